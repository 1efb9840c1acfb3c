using Parallax.Statistics.Aggregation;
using Parallax.Statistics.Input;

namespace Parallax.Statistics.Tests.Aggregation;

public class DegenerateTests
{
    public static TheoryData<string> Methods => Fits.All;

    [Theory]
    [MemberData(nameof(Methods))]
    public void Nothing_gives_nothing_and_says_so(string method)
    {
        var result = Fits.Fit(method, Labels.From([]));
        Assert.Equal(0, result.Posteriors.Tasks);
        Assert.Equal("There are no labels.", result.Note);
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void One_class_is_certain(string method)
    {
        var result = Fits.Fit(method, Labels.From([("t1", "1", "a"), ("t1", "2", "a"), ("t2", "1", "a")]));
        Assert.Equal(1, result.Posteriors[0, 0]);
        Assert.Equal(0, result.Posteriors.Top(1));
        Assert.False(result.Posteriors.IsTie(1));
        Assert.Equal(0, result.Posteriors.Entropy(1));
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void One_worker_is_believed(string method)
    {
        var result = Fits.Fit(method, Labels.From([("t1", "1", "a"), ("t2", "1", "b"), ("t3", "1", "a")]));
        Assert.Equal([0, 1, 0], Enumerable.Range(0, 3).Select(result.Posteriors.Top));
        Finite(result);
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Ties_alone(string method)
    {
        var result = Fits.Fit(method, Labels.From(Enumerable.Range(0, 5).SelectMany(t => new[] { ($"t{t}", "1", "a"), ($"t{t}", "2", "b") })));
        Finite(result);
    }

    /// <summary>Groups of workers who never meet, one of one worker; and one who says "a" to everything.</summary>
    [Theory]
    [MemberData(nameof(Methods))]
    public void Separate_groups_and_a_constant_worker(string method)
    {
        var rows = Enumerable.Range(0, 12).SelectMany(t => new[] { ($"t{t}", $"w{t % 2}", t % 3 == 0 ? "a" : "b"), ($"t{t}", $"w{t % 2 + 2}", t % 3 == 0 ? "a" : "b"), ($"t{t}", "always a", "a") }.Take(t < 6 ? 2 : 3));
        Finite(Fits.Fit(method, Labels.From(rows.Append(("alone", "alone", "c")))));
    }

    /// <summary>Three thousand labels on one task, half of them right: nothing underflows. (m-msr, which is quadratic in the labels of a task, has 500.)</summary>
    [Theory]
    [MemberData(nameof(Methods))]
    public void Thousands_of_labels_on_a_task(string method)
    {
        var n = method == "m-msr" ? 500 : 3_000;
        var rows = Enumerable.Range(0, n).Select(w => ("t", $"w{w}", w % 2 == 0 ? "a" : w % 4 == 1 ? "b" : "c"));
        var result = Fits.Fit(method, Labels.From(rows.Concat(Enumerable.Range(0, n).Select(w => ("u", $"w{w}", w % 3 == 0 ? "b" : "a")))));
        // Nine error rates from two labels of a worker are anything: Dawid-Skene's maximum says little of the tasks.
        if (method != "dawid-skene") Assert.Equal([0, 0], Enumerable.Range(0, 2).Select(result.Posteriors.Top));
        Finite(result);
    }

    [Fact]
    public void M_msr_refuses_what_does_not_fit_and_names_the_cure()
    {
        var rows = Enumerable.Range(0, 20_000).Select(w => ("t", $"w{w}", w % 2 == 0 ? "a" : "b"));
        var refused = Assert.Throws<InputException>(() => MMsr.Fit(Labels.From(rows)));
        Assert.Contains("one-coin", refused.Message, StringComparison.Ordinal);
    }

    /// <summary>
    /// Five thousand tasks with a label each, of as many classes, from as many workers: a table of tasks x classes or workers x classes would be 200 MB.
    /// (10^6 of each, which takes longer, under ./test --slow.)
    /// </summary>
    [Theory]
    [MemberData(nameof(Methods))]
    public void As_many_classes_as_labels(string method)
    {
        var n = Slow.Asked ? 1_000_000 : 5_000;
        var labels = Labels.From(Enumerable.Range(0, n).Select(i => ($"t{i}", $"w{i}", $"c{i}")));
        if (method == "dawid-skene")
        {
            Assert.Contains("one-coin", Assert.Throws<InputException>(() => Fits.Fit(method, labels)).Message, StringComparison.Ordinal);
            return;
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        var result = Fits.Fit(method, labels);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 2_000L * n, "more than 2 kB for each label");
        // By maximum likelihood a worker with one label made it up for certain, so that plain EM knows nothing of the task.
        Assert.Equal(method == "mace-em", result.Posteriors.IsTie(n - 1));
        if (method != "mace-em") Assert.Equal(labels.ClassesOfTask(n - 1)[0], result.Posteriors.Top(n - 1));
    }

    [Fact]
    public void Options_outside_their_range_are_refused()
    {
        var labels = Labels.From([("t", "1", "a"), ("t", "2", "b")]);
        Assert.Throws<ArgumentOutOfRangeException>(() => Glad.Fit(labels, new GladOptions { MaxIterations = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Mace.Fit(labels, new MaceOptions { Restarts = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Mace.Fit(labels, new MaceOptions { Smoothing = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Kos.Fit(labels, new KosOptions { MaxIterations = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => MMsr.Fit(labels, new MMsrOptions { Trim = -1 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => ZeroBasedSkill.Fit(labels, new ZeroBasedSkillOptions { LearningRate = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => SoftLabels.Of(labels, -1));
    }

    [Fact]
    public void Cancelling_is_heard()
    {
        var labels = Labels.From([("t", "1", "a"), ("t", "2", "b"), ("u", "1", "a"), ("u", "2", "a")]);
        var cancelled = new CancellationToken(canceled: true);
        Assert.Throws<OperationCanceledException>(() => Glad.Fit(labels, cancel: cancelled));
        Assert.Throws<OperationCanceledException>(() => Mace.Fit(labels, cancel: cancelled));
        Assert.Throws<OperationCanceledException>(() => Kos.Fit(labels, cancel: cancelled));
        Assert.Throws<OperationCanceledException>(() => MMsr.Fit(labels, cancel: cancelled));
        Assert.Throws<OperationCanceledException>(() => ZeroBasedSkill.Fit(labels, cancel: cancelled));
    }

    private static void Finite(AggregationResult result)
    {
        for (var task = 0; task < result.Labels.Tasks.Count; task++)
        {
            var p = Enumerable.Range(0, result.Labels.Classes.Count).Select(c => result.Posteriors[task, c]).ToList();
            Assert.Equal(1, p.Sum(), 1e-9);
        }

        Assert.All(result.Skills, s => Assert.True(s is null || double.IsFinite(s.Value)));
        Assert.All(result.LogLikelihoods, l => Assert.True(double.IsFinite(l)));
    }
}
