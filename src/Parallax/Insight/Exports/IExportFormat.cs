namespace Parallax.Insight.Exports;

/// <summary>One way to write a project's judgments down.</summary>
public interface IExportFormat
{
    /// <summary>As it is asked for: <c>trl-preference</c>.</summary>
    string Name { get; }

    string Title { get; }

    /// <summary>One sentence on what it is for.</summary>
    string For { get; }

    /// <summary>What is said in a judgment and cannot be said in this format, a sentence each.</summary>
    IReadOnlyList<string> Loses { get; }

    /// <summary>Whether judgments of withdrawn tasks have a place in it, because they can be marked.</summary>
    bool MarksWithdrawn => false;

    Task WriteAsync(ExportRun run, CancellationToken cancel);
}
