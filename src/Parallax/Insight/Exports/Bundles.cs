using Parallax.Projects;
using Parallax.Work;

namespace Parallax.Insight.Exports;

/// <summary>A task with all that was said of it and counts.</summary>
public sealed record TaskBundle(
    Guid Id, string ExternalId, string Category, IReadOnlyList<Turn> Turns, IReadOnlyList<TaskMedium> Media, IReadOnlyList<PresentationBundle> Presentations);

/// <param name="Second">Null where one response is shown alone.</param>
/// <param name="Judgments">Oldest first; at least one.</param>
public sealed record PresentationBundle(Guid Id, ShownResponse First, ShownResponse? Second, IReadOnlyList<SaidJudgment> Judgments)
{
    public IEnumerable<ShownResponse> Responses => Second is null ? [First] : [First, Second];
}

public sealed record ShownResponse(Guid Id, string Model, string? Version, string? Text, IReadOnlyList<Step> Steps)
{
    /// <summary>As results show it: <c>llava-13b 1.5</c>.</summary>
    public string Name => Version is null ? Model : $"{Model} {Version}";
}

/// <param name="Contributor">The pseudonym.</param>
public sealed record SaidJudgment(Guid Id, string Contributor, ProtocolDefinition Protocol, Answers Answers, DateTimeOffset SubmittedAt)
{
    public ResponseAnswers? Of(ShownResponse response) => Answers.Responses.GetValueOrDefault(response.Id);
}
