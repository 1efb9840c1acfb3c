using Microsoft.EntityFrameworkCore;
using Parallax.Data;

namespace Parallax.Insight;

/// <summary>
/// What failure profiles are made of: by model, code and category how many judged responses of each person had such an issue, and by
/// task which share. An issue that one person found twice in one response counts once.
/// </summary>
public sealed class FailureCounts
{
    private readonly Dictionary<(int Model, string Category), Dictionary<int, long>> _judged = [];
    private readonly Dictionary<(int Model, string Code, string Category), CellCount> _found = [];
    private readonly Dictionary<(int Task, int Model), int> _judgedOnTask = [];
    private readonly Dictionary<string, Dictionary<(int Task, int Model), int>> _foundOnTask = [];
    private readonly Dictionary<int, string> _categories = [];

    public IReadOnlyDictionary<(int Model, string Category), Dictionary<int, long>> Judged => _judged;

    /// <summary>By class as well as by code: the key is <c>class/</c> or <c>class/code</c>.</summary>
    public IReadOnlyDictionary<(int Model, string Code, string Category), CellCount> Found => _found;

    public IReadOnlyDictionary<(int Task, int Model), int> JudgedOnTask => _judgedOnTask;

    public IReadOnlyDictionary<string, Dictionary<(int Task, int Model), int>> FoundOnTask => _foundOnTask;

    public IReadOnlyDictionary<int, string> Categories => _categories;

    public static string Key(string issueClass, string code) => $"{issueClass}/{code}";

    public static async Task<FailureCounts> OfAsync(AppDb db, InsightData data, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(data);
        var issues = db.Set<IssueFact>().AsNoTracking().Where(i => i.ProjectId == data.Project.Id).OrderBy(i => i.AssignmentId);
        return await OfAsync(data, issues.AsAsyncEnumerable(), cancel);
    }

    /// <param name="issues">Those of one assignment stand together.</param>
    public static async Task<FailureCounts> OfAsync(InsightData data, IAsyncEnumerable<IssueFact> issues, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(data);
        var counts = new FailureCounts();
        foreach (var j in data.Judgments.Where(j => j.Protocol.Issues is not null))
        {
            counts.Judge(j, j.First);
            if (j.Second is { } second) counts.Judge(j, second);
        }

        await counts.ReadAsync(data, issues, cancel);
        return counts;
    }

    private void Judge(JudgmentRecord judgment, int model)
    {
        Add(Of(_judged, (model, judgment.Category)), judgment.Person, 1);
        _judgedOnTask[(judgment.Task, model)] = _judgedOnTask.GetValueOrDefault((judgment.Task, model)) + 1;
        _categories.TryAdd(judgment.Task, judgment.Category);
    }

    private async Task ReadAsync(InsightData data, IAsyncEnumerable<IssueFact> issues, CancellationToken cancel)
    {
        var highest = (short)(data.Protocol.Issues?.Severities.Max(s => s.Value) ?? short.MaxValue);
        var seen = new HashSet<(Guid, string)>();
        var assignment = Guid.Empty;
        await foreach (var issue in issues.WithCancellation(cancel))
        {
            if (!data.Versions.ContainsKey(issue.ProtocolId) || !data.TaskNumbers.TryGetValue(issue.TaskId, out var task)) continue;
            if (issue.AssignmentId != assignment) seen.Clear();
            assignment = issue.AssignmentId;
            foreach (var key in new[] { Key(issue.Class, ""), Key(issue.Class, issue.Code) })
                Find(key, issue.Model - 1, issue.Category, task, data.PersonNumbers[issue.PersonId], issue.Severity >= highest, seen.Add((issue.ResponseId, key)));
        }
    }

    private void Find(string key, int model, string category, int task, int person, bool severe, bool first)
    {
        if (!_found.TryGetValue((model, key, category), out var cell)) _found[(model, key, category)] = cell = new CellCount();
        if (severe) cell.Severe++;
        if (!first) return;
        Add(cell.ByPerson, person, 1);
        cell.Tasks.Add(task);
        if (!_foundOnTask.TryGetValue(key, out var onTask)) _foundOnTask[key] = onTask = [];
        onTask[(task, model)] = onTask.GetValueOrDefault((task, model)) + 1;
    }

    private static Dictionary<int, long> Of<TKey>(Dictionary<TKey, Dictionary<int, long>> all, TKey key)
        where TKey : notnull => all.TryGetValue(key, out var one) ? one : all[key] = [];

    internal static void Add(Dictionary<int, long> counts, int key, long more) => counts[key] = counts.GetValueOrDefault(key) + more;
}

/// <summary>One cell while it is counted.</summary>
public sealed class CellCount
{
    /// <summary>By the number of the person: judged responses in which they found it.</summary>
    public Dictionary<int, long> ByPerson { get; } = [];

    public HashSet<int> Tasks { get; } = [];

    public long Severe { get; set; }
}
