using Parallax.Data;
using Parallax.Statistics.Sequential;

namespace Parallax.Insight;

/// <summary>
/// Where two models fail differently: over the tasks on which both were judged, the sign test of which one the issue was found in more
/// often, as an e-value; over all codes of a table e-BH holds the false discovery rate. A task is one observation, however many judged it.
/// </summary>
public sealed class DifferenceMaker : IFigureMaker
{
    /// <summary>Of more models the pairs are too many to be kept ready.</summary>
    public const int MostModels = 30;

    public string Kind => FailureDifference.Kind;

    public async Task<IReadOnlyDictionary<string, object>> MakeAsync(AppDb db, InsightData data, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(data);
        var made = new Dictionary<string, object>();
        if (data.Protocol.Issues is not { } asked || data.Models.Count is < 2 or > MostModels) return made;
        var counts = await data.FailuresAsync(db, cancel);
        var codes = asked.Classes.SelectMany(c => c.Codes.Select(code => (Class: c.Id, code.Code))).ToList();
        foreach (var scope in data.Scopes)
        {
            var signs = codes.ConvertAll(c => Signs(data, counts, FailureCounts.Key(c.Class, c.Code), scope));
            var both = Both(data, counts, scope);
            for (var a = 0; a < data.Models.Count; a++)
                for (var b = a + 1; b < data.Models.Count; b++)
                    if (both[a, b] > 0) made[FailureDifference.Key(a + 1, b + 1, scope)] = Of(a, b, scope, both[a, b], codes, signs);
        }

        return made;
    }

    private static FailureDifference Of(int a, int b, string scope, int tasks, List<(string Class, string Code)> codes, List<int[,]> signs)
    {
        var evidence = signs.ConvertAll(s => new BetaBinomialTest(s[a, b], s[b, a]).EValue());
        var sure = EBenjaminiHochberg.Rejected([.. evidence], FailureDifference.Alpha);
        return new FailureDifference(a + 1, b + 1, scope, tasks, [.. codes.Select((c, i) => new DifferenceLine(c.Class, c.Code, signs[i][a, b], signs[i][b, a], evidence[i], sure[i]))]);
    }

    /// <summary>At [a, b]: tasks on which the issue was found in a larger share of the judgments of a than of b.</summary>
    private static int[,] Signs(InsightData data, FailureCounts counts, string key, string scope)
    {
        var signs = new int[data.Models.Count, data.Models.Count];
        if (!counts.FoundOnTask.TryGetValue(key, out var found)) return signs;
        foreach (var task in found.Keys.Select(k => k.Task).Distinct())
        {
            if (scope.Length > 0 && counts.Categories[task] != scope) continue;
            var shares = Shares(data.Models.Count, counts, found, task);
            for (var a = 0; a < shares.Length; a++)
                for (var b = 0; b < shares.Length; b++)
                    if (shares[a] > shares[b]) signs[a, b]++;
        }

        return signs;
    }

    /// <summary>NaN, which is larger than nothing, where a model was not judged.</summary>
    private static double[] Shares(int models, FailureCounts counts, Dictionary<(int Task, int Model), int> found, int task)
    {
        var shares = new double[models];
        for (var m = 0; m < models; m++)
            shares[m] = counts.JudgedOnTask.TryGetValue((task, m), out var n) ? (double)found.GetValueOrDefault((task, m)) / n : double.NaN;
        return shares;
    }

    private static int[,] Both(InsightData data, FailureCounts counts, string scope)
    {
        var both = new int[data.Models.Count, data.Models.Count];
        foreach (var task in counts.JudgedOnTask.Keys.Where(k => scope.Length == 0 || counts.Categories[k.Task] == scope).GroupBy(k => k.Task))
        {
            var models = task.Select(k => k.Model).Order().ToList();
            for (var i = 0; i < models.Count; i++)
                for (var j = i + 1; j < models.Count; j++) both[models[i], models[j]]++;
        }

        return both;
    }
}
