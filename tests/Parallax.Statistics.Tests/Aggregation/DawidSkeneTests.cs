using CsCheck;
using Parallax.Statistics.Aggregation;
using Parallax.Statistics.Input;

namespace Parallax.Statistics.Tests.Aggregation;

public class DawidSkeneTests
{
    /// <summary>
    /// Dawid and Skene (1979), table 1: 45 patients, observer 1 three times, `patient: obs1 x 3 | obs2 obs3 obs4 obs5`. Expected values
    /// are those of two independent implementations at the converged maximum (the paper printed an earlier iterate).
    /// </summary>
    private const string Anaesthetists =
        "1:111|1111 2:333|4334 3:112|2122 4:222|3121 5:222|3222 6:222|3322 7:122|2111 8:333|3433 9:222|2223 10:232|2223 11:444|4444 12:222|3343 13:111|1111 14:222|3212 15:121|1111 " +
        "16:111|2111 17:111|1111 18:111|1111 19:222|2221 20:222|1322 21:222|2222 22:222|2221 23:222|3222 24:221|2222 25:111|1111 26:111|1111 27:232|2222 28:111|1111 29:111|1111 30:112|1121 " +
        "31:111|1111 32:333|3233 33:111|1111 34:222|2222 35:222|3232 36:433|4343 37:221|2232 38:232|3233 39:333|3432 40:111|1111 41:111|1111 42:121|2111 43:232|2222 44:121|1111 45:222|2222";

    [Fact]
    public void The_anaesthetists_of_1979()
    {
        var labels = Labels.From(Anaesthetists.Split(' ').SelectMany(Patient), DuplicatePolicy.Keep);
        var result = DawidSkene.Fit(labels, new DawidSkeneOptions { Tolerance = 1e-13 });
        Assert.True(result.Converged);
        Assert.Equal(-192.890881, result.LogLikelihood!.Value, tolerance: 5e-7);
        AssertRow([.3996, .4220, .1118, .0667], k => result.Prevalence![k], 4);
        var first = labels.Workers.Find("1")!.Value;
        AssertRow([.889, .111, 0, 0], k => result.Confusions![first, 0, k], 3);
        AssertRow([.071, .876, .053, 0], k => result.Confusions![first, 1, k], 3);
        AssertRow([0, .339, .661, 0], k => result.Confusions![first, 2, k], 3);
        AssertRow([0, 0, .556, .444], k => result.Confusions![first, 3, k], 3);
        const string classes = "1 4 2 2 2 2 1 3 2 2 4 3 1 2 1 1 1 1 2 2 2 2 2 2 1 1 2 1 1 1 1 3 1 2 2 4 2 3 3 1 1 1 2 1 2";
        Assert.Equal(classes.Split(' '), Enumerable.Range(0, 45).Select(t => labels.Classes[result.Posteriors.Top(t)]));
        AssertRises(result);
    }

    /// <summary>Converged EM from vote shares: accuracies against truth and log-likelihoods of statistics.md, to 4 decimals and 1e-3.</summary>
    [Theory]
    [InlineData("d_product", .9393, -7568.6919)]
    [InlineData("rte", .9275, -3679.6290)]
    [InlineData("duck_bluebird", .8981, -1888.1168)]
    [InlineData("dog", .8426, -4745.5498)]
    [InlineData("face", .6404, -4088.7916)]
    [InlineData("snow_temp", .9416, -1256.9646)]
    public void Real_crowds(string set, double accuracy, double logLikelihood)
    {
        var result = DawidSkene.Fit(CrowdData.Labels(set));
        Assert.True(result.Converged);
        Assert.Equal(accuracy, ShareRight(result, CrowdData.Truth(set)), 4);
        Assert.InRange(result.LogLikelihood!.Value, logLikelihood - 1e-3, logLikelihood + 1e-3);
        AssertRises(result);
    }

    /// <summary>
    /// A copy of the set whose ids are renamed and whose rows are reversed: the same likelihood and posteriors under other numbers. After eight iterations:
    /// a few symmetric labels hold EM at a saddle, where rounding (1e-16) grows threefold in each, and after forty the two leave it in directions of their own.
    /// </summary>
    [Fact]
    public void Names_and_order_do_not_matter() =>
        Crowds.Any.Sample(rows =>
        {
            var eight = Fixed with { MaxIterations = 8 };
            var one = DawidSkene.Fit(Labels.From(rows), eight);
            var other = DawidSkene.Fit(Labels.From(rows.Reverse().Select(r => ("t" + r.Task, "w" + r.Worker, (char)('z' - r.Label[0] + 'a') + ""))), eight);
            Assert.Equal(one.LogLikelihood ?? 0, other.LogLikelihood ?? 0, tolerance: 1e-9);
            foreach (var (task, _, _) in rows)
                foreach (var label in "abcd")
                    Assert.Equal(Probability(one, task, label), Probability(other, "t" + task, (char)('z' - label + 'a')), tolerance: 1e-9);
        }, iter: 40);

    [Fact]
    public void The_likelihood_never_falls_with_and_without_priors() =>
        Gen.Select(Crowds.Any, Gen.Double[0, 1], Gen.Double[0, 2]).Sample((rows, smoothing, diagonal) =>
        {
            foreach (var result in new[] { DawidSkene.Fit(Labels.From(rows), Fixed with { Smoothing = smoothing, DiagonalPrior = diagonal, PrevalencePrior = smoothing }), DawidSkene.Fit(Labels.From(rows), Fixed), OneCoin.Fit(Labels.From(rows), Fixed), OneCoin.Fit(Labels.From(rows), Fixed with { Smoothing = smoothing, PrevalencePrior = diagonal }) })
            {
                AssertRises(result);
                AssertDistributions(result);
            }
        }, iter: 60);

    [Fact]
    public void Any_number_of_threads_gives_the_same_bits()
    {
        var labels = Crowds.Simulated(tasks: 60_000, perTask: 5, workers: 400, classes: 3, seed: 7);
        var one = DawidSkene.Fit(labels, new DawidSkeneOptions { Threads = 1, MaxIterations = 12 });
        foreach (var threads in new[] { 2, 3, 8, 0 })
            Assert.Equal(one.LogLikelihoods, DawidSkene.Fit(labels, new DawidSkeneOptions { Threads = threads, MaxIterations = 12 }).LogLikelihoods);
        Assert.False(one.Converged);
        Assert.NotNull(one.Note);
    }

    /// <summary>Lanes of 2, 4 and 8 numbers and rows of more: a fifth, ninth class that nobody gives in earnest changes the likelihood by a known amount.</summary>
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(20)]
    public void Every_width_of_row_finds_the_simulated_workers(int classes)
    {
        var labels = Crowds.Simulated(tasks: 3000, perTask: 6, workers: 12, classes, seed: 3);
        foreach (var result in new[] { DawidSkene.Fit(labels), OneCoin.Fit(labels) })
        {
            AssertRises(result);
            AssertDistributions(result);
            for (var w = 0; w < 12; w++) Assert.Equal(Crowds.Accuracy(w, 12), result.Skills[labels.Workers.Find($"w{w}")!.Value]!.Value, 0.06);
            var right = Enumerable.Range(0, labels.Tasks.Count).Count(t => labels.Classes[result.Posteriors.Top(t)] == Crowds.TrueClass(labels.Tasks[t], classes));
            Assert.True(right > 0.9 * labels.Tasks.Count, $"{right} of {labels.Tasks.Count}");
        }
    }

    /// <summary>400 workers on one task: the product of probabilities is below what a double holds.</summary>
    [Fact]
    public void A_task_with_very_many_labels_does_not_underflow()
    {
        var rows = Enumerable.Range(0, 3).SelectMany(t => Enumerable.Range(0, 4000).Select(w => ($"{t}", $"{w}", w % 3 == t ? "a" : w % 2 == 0 ? "b" : "c")));
        var result = DawidSkene.Fit(Labels.From(rows), Fixed with { Smoothing = 1 });
        AssertDistributions(result);
        Assert.True(double.IsFinite(result.LogLikelihood!.Value));
    }

    /// <summary>27 people who are right and 24 who are always wrong; one task has all classes and only the wrong ones on it.</summary>
    [Fact]
    public void Adversaries_alone_on_a_task_with_every_class()
    {
        var rows = Enumerable.Range(0, 21).SelectMany(t => Enumerable.Range(0, 51).Select(w => ($"t{t}", $"w{w}", (t < 7) == (w < 27) ? "yes" : "no")));
        var result = OneCoin.Fit(Labels.From(rows.Concat(Enumerable.Range(27, 24).Select(w => ("alone", $"w{w}", w % 2 == 0 ? "yes" : "no")))));
        Assert.True(result.Converged);
        AssertDistributions(result);
        AssertRises(result);
    }

    [Fact]
    public void Degenerate_data_gives_distributions_and_no_nan()
    {
        (string, string, string)[][] all =
        [
            [],
            [("1", "a", "x")],
            [("1", "a", "x"), ("2", "a", "x")],
            [("1", "a", "x"), ("1", "b", "y")],
            [("1", "a", "x"), ("2", "b", "y")],
            [("1", "a", "x"), ("1", "b", "x"), ("2", "c", "y"), ("2", "d", "z")],
        ];
        foreach (var rows in all)
        {
            AssertDistributions(DawidSkene.Fit(Labels.From(rows)));
            AssertDistributions(OneCoin.Fit(Labels.From(rows)));
        }
    }

    [Fact]
    public void A_million_classes_cost_one_coin_nothing_and_are_refused_by_name_for_matrices()
    {
        var labels = Labels.From(Enumerable.Range(0, 1_000_000).Select(i => ($"{i}", "w", $"{i}")));
        Assert.Contains("one-coin", Assert.Throws<InputException>(() => DawidSkene.Fit(labels)).Message, StringComparison.Ordinal);
        var result = OneCoin.Fit(labels, new DawidSkeneOptions { MaxIterations = 5 });
        Assert.All(Enumerable.Range(0, 1000), t => Assert.Equal(labels.ClassesOfTask(t)[0], result.Posteriors.Top(t)));
        Assert.True(double.IsFinite(result.LogLikelihood!.Value));
    }

    private static readonly DawidSkeneOptions Fixed = new() { MaxIterations = 40, Tolerance = 0 };

    private static IEnumerable<(string, string, string)> Patient(string line)
    {
        var (patient, labels) = (line.Split(':')[0], line.Split(':')[1]);
        return labels.Where(c => c != '|').Select((c, i) => (patient, $"{Math.Max(1, i - 1)}", $"{c}"));
    }

    private static double Probability(AggregationResult result, string task, char label) =>
        result.Labels.Classes.Find(label.ToString()) is { } c ? result.Posteriors[result.Labels.Tasks.Find(task)!.Value, c] : 0;

    private static double ShareRight(AggregationResult result, IReadOnlyDictionary<string, string> truth) =>
        truth.Average(t => result.Labels.Classes[result.Posteriors.Top(result.Labels.Tasks.Find(t.Key)!.Value)] == t.Value ? 1.0 : 0);

    private static void AssertRow(double[] expected, Func<int, double> actual, int digits)
    {
        for (var k = 0; k < expected.Length; k++) Assert.Equal(expected[k], actual(k), digits);
    }

    private static void AssertRises(AggregationResult result)
    {
        var trace = result.LogLikelihoods;
        for (var i = 1; i < trace.Count; i++) Assert.True(trace[i] >= trace[i - 1] - 1e-9 * Math.Max(1, Math.Abs(trace[i])), $"it fell from {trace[i - 1]} to {trace[i]} in iteration {i}");
    }

    private static void AssertDistributions(AggregationResult result)
    {
        for (var t = 0; t < result.Posteriors.Tasks; t++)
        {
            Assert.Equal(1, result.Posteriors.Row(t).Sum(r => r.Probability) + result.Posteriors.Rest(t), tolerance: 5e-10);
            Assert.Equal(1, Enumerable.Range(0, result.Posteriors.Classes).Sum(c => result.Posteriors[t, c]), tolerance: 5e-10);
            Assert.InRange(result.Posteriors.Entropy(t), -1e-9, Math.Log(result.Posteriors.Classes) + 1e-9);
        }

        Assert.All(result.Skills, s => Assert.InRange(s ?? 0, 0, 1));
    }
}
