using Parallax.Projects;
using Parallax.Work;

namespace Parallax.Quality;

/// <summary>What kind of thing a part is: it says what stands in its place when it is corrected.</summary>
public enum PartKind
{
    Choice,

    /// <summary>A level or a word.</summary>
    Rating,
    Issue,
    Readings,
    Text,

    /// <summary>Can be remarked on and sent back, and is not changed by a reviewer.</summary>
    Fixed,
}

/// <summary>One part of a judgment that a reviewer looks at.</summary>
/// <param name="Name">The field's name, as errors have it.</param>
/// <param name="Group">What it stands under.</param>
/// <param name="Said">What the contributor said, in words.</param>
/// <param name="Value">The same as the control has it.</param>
/// <param name="Choices">What else could be said, for a choice or a rating.</param>
public sealed record JudgmentPart(string Name, string Group, string Label, string Said, PartKind Kind, string Value, IReadOnlyList<PartChoice> Choices)
{
    /// <summary>What is said of the judgment as a whole, and of what is missing in it.</summary>
    public const string Whole = "judgment";

    public const string Answer = "answer";

    /// <summary>Whether a reviewer can put something else in its place.</summary>
    public bool IsCorrectable => Kind != PartKind.Fixed;
}

public sealed record PartChoice(string Value, string Words);

/// <summary>Takes a judgment apart, by position as its contributor saw it.</summary>
public static class JudgmentParts
{
    private static readonly PartChoice[] Verdicts = [.. StepVerdicts.All.Select(v => new PartChoice(v, Web.Pages.Words.Label(v)))];

    public static IReadOnlyList<JudgmentPart> Of(AssignedContent shown, JudgmentBody body)
    {
        ArgumentNullException.ThrowIfNull(shown);
        ArgumentNullException.ThrowIfNull(body);
        var parts = new List<JudgmentPart>();
        if (shown.OwnAnswer is { } own)
            parts.Add(new(JudgmentPart.Answer, "Own answer", "Own answer", $"{own.Answer}\n{string.Join("\n", own.Steps.Select((s, i) => $"{i + 1}. {s}"))}\nConfidence: {own.Confidence}%".Trim(), PartKind.Fixed, "", []));
        if (body.Preference is { } preference) parts.Add(Preference(shown.Protocol, preference));
        foreach (var response in shown.Responses) parts.AddRange(Response(shown.Protocol, response, body.Responses[response.Position], shown.Responses.Count > 1));
        for (var i = 0; i < body.Issues.Count; i++) parts.Add(Issue(shown.Protocol, body.Issues[i], i));
        if (shown.Protocol.Interpretations is not null)
        {
            var lines = string.Join("\n", body.Interpretations.Select(r => $"{r.Share} {r.Text}"));
            parts.Add(new("interpretations", "Readings", "Readings", lines.Length == 0 ? "None" : lines, PartKind.Readings, lines, []));
        }

        if (shown.Protocol.Rationale is not null || body.Rationale.Length > 0) parts.Add(new("rationale", "Reason", "Rationale", body.Rationale.Length == 0 ? "None" : body.Rationale, PartKind.Text, body.Rationale, []));
        if (body.Flags.Count > 0)
            parts.Add(new("flags", "About the task", "Reported about the task", string.Join("\n", body.Flags.Select(f => $"{Web.Pages.Words.Label(f.Flag)} {f.Note}".Trim())), PartKind.Fixed, "", []));
        return parts;
    }

    private static JudgmentPart Preference(ProtocolDefinition protocol, string said) =>
        new("preference", "Preference", protocol.Preference?.Asks ?? "Preference", PreferenceWords(said), PartKind.Choice, said, [.. Preferences.All.Select(p => new PartChoice(p, PreferenceWords(p)))]);

    private static string PreferenceWords(string code) => code.Replace('-', ' ') is { Length: > 0 } words ? Web.Pages.Words.Capital(words) : code;

    private static IEnumerable<JudgmentPart> Response(ProtocolDefinition protocol, ShownResponse response, BodyResponse said, bool several)
    {
        var group = several ? $"Response {response.Position}" : "Response";
        var field = $"responses.{response.Position}";
        foreach (var dimension in protocol.Dimensions.Where(d => said.Dimensions.ContainsKey(d.Id)))
        {
            var value = said.Dimensions[dimension.Id].ToString();
            PartChoice[] choices =
            [
                .. Enumerable.Range(1, 5).Select(l => new PartChoice($"{l}", $"{l}")),
                .. dimension.NotApplicable is null ? (PartChoice[])[] : [new(Rating.NotApplicable, "Not applicable")],
                new(Rating.CannotJudge, "Cannot judge"),
            ];
            yield return new($"{field}.dimensions.{dimension.Id}", group, dimension.Name, Words(choices, value), PartKind.Rating, value, choices);
        }

        for (var i = 0; i < said.Steps.Count; i++)
            yield return new($"{field}.steps[{i}]", group, $"Step {i + 1}", Words(Verdicts, said.Steps[i]), PartKind.Choice, said.Steps[i], Verdicts);
        if (said.Recognition is { } recognition)
        {
            PartChoice[] choices = [.. Recognitions.All.Select(r => new PartChoice(r, Web.Pages.Words.Label(r)))];
            yield return new($"{field}.recognition", group, protocol.Interpretations?.RecognitionAsks ?? "Recognition", Words(choices, recognition), PartKind.Choice, recognition, choices);
        }
    }

    private static JudgmentPart Issue(ProtocolDefinition protocol, BodyIssue issue, int index)
    {
        var codes = protocol.Issues?.Classes.SelectMany(c => c.Codes).Select(c => new PartChoice(c.Code, c.Name)).ToList() ?? [];
        var said = $"{Words(codes, issue.Code)}, severity {issue.Severity}, response {issue.Response}";
        if (issue.Note.Length > 0) said += $"\n{issue.Note}";
        if (issue.Correction.Length > 0) said += $"\nShould be: {issue.Correction}";
        return new($"issues[{index}]", "Issues", $"Issue {index + 1}", said, PartKind.Issue, issue.Code, codes);
    }

    private static string Words(IReadOnlyList<PartChoice> choices, string value) => choices.FirstOrDefault(c => c.Value == value)?.Words ?? value;
}
