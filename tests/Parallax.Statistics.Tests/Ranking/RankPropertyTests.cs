using CsCheck;
using Parallax.Statistics.Input;
using Parallax.Statistics.Ranking;

namespace Parallax.Statistics.Tests.Ranking;

public class RankPropertyTests
{
    private static readonly Gen<(int Left, int Right, Outcome Outcome, int Worker)[]> Votes =
        Gen.Select(Gen.Int[0, 4], Gen.Int[1, 4], Gen.Enum<Outcome>(), Gen.Int[0, 5], (i, step, outcome, worker) => (i, (i + step) % 5, outcome, worker)).Array[1, 60];

    private static readonly Gen<RankModel> Models = Gen.Int[0, 2].Select(i => (RankModel)i);

    [Fact]
    public void Names_and_sides_do_not_matter() =>
        Gen.Select(Votes, Models).Sample((votes, model) =>
        {
            var options = new RankOptions { Model = model, RankDraws = 0, Threads = 1 };
            var one = Rank.Fit(Comparisons.From(votes.Select(v => ($"a{v.Left}", $"a{v.Right}", v.Outcome, (string?)$"{v.Worker}"))), options);
            var other = Rank.Fit(Comparisons.From(votes.Reverse().Select(v => ($"b{4 - v.Right}", $"b{4 - v.Left}", Swapped(v.Outcome), (string?)$"{v.Worker}"))), options);
            foreach (var m in one.Models)
            {
                var same = other.Models.Single(o => o.Id == $"b{4 - int.Parse(m.Id[1..], System.Globalization.CultureInfo.InvariantCulture)}");
                Near(m.Rating, same.Rating);
                Near(m.StandardError, same.StandardError);
                Assert.Equal((m.Comparisons, m.Wins, m.Losses, m.Ties, m.BothBad), (same.Comparisons, same.Wins, same.Losses, same.Ties, same.BothBad));
            }
        }, iter: 300);

    /// <summary>If each vote says the opposite, ratings change their sign; ties stay.</summary>
    [Fact]
    public void Opposite_votes_give_opposite_ratings() =>
        Gen.Select(Votes, Models).Sample((votes, model) =>
        {
            var options = new RankOptions { Model = model, RankDraws = 0, Threads = 1 };
            RankResult Of(Func<Outcome, Outcome> outcome) => Rank.Fit(Comparisons.From(votes.Select(v => ($"{v.Left}", $"{v.Right}", outcome(v.Outcome), (string?)$"{v.Worker}"))), options);
            var (one, other) = (Of(o => o), Of(Swapped));
            foreach (var (m, o) in one.Models.Zip(other.Models)) Near(m.Rating, -o.Rating);
            Near(one.LogLikelihood, other.LogLikelihood);
            Near(one.Tie?.Value, other.Tie?.Value);
        }, iter: 300);

    /// <summary>Whatever the votes are, no number is infinite or not a number, intervals hold the rating and ranks are ranks.</summary>
    [Fact]
    public void Every_number_is_a_number() =>
        Gen.Select(Votes, Models, Gen.Enum<RankErrors>(), Gen.Int[0, 3]).Sample((votes, model, errors, bootstrap) =>
        {
            var data = Comparisons.From(votes.Select(v => ($"{v.Left}", $"{v.Right}", v.Outcome, (string?)$"{v.Worker}")));
            var result = Rank.Fit(data, new RankOptions { Model = model, StandardErrors = errors, Bootstrap = bootstrap, RankDraws = 50, Threads = 1 });
            Assert.True(result.Converged);
            foreach (var m in result.Models)
            {
                foreach (var number in new[] { m.Rating, m.StandardError ?? 0, m.Low ?? 0, m.High ?? 0 }) Assert.True(double.IsFinite(number!.Value));
                if (m.RankLow is not null) Assert.True(1 <= m.RankLow && m.RankLow <= m.RankHigh && m.RankHigh <= result.Models.Count);
                if (bootstrap < 2 && m.Low is not null) Assert.InRange(m.Rating!.Value, m.Low.Value, m.High!.Value);
            }

            Assert.True(double.IsFinite(result.LogLikelihood!.Value) && result.Deviance > -1e-9);
            Assert.All(result.Goodness.Pairs, p => Assert.True(double.IsFinite(p.Z ?? 0)));
        }, iter: 300);

    /// <summary>Differences are antisymmetric, and their variance is that of the covariances.</summary>
    [Fact]
    public void A_difference_has_its_own_error()
    {
        var result = Rank.Fit(Simulated.Votes([0, .5, 1, 1.5], 40, 20, .5, 1));
        var (one, other) = (result.Difference(0, 2), result.Difference(2, 0));
        Assert.Equal(one.Value!.Value, -other.Value!.Value, tolerance: 5e-13);
        Assert.Equal(one.StandardError, other.StandardError);
        Assert.Equal(0, result.Difference(1, 1).StandardError);
        Assert.Equal(0, result.Models.Sum(m => m.Rating!.Value), tolerance: 5e-10);
        Assert.Equal(0, Enumerable.Range(0, 4).Sum(j => result.Covariance(1, j)!.Value), tolerance: 5e-13);
    }

    [Fact]
    public void Threads_change_no_bit()
    {
        var data = Simulated.Votes([.. Enumerable.Range(0, 8).Select(i => i / 4.0)], 340, 400, .5, 3, ties: .1);
        foreach (var options in new RankOptions[] { new(), new() { Model = RankModel.Davidson, Bootstrap = 4 }, new() { StandardErrors = RankErrors.Sandwich, Model = RankModel.RaoKupper } })
        {
            var first = Numbers(Rank.Fit(data, options with { Threads = 1, RankDraws = 200 }));
            foreach (var threads in new[] { 2, 4 }) Assert.Equal(first, Numbers(Rank.Fit(data, options with { Threads = threads, RankDraws = 200 })));
        }
    }

    [Fact]
    public void Another_seed_is_another_bootstrap()
    {
        var data = Simulated.Votes([0, .5, 1], 40, 20, .5, 1);
        double?[] Of(long seed) => Numbers(Rank.Fit(data, new RankOptions { Bootstrap = 20, Seed = seed }));
        Assert.Equal(Of(1), Of(1));
        Assert.NotEqual(Of(1), Of(2));
    }

    private static double?[] Numbers(RankResult result) =>
        [.. result.Models.SelectMany(m => new[] { m.Rating, m.StandardError, m.Low, m.High, m.RankLow, m.RankHigh }), result.LogLikelihood, result.SimultaneousCriticalValue, result.Tie?.Value];

    private static Outcome Swapped(Outcome outcome) => outcome switch { Outcome.Left => Outcome.Right, Outcome.Right => Outcome.Left, _ => outcome };

    private static void Near(double? expected, double? actual)
    {
        Assert.Equal(expected is null, actual is null);
        if (expected is { } value) Assert.InRange(actual!.Value, value - 1e-6 * (1 + Math.Abs(value)), value + 1e-6 * (1 + Math.Abs(value)));
    }
}
