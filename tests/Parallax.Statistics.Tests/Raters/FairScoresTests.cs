using Parallax.Statistics.Input;
using Parallax.Statistics.Raters;
using Parallax.Statistics.Tests.Ranking;

namespace Parallax.Statistics.Tests.Raters;

/// <summary>Models that are equally good, but see other tasks: hard ones must not punish them.</summary>
public class FairScoresTests
{
    private static readonly double[] Thresholds = [-1.5, -.5, .5, 1.5];

    /// <summary>
    /// Three equal models; of 120 tasks half are hard by 1 logit and half easy. "hard" sees 80% of the hard ones and 20% of the easy ones, "easy" the contrary,
    /// "any" half of each. As given they lie more than half a level apart; with tasks as a facet they lie nearly together, and the intervals hold the truth, which is the same for all.
    /// </summary>
    [Fact]
    public void Hard_tasks_do_not_punish_a_model()
    {
        var (given, without, with, held, all) = (0.0, 0.0, 0.0, 0, 0);
        const int seeds = 8;
        for (var seed = 0; seed < seeds; seed++)
        {
            var rows = Draw(seed);
            var fit = FacetRasch.Fit(Build(rows, hasPrompts: true));
            var (scores, plain) = (FairScores.Of(fit), FairScores.Of(FacetRasch.Fit(Build(rows, hasPrompts: false))));
            double Apart(Func<int, double> of) => of(Index(fit, "easy")) - of(Index(fit, "hard"));
            given += Apart(i => fit.Responses[i].ObservedAverage) / seeds;
            without += Apart(i => plain[i].Value!.Value) / seeds;
            with += Apart(i => scores[i].Value!.Value) / seeds;
            // The mean of the three is known better than each, and stands for the truth.
            var truth = scores.Average(s => s.Value!.Value);
            all += scores.Count;
            held += scores.Count(s => s.Low <= truth && truth <= s.High);
            Assert.InRange(fit.PromptSpread!.Value, .5, 1.5);
        }

        Assert.True(given > .5 && without > .5, $"given {given}, without {without}");
        Assert.True(Math.Abs(with) < .2, $"with {with}");
        Assert.True(held >= .9 * all, $"{held} of {all}");
    }

    /// <summary>Where tasks do not differ, nothing is gained and nothing lost.</summary>
    [Fact]
    public void Tasks_that_are_alike_change_nothing()
    {
        var rows = Draw(3, difficulty: 0);
        var fit = FacetRasch.Fit(Build(rows, hasPrompts: true));
        Assert.InRange(fit.PromptSpread!.Value, 0, .3);
        foreach (var (with, without) in FairScores.Of(fit).Zip(FairScores.Of(FacetRasch.Fit(Build(rows, hasPrompts: false)))))
            Assert.Equal(without.Value!.Value, with.Value!.Value, tolerance: .05);
        Assert.Contains("one task alone", FairScores.Of(FacetRasch.Fit(Build([.. rows.Select(r => r with { Task = "t" })], hasPrompts: true)))[0].Note, StringComparison.Ordinal);
    }

    /// <summary>
    /// One rater each on two halves of a model's ratings, no severities to be known: two raters, both of whom rate a and b alike, and a's interval is undefined with one rater.
    /// </summary>
    [Fact]
    public void Undefined_says_why()
    {
        var fit = FacetRasch.Fit(Ratings.From([("a", "w", "c", 1), ("a", "w", "d", 2), ("b", "w", "c", 2), ("b", "w", "d", 1), ("top", "w", "c", 3), ("top", "w", "d", 3)]));
        Assert.Contains("One rater", FairScores.Of(fit)[0].Note, StringComparison.Ordinal);
        Assert.Contains("highest", FairScores.Of(fit)[2].Note, StringComparison.Ordinal);
        Assert.All(FairScores.Of(FacetRasch.Fit(Ratings.From([("a", "w", "c", 1), ("b", "w", "c", 1)]))), s => Assert.Null(s.Value));
    }

    private sealed record Row(string Model, string Rater, string Task, double Value);

    private static int Index(FacetRaschResult fit, string model) => fit.Responses.ToList().FindIndex(r => r.Id == model);

    private static Ratings Build(IReadOnlyList<Row> rows, bool hasPrompts)
    {
        var builder = new RatingsBuilder("drawn");
        foreach (var row in rows)
        {
            if (hasPrompts) builder.Add(row.Model, row.Rater, "quality", row.Task, row.Value, 0);
            else builder.Add(row.Model, row.Rater, "quality", row.Value, 0);
        }

        return builder.Build(DuplicatePolicy.Keep);
    }

    private static List<Row> Draw(int seed, double difficulty = 1)
    {
        var random = new Random(seed);
        var severity = Enumerable.Range(0, 20).Select(_ => .8 * Simulated.Normal(random)).ToArray();
        var rows = new List<Row>();
        for (var task = 0; task < 120; task++)
        {
            var isHard = task % 2 == 0;
            (string Model, double Share)[] models = [("hard", isHard ? .8 : .2), ("easy", isHard ? .2 : .8), ("any", .5)];
            foreach (var model in models.Where(m => random.NextDouble() < m.Share).Select(m => m.Model))
                foreach (var rater in RaschWorld.Some(random, 20, 3))
                    rows.Add(new Row(model, $"w{rater}", $"t{task}", Level(random, (isHard ? -difficulty : difficulty) - severity[rater])));
        }

        return rows;
    }

    private static int Level(Random random, double eta)
    {
        var weights = new double[Thresholds.Length + 1];
        for (var k = 0; k < weights.Length; k++) weights[k] = Math.Exp(k * eta - Thresholds.Take(k).Sum());
        var u = random.NextDouble() * weights.Sum();
        var level = 0;
        while (level < Thresholds.Length && u > weights[level]) u -= weights[level++];
        return level + 1;
    }
}
