using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Projects;
using Parallax.Statistics.Inference;

namespace Parallax.Insight;

/// <summary>
/// Holds each judge against people: calibrates it by isotonic regression, cross-fitted, and combines both by prediction-powered inference
/// (PPI++). The unit is a response; what several people said of it is averaged.
/// </summary>
public sealed class JudgeMaker : IFigureMaker
{
    private const int MostGroups = 10;

    public string Kind => JudgeReport.Kind;

    private sealed record Scored(int Model, double Judge, double? Human);

    public async Task<IReadOnlyDictionary<string, object>> MakeAsync(AppDb db, InsightData data, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(data);
        var made = new Dictionary<string, object>();
        foreach (var run in await db.Set<JudgeRun>().AsNoTracking().Where(r => r.ProjectId == data.Project.Id).OrderBy(r => r.ImportedAt).ToListAsync(cancel))
            made[$"{run.Id:N}"] = await OfAsync(db, data, run, cancel);
        return made;
    }

    private static async Task<JudgeReport> OfAsync(AppDb db, InsightData data, JudgeRun run, CancellationToken cancel)
    {
        var human = HumanMeans(data, run.Metric);
        var numbers = data.Models.ToDictionary(m => (m.Model, m.Version), m => m.Number - 1);
        var rows = from s in db.Set<JudgeScore>().AsNoTracking() where s.RunId == run.Id join r in db.Set<Response>() on s.ResponseId equals r.Id orderby r.Id select new { r.Id, r.Model, r.Version, s.Score };
        var scored = new List<Scored>();
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancel))
            scored.Add(new Scored(numbers.GetValueOrDefault((row.Model, row.Version ?? ""), -1), row.Score, human.TryGetValue(row.Id, out var mean) ? mean : null));
        var name = run.Metric == JudgeRun.Preference ? "Preference" : data.Protocol.Dimensions.FirstOrDefault(d => d.Id == run.Metric)?.Name ?? run.Metric;
        var both = scored.Where(s => s.Human is not null).ToList();
        var calibrated = Calibrated(scored);
        return new JudgeReport(
            run.Id, run.Judge, run.Prompt, run.Metric, name, run.ImportedAt, scored.Count, both.Count, Estimate(calibrated).Rho, Deviation(both), Curve(both), JudgedModel.Of(null, Estimate(calibrated)),
            [.. calibrated.Where(s => s.Model >= 0).GroupBy(s => s.Model).OrderBy(g => g.Key).Select(g => JudgedModel.Of(data.Models[g.Key], Estimate([.. g])))]);
    }

    private static PpiEstimate Estimate(IReadOnlyList<Scored> scored)
    {
        var both = scored.Where(s => s.Human is not null).ToList();
        return PpiMean.Of([.. both.Select(s => s.Human!.Value)], [.. both.Select(s => s.Judge)], [.. scored.Where(s => s.Human is null).Select(s => s.Judge)]);
    }

    /// <summary>The judge's scores on the scale of people; as they are where too few have both.</summary>
    private static List<Scored> Calibrated(List<Scored> scored)
    {
        var (both, alone) = (scored.Where(s => s.Human is not null).ToList(), scored.Where(s => s.Human is null).ToList());
        if (both.Count < 2) return scored;
        var (labelled, rest) = IsotonicCalibration.CrossFit([.. both.Select(s => s.Judge)], [.. both.Select(s => s.Human!.Value)], [.. alone.Select(s => s.Judge)]);
        return [.. both.Select((s, i) => s with { Judge = labelled[i] }), .. alone.Select((s, i) => s with { Judge = rest[i] })];
    }

    private static double? Deviation(List<Scored> both)
    {
        if (both.Count < 2) return null;
        var mean = both.Average(s => s.Human!.Value);
        return Math.Sqrt(both.Sum(s => Math.Pow(s.Human!.Value - mean, 2)) / (both.Count - 1));
    }

    private static List<CalibrationPoint> Curve(List<Scored> both)
    {
        var ordered = both.OrderBy(s => s.Judge).ToList();
        var size = Math.Max(1, (int)Math.Ceiling(ordered.Count / (double)MostGroups));
        return [.. ordered.Chunk(size).Select(g => new CalibrationPoint(g.Average(s => s.Judge), ClusteredMean.Of(g.Select(s => (IReadOnlyList<double>)[s.Human!.Value])).Mean))];
    }

    /// <summary>By response what people said of it on average: the share of comparisons it won (a tie half), or its mean level.</summary>
    private static Dictionary<Guid, double> HumanMeans(InsightData data, string metric)
    {
        var sums = new Dictionary<Guid, (double Sum, int N)>();
        void Add(Guid response, double value) => sums[response] = sums.TryGetValue(response, out var s) ? (s.Sum + value, s.N + 1) : (value, 1);
        foreach (var j in data.Judgments)
        {
            if (metric == JudgeRun.Preference)
            {
                if (j.Preference is not { } preference || j.SecondResponse is not { } second) continue;
                var won = preference is 0 or JudgmentFact.BothBad ? .5 : preference > 0 ? 1 : 0;
                Add(j.FirstResponse, won);
                Add(second, 1 - won);
                continue;
            }

            foreach (var (dimension, level) in j.Rated(0)) if (dimension.Id == metric) Add(j.FirstResponse, level);
            if (j.SecondResponse is { } other)
                foreach (var (dimension, level) in j.Rated(1)) if (dimension.Id == metric) Add(other, level);
        }

        return sums.ToDictionary(s => s.Key, s => s.Value.Sum / s.Value.N);
    }
}
