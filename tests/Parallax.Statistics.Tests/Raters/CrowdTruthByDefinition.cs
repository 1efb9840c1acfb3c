using Parallax.Statistics.Input;

namespace Parallax.Statistics.Tests.Raters;

/// <summary>CrowdTruth 2.0 as the paper writes it: dense vectors, all pairs, no shortcuts.</summary>
internal static class CrowdTruthByDefinition
{
    public static (double[] Units, double[] Workers, double[] Classes) Rounds(Labels labels, int rounds)
    {
        var (tasks, workers, classes) = (labels.Tasks.Count, labels.Workers.Count, labels.Classes.Count);
        var v = new double[tasks, workers][];
        for (var t = 0; t < tasks; t++)
            for (var i = 0; i < labels.WorkersOfTask(t).Length; i++)
                (v[t, labels.WorkersOfTask(t)[i]] ??= new double[classes])[labels.ClassesOfTask(t)[i]] = 1;
        var pairs = Enumerable.Range(0, workers).SelectMany(i => Enumerable.Range(0, workers).Where(j => j != i).Select(j => (I: i, J: j))).ToList();
        bool Both(int t, int i, int j) => v[t, i] is not null && v[t, j] is not null;
        bool Shared(int t) => pairs.Any(p => Both(t, p.I, p.J));
        var (unit, worker, quality) = (Enumerable.Range(0, tasks).Select(t => Shared(t) ? 1.0 : 0).ToArray(), Enumerable.Repeat(1.0, workers).ToArray(), Enumerable.Repeat(1.0, classes).ToArray());
        for (var round = 0; round < rounds; round++)
        {
            var (u, w, q) = (unit, worker, quality);
            double Cosine(double[] a, double[] b)
            {
                double Product(double[] x, double[] y) => Enumerable.Range(0, classes).Sum(c => q[c] * x[c] * y[c]);
                return Ratio(Product(a, b), Math.Sqrt(Product(a, a) * Product(b, b)));
            }

            double[] Others(int t, int i) => [.. Enumerable.Range(0, classes).Select(c => pairs.Where(p => p.I == i && Both(t, i, p.J)).Sum(p => w[p.J] * v[t, p.J][c]))];
            unit = [.. Enumerable.Range(0, tasks).Select(t => pairs.Where(p => Both(t, p.I, p.J)).ToList()).Select((met, t) =>
                Ratio(met.Sum(p => Cosine(v[t, p.I], v[t, p.J]) * w[p.I] * w[p.J]), met.Sum(p => w[p.I] * w[p.J])))];
            worker = [.. Enumerable.Range(0, workers).Select(i =>
            {
                var own = Enumerable.Range(0, tasks).Where(t => v[t, i] is not null && Shared(t)).ToList();
                var met = own.SelectMany(t => pairs.Where(p => p.I == i && Both(t, i, p.J)).Select(p => (T: t, p.J))).ToList();
                return Ratio(own.Sum(t => u[t] * Cosine(v[t, i], Others(t, i))), own.Sum(t => u[t]))
                    * Ratio(met.Sum(m => u[m.T] * w[m.J] * Cosine(v[m.T, i], v[m.T, m.J])), met.Sum(m => u[m.T] * w[m.J]));
            })];
            quality = [.. Enumerable.Range(0, classes).Select(c =>
            {
                var given = pairs.Select(p => (p.I, p.J, T: Enumerable.Range(0, tasks).Where(t => Both(t, p.I, p.J)).ToList()))
                    .Select(p => (Weight: w[p.I] * w[p.J], Met: p.T.Sum(t => u[t] * v[t, p.J][c]), Agreed: p.T.Sum(t => u[t] * v[t, p.I][c] * v[t, p.J][c]))).Where(p => p.Met > 0).ToList();
                return Ratio(given.Sum(p => p.Weight * p.Agreed / p.Met), given.Sum(p => p.Weight));
            })];
        }

        return (unit, worker, quality);
    }

    private static double Ratio(double part, double all) => all > 0 ? part / all : 0;
}
