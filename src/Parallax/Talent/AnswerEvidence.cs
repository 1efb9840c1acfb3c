using Parallax.Work;

namespace Parallax.Talent;

/// <summary>One answer of a screening as the evidence viewer takes it; responses stand under the letters that the person saw, which their words speak of.</summary>
public static class AnswerEvidence
{
    public static EvidencePayload Of(Guid screening, ShownItem shown, Answers answers, string person, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(shown);
        ArgumentNullException.ThrowIfNull(answers);
        return new EvidencePayload(
            new TaskPayload(shown.Category, shown.Turns, shown.Reference, [.. shown.Media.Select(m => MediumPayload.Of($"/api/screenings/{screening}/media", m))]),
            shown.Protocol with { Guidelines = null },
            [.. answers.Shown.Select(id => EvidenceResponse.Blind(id, answers.PositionOf(id), shown.Responses.First(r => r.Id == id).Steps))],
            [EvidenceJudgment.Of(answers, person, at)]);
    }
}
