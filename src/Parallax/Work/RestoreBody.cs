using Parallax.Projects;

namespace Parallax.Work;

/// <summary>Turns what was said of responses back into what was said of positions: the reverse of <see cref="ResolveAnswers"/>.</summary>
public static class RestoreBody
{
    public static JudgmentBody Of(AssignedContent shown, Answers answers)
    {
        ArgumentNullException.ThrowIfNull(shown);
        ArgumentNullException.ThrowIfNull(answers);
        var positions = shown.Responses.ToDictionary(r => r.Id, r => r.Position);
        return new JudgmentBody
        {
            Protocol = new ProtocolName(shown.Protocol.Name, shown.Protocol.Version),
            Bound = new BodyBound(answers.Bound.Prompt, [.. shown.Media.Select(m => m.Hash)], answers.Bound.Responses.ToDictionary(b => positions[b.Key], b => b.Value)),
            Preference = answers.Preference is { } preference ? Preferences.Restore(preference, positions) : null,
            Responses = answers.Responses.ToDictionary(r => positions[r.Key], r => new BodyResponse(r.Value.Dimensions, r.Value.Steps, r.Value.Recognition)),
            Issues = [.. answers.Issues.Select(i => new BodyIssue(positions[i.Response], i.Code, i.Severity, [.. i.Anchors.Select(a => ShownMedia.AsShown(shown, a))], i.Note, i.Correction))],
            Interpretations = answers.Interpretations ?? [],
            Flags = [.. (answers.Flags ?? []).Select(f => new BodyFlag(f.Flag, f.Note, f.Response is { } response ? positions[response] : null))],
            Rationale = answers.Rationale,
            Client = new BodyClient(answers.ClientActiveSeconds),
        };
    }
}
