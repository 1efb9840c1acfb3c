using Parallax.Statistics.Aggregation;
using Parallax.Statistics.Input;

namespace Parallax.Statistics.Tests.Aggregation;

public class SimulatedTests
{
    private const int Tasks = 1500;
    private const int Workers = 40;

    /// <summary>
    /// Workers are right with probability .35 to .95, wrong labels are uniform over three; 7 labels a task. The skills that each method finds
    /// follow the true ones, and its classes are right at least as often as those of the majority vote (less half a point of noise).
    /// </summary>
    [Theory]
    [InlineData("wawa", 0.97)]
    [InlineData("zero-based-skill", 0.97)]
    [InlineData("glad", 0.95)]
    [InlineData("mace", 0.97)]
    [InlineData("mace-em", 0.97)]
    [InlineData("kos", 0.97)]
    [InlineData("m-msr", 0.93)]
    public void Skills_are_recovered(string method, double correlation)
    {
        var (labels, truth, skill) = Simulate(classes: 4, seed: 5);
        var result = Fits.Fit(method, labels);
        var found = Enumerable.Range(0, Workers).Select(w => result.Skills[labels.Workers.Find($"w{w}")!.Value]!.Value).ToArray();
        Assert.InRange(Correlation(skill, found), correlation, 1);
        Assert.True(Accuracy.Of(result, truth).Value >= Accuracy.Of(MajorityVote.Fit(labels), truth).Value - 0.005);
    }

    /// <summary>
    /// M-MSR estimates the probability itself, not only its order. Ten workers on all of 3000 tasks, so that the noise of |C| is small: the
    /// standard error of an agreement is then below .01, and a skill is known to some .02.
    /// </summary>
    [Fact]
    public void M_msr_finds_the_probability_of_a_right_label()
    {
        var random = new Random(8);
        double Skill(int w) => 0.5 + 0.045 * w;
        var truth = Enumerable.Range(0, 3000).Select(_ => random.Next(3)).ToArray();
        var labels = Labels.From(from t in Enumerable.Range(0, 3000) from w in Enumerable.Range(0, 10) select ($"t{t}", $"w{w}", $"c{(random.NextDouble() < Skill(w) ? truth[t] : (truth[t] + 1 + random.Next(2)) % 3)}"));
        var result = MMsr.Fit(labels);
        for (var w = 0; w < 10; w++) Assert.Equal(Skill(w), result.Skills[labels.Workers.Find($"w{w}")!.Value]!.Value, 0.04);
    }

    /// <summary>MACE: a worker right with probability s among K classes knows theta = (K s - 1) / (K - 1), since made-up labels are right 1 in K;
    /// the standard error of theta with 260 labels is some .04, and 40 workers are looked at.</summary>
    [Fact]
    public void Mace_finds_the_competence()
    {
        var (labels, _, skill) = Simulate(classes: 4, seed: 6);
        var result = Mace.Fit(labels);
        for (var w = 0; w < Workers; w++) Assert.Equal((4 * skill[w] - 1) / 3, result.Skills[labels.Workers.Find($"w{w}")!.Value]!.Value, 0.15);
    }

    /// <summary>One in five votes against the truth on purpose, between two classes: methods with a sign for it turn these votes round.</summary>
    [Theory]
    [InlineData("glad")]
    [InlineData("kos")]
    [InlineData("m-msr")]
    public void Adversaries_are_turned_round(string method)
    {
        var (labels, truth, _) = Simulate(classes: 2, seed: 7, adversaries: Workers / 5);
        var (one, votes) = (Accuracy.Of(Fits.Fit(method, labels), truth).Value!.Value, Accuracy.Of(MajorityVote.Fit(labels), truth).Value!.Value);
        Assert.True(one > votes + 0.03, $"{one} against {votes}");
    }

    /// <summary>Tasks of two kinds, easy (nobody errs) and hard (chance): GLAD calls the hard ones more difficult.</summary>
    [Fact]
    public void Glad_tells_hard_tasks()
    {
        var random = new Random(3);
        var rows = from t in Enumerable.Range(0, 400) from w in Enumerable.Range(0, 9) select ($"t{t}", $"w{w}", t % 2 == 0 ? "a" : random.Next(2) == 0 ? "a" : "b");
        var result = Glad.Fit(Labels.From(rows));
        double Mean(int rest) => Enumerable.Range(0, 400).Where(t => t % 2 == rest).Average(t => result.Difficulties![result.Labels.Tasks.Find($"t{t}")!.Value]);
        Assert.True(Mean(1) > 1.3 * Mean(0), $"{Mean(1)} against {Mean(0)}");
    }

    /// <summary>The same bits for any number of threads; the data are large enough for several pieces.</summary>
    [Fact]
    public void Threads_do_not_matter()
    {
        var random = new Random(4);
        var labels = Labels.From(from t in Enumerable.Range(0, 30_000) from w in Enumerable.Range(0, 5) select ($"t{t}", $"w{(t * 7 + w * 13) % 200}", random.NextDouble() < 0.6 ? "a" : $"c{random.Next(3)}"));
        var (one, two) = (Glad.Fit(labels, new GladOptions { Threads = 1, MaxIterations = 3 }), Glad.Fit(labels, new GladOptions { Threads = 4, MaxIterations = 3 }));
        Assert.Equal(one.LogLikelihoods, two.LogLikelihoods);
        Assert.Equal(one.Skills, two.Skills);
        var (a, b) = (Mace.Fit(labels, new MaceOptions { Threads = 1, MaxIterations = 3, Restarts = 2 }), Mace.Fit(labels, new MaceOptions { Threads = 4, MaxIterations = 3, Restarts = 2 }));
        Assert.Equal(a.LogLikelihoods, b.LogLikelihoods);
        Assert.Equal(a.Skills, b.Skills);
    }

    [Fact]
    public void The_starts_of_Mace_differ()
    {
        var (labels, _, _) = Simulate(classes: 4, seed: 9);
        double First(long seed) => Mace.Fit(labels, new MaceOptions { Seed = seed, Restarts = 2, MaxIterations = 1 }).LogLikelihood!.Value;
        Assert.True(Enumerable.Range(0, 5).Select(s => First(s)).Distinct().Count() > 1);
        Assert.Equal(First(1), First(1));
    }

    private static (Labels Labels, Dictionary<string, string> Truth, double[] Skill) Simulate(int classes, int seed, int adversaries = 0)
    {
        var random = new Random(seed);
        var skill = Enumerable.Range(0, Workers).Select(w => w < adversaries ? 0.1 : 0.35 + 0.6 * random.NextDouble() + (classes == 2 ? 0.1 : 0)).Select(s => Math.Min(s, 0.95)).ToArray();
        var truth = new Dictionary<string, string>();
        var rows = new List<(string, string, string)>();
        for (var t = 0; t < Tasks; t++)
        {
            var c = random.Next(classes);
            truth[$"t{t}"] = $"c{c}";
            foreach (var w in Enumerable.Range(0, Workers).OrderBy(_ => random.Next()).Take(7))
                rows.Add(($"t{t}", $"w{w}", $"c{(random.NextDouble() < skill[w] ? c : (c + 1 + random.Next(classes - 1)) % classes)}"));
        }

        return (Labels.From(rows), truth, skill);
    }

    private static double Correlation(double[] x, double[] y)
    {
        var (mx, my) = (x.Average(), y.Average());
        return x.Zip(y, (a, b) => (a - mx) * (b - my)).Sum() / Math.Sqrt(x.Sum(a => (a - mx) * (a - mx)) * y.Sum(b => (b - my) * (b - my)));
    }
}
