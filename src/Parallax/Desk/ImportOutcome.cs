namespace Parallax.Desk;

/// <summary>What the report of an import says, as its row keeps it.</summary>
public sealed record ImportOutcome
{
    public long Tasks { get; init; }
    public long Skipped { get; init; }
    public long Replaced { get; init; }
    public long Presentations { get; init; }
    public IReadOnlyList<string> Notes { get; init; } = [];
    public IReadOnlyList<ImportProblem> Problems { get; init; } = [];
    public long ProblemCount { get; init; }
}

public sealed record ImportProblem(long Line, string? Field, string Message);
