using Parallax.Statistics.Aggregation;
using Parallax.Statistics.Input;

namespace Parallax.Statistics.Tests.Aggregation;

/// <summary>Worked by hand.</summary>
public class SmallExamplesTests
{
    /// <summary>t1: a a b; t2: b b a; t3: a b (tie); worker 3 is against the other two.</summary>
    private static readonly Labels Votes = Labels.From(
    [
        ("t1", "1", "a"), ("t1", "2", "a"), ("t1", "3", "b"),
        ("t2", "1", "b"), ("t2", "2", "b"), ("t2", "3", "a"),
        ("t3", "1", "b"), ("t3", "3", "a"),
    ]);

    [Fact]
    public void Majority_shares_and_its_tie()
    {
        var result = MajorityVote.Fit(Votes);
        Assert.Equal(2.0 / 3, result.Posteriors[0, 0], 12);
        Assert.Equal(0.5, result.Posteriors[2, 1], 12);
        Assert.Equal([0, 1, 0], Enumerable.Range(0, 3).Select(result.Posteriors.Top));
        Assert.Equal([false, false, true], Enumerable.Range(0, 3).Select(result.Posteriors.IsTie));
        Assert.Contains("1 of 3 tasks are tied", result.Note, StringComparison.Ordinal);
    }

    /// <summary>With worker 3 at 3: t1 is 2 against 3, so b with .6; t3 is 1 against 3.</summary>
    [Fact]
    public void Weights_count()
    {
        var result = MajorityVote.Fit(Votes, new MajorityVoteOptions { Weights = new Dictionary<string, double> { ["1"] = 1, ["2"] = 1, ["3"] = 3 } });
        Assert.Equal(0.6, result.Posteriors[0, 1], 12);
        Assert.Equal(0.75, result.Posteriors[2, 0], 12);
        Assert.Null(result.Note);
    }

    [Fact]
    public void Weights_must_be_there_and_be_weights()
    {
        MajorityVoteOptions With(double weight) => new() { Weights = new Dictionary<string, double> { ["1"] = 1, ["2"] = 1, ["3"] = weight } };
        Assert.Throws<InputException>(() => MajorityVote.Fit(Votes, With(-1)));
        Assert.Throws<InputException>(() => MajorityVote.Fit(Votes, With(double.NaN)));
        var missing = Assert.Throws<InputException>(() => MajorityVote.Fit(Votes, new MajorityVoteOptions { Weights = new Dictionary<string, double> { ["1"] = 1 } }));
        Assert.Contains("'2'", missing.Message, StringComparison.Ordinal);
        var nothing = MajorityVote.Fit(Votes, new MajorityVoteOptions { Weights = new Dictionary<string, double> { ["1"] = 0, ["2"] = 1, ["3"] = 0 } });
        Assert.Equal(0.5, nothing.Posteriors[2, 0], 12);
        Assert.Contains("weight 0 alone", nothing.Note, StringComparison.Ordinal);
    }

    /// <summary>Against the majority (a, b, a): worker 1 agrees in 2 of 3, worker 2 in 2 of 2, worker 3 in 1 of 3 (the tie fell to a). t1: a has (2/3 + 1) / 2; t3: b has 2/3.</summary>
    [Fact]
    public void Wawa_by_hand()
    {
        var result = Wawa.Fit(Votes);
        Assert.Equal([2.0 / 3, 1, 1.0 / 3], result.Skills.Select(s => s!.Value));
        Assert.Equal(5.0 / 6, result.Posteriors[0, 0], 12);
        Assert.Equal(2.0 / 3, result.Posteriors[2, 1], 12);
    }

    /// <summary>The first round is the majority and gives the skills of Wawa; then t3 is b, so worker 1 agrees always and worker 3 never; the third round changes nothing.</summary>
    [Fact]
    public void Zero_based_skill_by_hand()
    {
        var result = ZeroBasedSkill.Fit(Votes);
        Assert.Equal([1.0, 1, 0], result.Skills.Select(s => s!.Value));
        Assert.Equal(1, result.Posteriors[2, 1], 12);
        Assert.True(result.Converged);
        Assert.Equal(3, result.Iterations);
    }

    /// <summary>
    /// M-MSR, three workers who share four tasks: 1 and 2 agree in all, 3 agrees with each in one of four: C is 1, -.5, -.5, so the sizes are
    /// s1 = s2 = 1 and s3 = .5 (s1 s2 = 1, s1 s3 = .5), 3 on the other side. The ends are kept 1/sqrt(4) away: 1 and 2 have skill .5, so p = .75; 3 has -.5, so p = .25.
    /// Each of the three then speaks with log 3, worker 3 for the other class: where he is alone, "b" against his vote of "a".
    /// </summary>
    [Fact]
    public void M_msr_by_hand()
    {
        var labels = Labels.From(
        [
            ("t1", "1", "a"), ("t1", "2", "a"), ("t1", "3", "a"),
            ("t2", "1", "a"), ("t2", "2", "a"), ("t2", "3", "b"),
            ("t3", "1", "b"), ("t3", "2", "b"), ("t3", "3", "a"),
            ("t4", "1", "b"), ("t4", "2", "b"), ("t4", "3", "a"),
        ]);
        var result = MMsr.Fit(labels);
        Assert.Equal(0.75, result.Skills[0]!.Value, 1e-6);
        Assert.Equal(0.75, result.Skills[1]!.Value, 1e-6);
        Assert.Equal(0.25, result.Skills[2]!.Value, 1e-5);
        Assert.Equal(27.0 / 28, result.Posteriors[1, 0], 1e-5);
        Assert.Equal(3.0 / 4, result.Posteriors[0, 0], 1e-5);
    }

    /// <summary>An adversary alone on a task: the class that he did not give is the more probable one, and it is the top.</summary>
    [Fact]
    public void A_class_that_nobody_gave_can_be_the_top()
    {
        var rows = Enumerable.Range(0, 20).SelectMany(t => new[] { ($"t{t}", "1", t % 2 == 0 ? "a" : "b"), ($"t{t}", "2", t % 2 == 0 ? "a" : "b"), ($"t{t}", "liar", t % 2 == 0 ? "b" : "a") });
        var result = MMsr.Fit(Labels.From(rows.Append(("alone", "liar", "a"))));
        var task = result.Labels.Tasks.Find("alone")!.Value;
        Assert.Equal(1, result.Posteriors.Top(task));
        Assert.True(result.Posteriors.Rest(task) > 0.5);
        Assert.False(result.Posteriors.IsTie(task));
    }

    [Fact]
    public void Accuracy_counts_known_tasks_alone()
    {
        var truth = new Dictionary<string, string> { ["t1"] = "a", ["t2"] = "never given", ["t9"] = "a" };
        var estimate = Accuracy.Of(MajorityVote.Fit(Votes), truth);
        Assert.Equal(0.5, estimate.Value!.Value, 12);
        Assert.Equal(2, estimate.N);
        Assert.Contains("without truth, not counted: 1", estimate.Note, StringComparison.Ordinal);
        Assert.Contains("without labels, not counted: 1", estimate.Note, StringComparison.Ordinal);
        Assert.Null(Accuracy.Of(MajorityVote.Fit(Votes), new Dictionary<string, string>()).Value);
    }
}
