using System.Text.Json;
using Parallax.Projects;
using Parallax.Work;
using Parquet;
using Parquet.Schema;

namespace Parallax.Insight.Exports.Formats;

/// <summary>The judgments as a table: what is one value is a column, what is a list is JSON in a column.</summary>
public sealed class ParquetFormat : IExportFormat
{
    public const string FileName = "judgments.parquet";

    /// <summary>Rows of a group: all that is held at a time.</summary>
    private const int GroupRows = 5000;

    public string Name => "judgments-parquet";

    public string Title => "Judgments, Parquet";

    public string For => "The same as a table for DuckDB, pandas or Spark: quick to filter and count.";

    public IReadOnlyList<string> Loses => ["Lists (responses, issues, readings, flags) are JSON texts in a column each."];

    public bool MarksWithdrawn => true;

    public async Task WriteAsync(ExportRun run, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(run);
        var file = run.Open(FileName);
        var columns = Columns();
        var schema = new ParquetSchema([.. columns.Select(c => c.Field)]);
        await using (var body = file.AsStream())
        await using (var parquet = await ParquetWriter.CreateAsync(schema, body, new ParquetOptions { CompressionMethod = CompressionMethod.Snappy }, false, cancel))
        {
            parquet.CustomMetadata = new Dictionary<string, string> { ["parallax.schema"] = "judgment-1", ["parallax.project"] = run.Project.Slug };
            var rows = new List<JudgmentLine>(GroupRows);
            await foreach (var line in JudgmentsFormat.LinesAsync(run, cancel))
            {
                rows.Add(line);
                if (rows.Count == GroupRows) await GroupAsync(parquet, columns, rows, cancel);
            }

            // A file without any group is read by few.
            if (rows.Count > 0 || run.Total == 0) await GroupAsync(parquet, columns, rows, cancel);
        }

        run.Count("rows", run.Used);
    }

    private static async Task GroupAsync(ParquetWriter parquet, IReadOnlyList<Column> columns, List<JudgmentLine> rows, CancellationToken cancel)
    {
        using var group = parquet.CreateRowGroup();
        foreach (var column in columns) await column.WriteAsync(group, rows, cancel);
        group.CompleteValidate();
        rows.Clear();
    }

    private static List<Column> Columns() =>
    [
        Text("judgment", l => l.Judgment.ToString()),
        Number("revision", l => l.Revision),
        Flag("spare", l => l.Spare),
        Flag("withdrawn", l => l.Withdrawn),
        Text("project", l => l.Project),
        Text("task", l => l.Task),
        Text("category", l => l.Category),
        Text("presentation", l => l.Presentation.ToString()),
        Text("contributor", l => l.Contributor),
        Text("protocol", l => l.Protocol.Name),
        Number("protocol_version", l => l.Protocol.Version),
        Text("protocol_hash", l => l.Protocol.Hash),
        Instant("assigned_at", l => l.AssignedAt),
        Instant("submitted_at", l => l.SubmittedAt),
        Number("client_active_seconds", l => l.ClientActiveSeconds),
        Text("model_a", l => l.Responses[0].Model),
        Text("version_a", l => l.Responses[0].Version),
        Text("model_b", l => l.Responses.ElementAtOrDefault(1)?.Model),
        Text("version_b", l => l.Responses.ElementAtOrDefault(1)?.Version),
        Text("preferred", l => l.Preference is { Better: { } better } ? better == 0 ? "a" : "b" : null),
        Text("strength", l => l.Preference?.Strength),
        Json("responses", l => l.Responses),
        Json("issues", l => l.Issues),
        Number("issue_count", l => l.Issues.Count),
        Json("interpretations", l => l.Interpretations),
        Json("flags", l => l.Flags),
        Json("own_answer", l => l.OwnAnswer),
        Text("rationale", l => l.Rationale),
    ];

    private sealed record Column(DataField Field, Func<ParquetRowGroupWriter, IReadOnlyList<JudgmentLine>, CancellationToken, Task> Write)
    {
        public Task WriteAsync(ParquetRowGroupWriter group, IReadOnlyList<JudgmentLine> rows, CancellationToken cancel) => Write(group, rows, cancel);
    }

    private static Column Text(string name, Func<JudgmentLine, string?> of)
    {
        var field = new DataField(name, typeof(string), true);
        return new Column(field, (group, rows, _) => group.WriteAsync(field, (string[])[.. rows.Select(r => of(r)!)]));
    }

    private static Column Json(string name, Func<JudgmentLine, object?> of) =>
        Text(name, l => of(l) is { } value ? JsonSerializer.Serialize(value, value.GetType(), Content.Json) : null);

    private static Column Number(string name, Func<JudgmentLine, int> of) => Plain(new DataField(name, typeof(int), false), of);

    private static Column Flag(string name, Func<JudgmentLine, bool> of) => Plain(new DataField(name, typeof(bool), false), of);

    private static Column Instant(string name, Func<JudgmentLine, DateTimeOffset> of) =>
        Plain(new DateTimeDataField(name, DateTimeFormat.Timestamp, true, DateTimeTimeUnit.Micros, false), l => of(l).UtcDateTime);

    private static Column Plain<T>(DataField field, Func<JudgmentLine, T> of)
        where T : struct =>
        new(field, (group, rows, cancel) => group.WriteAsync<T>(field, rows.Select(of).ToArray(), null, null, cancel));
}
