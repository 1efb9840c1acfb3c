namespace Parallax.Projects;

/// <summary>How far an import has come, and what came of it.</summary>
public sealed record ImportReport
{
    public long LinesRead { get; set; }
    public long Tasks { get; set; }

    /// <summary>Tasks that the project has already, with the same content.</summary>
    public long Skipped { get; set; }

    /// <summary>Tasks that took the place of an earlier version.</summary>
    public long Replaced { get; set; }
    public long Presentations { get; set; }
    public long Slots { get; set; }
    public List<string> Notes { get; init; } = [];

    /// <summary>The first <see cref="TaskLimits.ProblemsReported"/>.</summary>
    public List<LineProblem> Problems { get; init; } = [];

    /// <summary>Of those that were looked for: reading stops at the limit.</summary>
    public long ProblemCount { get; set; }

    public void Add(LineProblem problem)
    {
        ProblemCount++;
        if (Problems.Count < TaskLimits.ProblemsReported) Problems.Add(problem);
    }
}
