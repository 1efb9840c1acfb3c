using Parallax.Projects;

namespace Parallax.Work;

/// <summary>One response as it is shown under a position.</summary>
public sealed record ShownResponse(string Position, Guid Id, string Hash, IReadOnlyList<Step> Steps);

/// <summary>Everything that one assignment shows, and that its judgment is checked against.</summary>
public sealed record AssignedContent(
    Guid ProtocolId,
    ProtocolDefinition Protocol,
    string PromptHash,
    IReadOnlyList<Turn> Turns,
    IReadOnlyList<TaskMedium> Media,
    IReadOnlyList<ShownResponse> Responses)
{
    /// <summary>What the contributor answered before; null while that is awaited, or is not asked.</summary>
    public OwnAnswer? OwnAnswer { get; init; }

    /// <summary>Whether the responses are held back until the contributor has answered.</summary>
    public bool AwaitsAnswer => Protocol.AnswerFirst is not null && OwnAnswer is null;
}
