using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Projects;
using Parallax.Quality;
using Parallax.Work;

namespace Parallax.Insight.Exports.Formats;

/// <summary>Everything that was said, one judgment a line.</summary>
public sealed class JudgmentsFormat : IExportFormat
{
    public const string FileName = "judgments.jsonl";

    /// <summary>Lines that are made while those before are written.</summary>
    private const int Ahead = 256;

    public string Name => "judgments-jsonl";

    public string Title => "Judgments, JSON Lines";

    public string For => "Everything that was said, with all anchors and words: the export to analyse, and to keep.";

    public IReadOnlyList<string> Loses => [];

    public bool MarksWithdrawn => true;

    public Task WriteAsync(ExportRun run, CancellationToken cancel) => WriteJudgmentsAsync(run, cancel);

    public static async Task WriteJudgmentsAsync(ExportRun run, CancellationToken cancel)
    {
        var file = run.Open(FileName);
        await foreach (var line in LinesAsync(run, cancel).AheadAsync(Ahead, cancel)) await file.LineAsync(line, Content.Json, cancel);
        run.Count("judgments", file.Lines);
    }

    /// <summary>The lines, oldest first, with the account of them kept.</summary>
    public static async IAsyncEnumerable<JudgmentLine> LinesAsync(ExportRun run, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(run);
        var withdrawn = run.Db.Set<FlaggedTask>().Where(t => t.ProjectId == run.Project.Id && t.WithdrawnAt != null).Select(t => t.TaskId);
        if (!run.WithWithdrawn) run.LeaveOut(LeftOut.Withdrawn, await JudgmentLines.CountAsync(run.Db, run.Project, withdrawn, cancel));
        await foreach (var line in JudgmentLines.OfAsync(run.Db, run.Project, withdrawn, run.WithWithdrawn, cancel))
        {
            yield return line;
            run.Use();
            if (line.Spare) run.Count("judgments-spare");
            if (line.Withdrawn) run.Count("judgments-of-withdrawn-tasks");
            run.Looked++;
        }
    }
}
