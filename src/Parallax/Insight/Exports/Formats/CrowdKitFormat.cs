using System.Globalization;
using Parallax.Work;

namespace Parallax.Insight.Exports.Formats;

/// <summary>Labels by task and worker, one file a question, for aggregation by crowd-kit; and the comparisons that have a winner.</summary>
public sealed class CrowdKitFormat : IExportFormat
{
    public string Name => "crowdkit-csv";

    public string Title => "crowd-kit, CSV";

    public string For => "Labels by task and worker for crowd-kit: aggregate them by Dawid-Skene and others, and see who agrees with whom.";

    public IReadOnlyList<string> Loses =>
    [
        "pairwise.csv has no place for ties and \"both bad\": they are left out there, not written twice, and stand in preference.csv.",
        "\"Much better\" is \"better\" in pairwise.csv; preference.csv keeps it.",
        "Issues, anchors and words have no place.",
    ];

    public async Task WriteAsync(ExportRun run, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(run);
        var files = new Files(run);
        await foreach (var task in run.Bundles.AllAsync(cancel))
            foreach (var presentation in task.Presentations)
                foreach (var judgment in presentation.Judgments)
                {
                    var rows = 0;
                    if (judgment.Answers.Preference is { } preference && presentation.Second is not null) rows += await PreferenceAsync(run, files, presentation, judgment, preference, cancel);
                    foreach (var response in presentation.Responses) rows += await ResponseAsync(files, judgment, response, cancel);
                    if (rows > 0) run.Use();
                    else run.LeaveOut(LeftOut.NotAsked);
                }

        files.Count();
    }

    private static async Task<int> PreferenceAsync(ExportRun run, Files files, PresentationBundle presentation, SaidJudgment judgment, Preference said, CancellationToken cancel)
    {
        var label = said.Better is { } better ? $"{(better == presentation.First.Id ? "first" : "second")}-{said.Strength}" : said.Strength;
        await files.LabelAsync("preference.csv", presentation.Id.ToString(), judgment.Contributor, label, cancel);
        if (said.Better is null)
        {
            run.Omit("pairwise.csv", said.Strength == "both-bad" ? LeftOut.BothBad : LeftOut.Tie);
            return 1;
        }

        var (left, right) = (presentation.First.Name, presentation.Second!.Name);
        await files.RowAsync("pairwise.csv", "worker,left,right,label", cancel, judgment.Contributor, left, right, said.Better == presentation.First.Id ? left : right);
        return 2;
    }

    private static async Task<int> ResponseAsync(Files files, SaidJudgment judgment, ShownResponse response, CancellationToken cancel)
    {
        if (judgment.Of(response) is not { } said) return 0;
        var rows = 0;
        foreach (var (dimension, rating) in said.Dimensions)
        {
            await files.LabelAsync($"rating-{dimension}.csv", response.Id.ToString(), judgment.Contributor, rating.ToString(), cancel);
            rows++;
        }

        for (var step = 0; step < said.Steps.Count; step++, rows++)
            await files.LabelAsync("steps.csv", string.Create(CultureInfo.InvariantCulture, $"{response.Id}:{step}"), judgment.Contributor, said.Steps[step], cancel);
        return rows;
    }

    /// <summary>The files, each opened with its head when its first row comes.</summary>
    private sealed class Files(ExportRun run)
    {
        private readonly SortedDictionary<string, ExportFile> _files = new(StringComparer.Ordinal);

        public Task LabelAsync(string name, string task, string worker, string label, CancellationToken cancel) => RowAsync(name, "task,worker,label", cancel, task, worker, label);

        public async Task RowAsync(string name, string head, CancellationToken cancel, params string[] cells)
        {
            if (!_files.TryGetValue(name, out var file))
            {
                _files[name] = file = run.Open(name);
                await file.LineAsync(head, cancel);
            }

            await file.LineAsync(string.Join(',', cells.Select(Cell)), cancel);
        }

        public void Count()
        {
            foreach (var (name, file) in _files) run.Count(name, file.Lines - 1);
        }

        private static string Cell(string text) => text.AsSpan().IndexOfAny(",\"\n\r") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
