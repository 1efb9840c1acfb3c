using CsCheck;
using Parallax.Statistics.Aggregation;
using Parallax.Statistics.Input;

namespace Parallax.Statistics.Tests.Aggregation;

public class InvarianceTests
{
    private sealed record Case((int Task, int Worker, int Class)[] Rows, int[] Tasks, int[] Workers, int[] Classes);

    private static readonly Gen<Case> Cases =
        from tasks in Gen.Int[2, 12]
        from workers in Gen.Int[2, 6]
        from classes in Gen.Int[2, 4]
        from rows in Gen.Select(Gen.Int[0, tasks - 1], Gen.Int[0, workers - 1], Gen.Int[0, classes - 1]).Array[6, 40]
        from t in Gen.Shuffle(Enumerable.Range(0, tasks).ToArray())
        from w in Gen.Shuffle(Enumerable.Range(0, workers).ToArray())
        from c in Gen.Shuffle(Enumerable.Range(0, classes).ToArray())
        select new Case([.. rows.DistinctBy(r => (r.Item1, r.Item2))], t, w, c);

    /// <summary>
    /// New names of tasks, workers and classes, in another order, give the same distributions under the new names. Methods that break ties by the smallest
    /// class on their way (Wawa, zero-based skill) and those that start from random numbers are compared where that has no say: by their own tests below.
    /// </summary>
    [Theory]
    [InlineData("majority")]
    [InlineData("glad")]
    [InlineData("m-msr")]
    [InlineData("mace-one")]
    public void Names_do_not_matter(string method) => Cases.Sample(c =>
    {
        var plain = Fit(method, Build(c.Rows, r => r, renamed: null));
        var renamed = Fit(method, Build(c.Rows, r => r.Reverse(), renamed: c));
        foreach (var task in c.Rows.Select(r => r.Task).Distinct())
        {
            var (one, other) = (Fits.Distribution(plain, $"t{task}"), Fits.Distribution(renamed, $"t{c.Tasks[task]}"));
            foreach (var (name, p) in one) Assert.Equal(p, other[$"c{c.Classes[int.Parse(name[1..], null)]}"], 1e-6);
        }
    }, iter: 150, threads: 1);

    /// <summary>Wawa and zero-based skill under new names of tasks and workers: the classes keep their order, so ties fall alike.</summary>
    [Theory]
    [InlineData("wawa")]
    [InlineData("zero-based-skill")]
    public void Names_of_tasks_and_workers_do_not_matter(string method) => Cases.Sample(c =>
    {
        var same = c with { Classes = [0, 1, 2, 3] };
        var plain = Fit(method, Build(c.Rows, r => r, renamed: null));
        var renamed = Fit(method, Build(c.Rows, r => r.Reverse(), renamed: same));
        foreach (var task in c.Rows.Select(r => r.Task).Distinct())
        {
            var (one, other) = (Fits.Distribution(plain, $"t{task}"), Fits.Distribution(renamed, $"t{c.Tasks[task]}"));
            foreach (var (name, p) in one) Assert.Equal(p, other[name], 1e-9);
        }
    }, iter: 150, threads: 1);

    /// <summary>Whatever comes in, each task has a distribution, nothing is NaN, and skills are numbers or null.</summary>
    [Fact]
    public void Every_task_has_a_distribution() => Cases.Sample(c =>
    {
        var labels = Build(c.Rows, r => r, renamed: null);
        foreach (var method in Fits.Methods)
        {
            var result = Fits.Fit(method, labels);
            for (var task = 0; task < labels.Tasks.Count; task++)
            {
                var p = Enumerable.Range(0, labels.Classes.Count).Select(k => result.Posteriors[task, k]).ToList();
                Assert.All(p, x => Assert.InRange(x, 0, 1 + 1e-12));
                Assert.Equal(1, p.Sum(), 1e-9);
                Assert.Equal(p.Max(), p[result.Posteriors.Top(task)], 2e-9);
                Assert.Equal(p.Count(x => x > p.Max() - 1e-9) > 1, result.Posteriors.IsTie(task));
            }

            Assert.Equal(labels.Workers.Count, result.Skills.Count);
            Assert.All(result.Skills, s => Assert.True(s is null || double.IsFinite(s.Value), method));
        }
    }, iter: 60, threads: 1);

    /// <summary>The objective of every EM rises on any data.</summary>
    [Fact]
    public void The_objective_never_falls() => Cases.Sample(c =>
    {
        var labels = Build(c.Rows, r => r, renamed: null);
        foreach (var method in new[] { "glad", "mace", "mace-em" })
        {
            var trace = Fits.Fit(method, labels).LogLikelihoods;
            for (var i = 1; i < trace.Count; i++) Assert.True(trace[i] >= trace[i - 1] - 1e-9 * (1 + Math.Abs(trace[i])), $"{method} fell from {trace[i - 1]} to {trace[i]}");
        }
    }, iter: 100, threads: 1);

    /// <summary>GLAD for eight iterations: at the saddle of symmetric labels rounding grows with each, and in the end decides the side.</summary>
    private static AggregationResult Fit(string method, Labels labels) => method switch
    {
        "mace-one" => Mace.Fit(labels, new MaceOptions { Restarts = 1 }),
        "glad" => Glad.Fit(labels, new GladOptions { MaxIterations = 8 }),
        _ => Fits.Fit(method, labels),
    };

    private static Labels Build((int Task, int Worker, int Class)[] rows, Func<IEnumerable<(int Task, int Worker, int Class)>, IEnumerable<(int Task, int Worker, int Class)>> order, Case? renamed) =>
        Labels.From(order(rows).Select(r => renamed is null
            ? ($"t{r.Task}", $"w{r.Worker}", $"c{r.Class}")
            : ($"t{renamed.Tasks[r.Task]}", $"w{renamed.Workers[r.Worker]}", $"c{renamed.Classes[r.Class]}")));
}
