using Parallax.Projects;
using Parallax.Work;

namespace Parallax.Quality;

/// <summary>The judgment under review with its task, as the evidence viewer takes it; responses stand under the letters that the contributor saw.</summary>
public static class ReviewEvidence
{
    /// <param name="media">The path that its images lie under.</param>
    public static EvidencePayload Of(LoadedReview loaded, string media)
    {
        ArgumentNullException.ThrowIfNull(loaded);
        var (shown, answers) = (loaded.Shown, Content.Read<Answers>(loaded.Judgment.Answers));
        return new EvidencePayload(
            new TaskPayload(loaded.Work.Task.Category, shown.Turns, loaded.Work.Task.Reference, [.. shown.Media.Select(m => MediumPayload.Of(media, m))]),
            shown.Protocol with { Guidelines = null },
            [.. shown.Responses.Select(r => EvidenceResponse.Blind(r.Id, r.Position, r.Steps))],
            [
                EvidenceJudgment.Of(answers, "The judgment", loaded.Judgment.SubmittedAt) with
                {
                    Issues = [.. answers.Issues.Select(i => i with { Anchors = [.. i.Anchors.Select(a => ShownMedia.AsShown(shown, a))] })],
                },
            ]);
    }
}
