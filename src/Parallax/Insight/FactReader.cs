using Parallax.Projects;
using Parallax.Work;

namespace Parallax.Insight;

/// <summary>A judgment with what it was about, as it is turned into facts.</summary>
public sealed record JudgmentRow(
    Guid Id, Guid Assignment, Guid Organization, Guid Project, Guid Task, Guid Presentation, Guid Person, Guid Protocol, string Category,
    Guid First, int FirstModel, Guid? Second, int? SecondModel, bool IsCorrected, DateTimeOffset SubmittedAt, string Answers);

/// <summary>Facts out of the JSON of a judgment.</summary>
public static class FactReader
{
    /// <summary>What is read of a judgment: the rest of it stays where it is.</summary>
    private sealed record Said
    {
        public IReadOnlyList<Guid> Shown { get; init; } = [];
        public Preference? Preference { get; init; }
        public IReadOnlyDictionary<Guid, ResponseAnswers> Responses { get; init; } = new Dictionary<Guid, ResponseAnswers>();
        public IReadOnlyList<Issue> Issues { get; init; } = [];
    }

    public static (JudgmentFact Judgment, IReadOnlyList<IssueFact> Issues) Of(JudgmentRow row, ProtocolDefinition protocol)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(protocol);
        var said = Content.Read<Said>(row.Answers);
        var first = said.Responses.GetValueOrDefault(row.First);
        var second = row.Second is { } id ? said.Responses.GetValueOrDefault(id) : null;
        var fact = new JudgmentFact
        {
            AssignmentId = row.Assignment,
            JudgmentId = row.Id,
            OrganizationId = row.Organization,
            ProjectId = row.Project,
            TaskId = row.Task,
            PresentationId = row.Presentation,
            PersonId = row.Person,
            ProtocolId = row.Protocol,
            Category = row.Category,
            FirstModel = row.FirstModel,
            SecondModel = row.SecondModel,
            FirstResponseId = row.First,
            SecondResponseId = row.Second,
            IsInOrder = said.Shown.Count == 0 || said.Shown[0] == row.First,
            Preference = PreferenceOf(said.Preference, row.First),
            Levels = LevelsOf(protocol, row.Second is null ? [first] : [first, second]),
            FirstSteps = (short)(first?.Steps.Count ?? 0),
            SecondSteps = (short)(second?.Steps.Count ?? 0),
            FirstWrong = (short?)first?.FirstWrong,
            SecondWrong = (short?)second?.FirstWrong,
            FirstSaw = first?.Recognition,
            SecondSaw = second?.Recognition,
            IsCorrected = row.IsCorrected,
            SubmittedAt = row.SubmittedAt,
        };
        return (fact, [.. said.Issues.Select((issue, i) => Of(row, issue, (short)i, protocol))]);
    }

    private static short? PreferenceOf(Preference? said, Guid first)
    {
        if (said is null) return null;
        if (said.Better is not { } better) return said.Strength == "both-bad" ? JudgmentFact.BothBad : (short)0;
        var strength = said.Strength == "much-better" ? 2 : 1;
        return (short)(better == first ? strength : -strength);
    }

    private static byte[] LevelsOf(ProtocolDefinition protocol, IReadOnlyList<ResponseAnswers?> responses)
    {
        var dimensions = protocol.Dimensions;
        var levels = new byte[responses.Count * dimensions.Count];
        for (var r = 0; r < responses.Count; r++)
            for (var d = 0; d < dimensions.Count; d++)
                levels[r * dimensions.Count + d] = Levels.Of(responses[r]?.Dimensions.TryGetValue(dimensions[d].Id, out var rating) == true ? rating : null);
        return levels;
    }

    private static IssueFact Of(JudgmentRow row, Issue issue, short ordinal, ProtocolDefinition protocol) => new()
    {
        AssignmentId = row.Assignment,
        Ordinal = ordinal,
        ProjectId = row.Project,
        TaskId = row.Task,
        ResponseId = issue.Response,
        PersonId = row.Person,
        ProtocolId = row.Protocol,
        Model = issue.Response == row.First ? row.FirstModel : row.SecondModel ?? row.FirstModel,
        Category = row.Category,
        Class = protocol.Issues?.Classes.FirstOrDefault(c => c.Codes.Any(code => code.Code == issue.Code))?.Id ?? "",
        Code = issue.Code,
        Severity = (short)issue.Severity,
    };
}
