namespace Parallax.Work;

/// <summary>Turns what was said of positions into what was said of responses. Only for a body that <see cref="CheckJudgment"/> passed.</summary>
public static class ResolveAnswers
{
    public static Answers Of(AssignedContent shown, JudgmentBody body)
    {
        var ids = shown.Responses.ToDictionary(r => r.Position, r => r.Id);
        return new Answers
        {
            Bound = new BoundTo(shown.PromptHash, [.. shown.Media.Select(m => m.Hash)], shown.Responses.ToDictionary(r => r.Id, r => r.Hash)),
            Shown = [.. shown.Responses.Select(r => r.Id)],
            Preference = body.Preference is { } given ? Preferences.Resolve(given, ids["A"], ids["B"]) : null,
            Responses = body.Responses.ToDictionary(
                r => ids[r.Key], r => new ResponseAnswers(r.Value.Dimensions, r.Value.Steps, StepVerdicts.FirstWrong(r.Value.Steps), shown.Protocol.Interpretations?.RecognitionAsks is null ? null : r.Value.Recognition)),
            Issues = [.. body.Issues.Select(i => new Issue(ids[i.Response], i.Code, i.Severity, i.Note, i.Correction, [.. i.Anchors.Select(a => ShownMedia.InTask(shown, a))]))],
            Interpretations = shown.Protocol.Interpretations is null ? null : [.. body.Interpretations.Select(i => i with { Text = i.Text.Trim() })],
            Flags = body.Flags.Count == 0 ? null : [.. body.Flags.Select(f => new ItemFlag(f.Flag, f.Note.Trim(), f.Response is { } position ? ids[position] : null))],
            OwnAnswer = shown.OwnAnswer,
            Rationale = body.Rationale,
            ClientActiveSeconds = Math.Clamp(body.Client?.ActiveSeconds ?? 0, 0, 86_400),
        };
    }
}
