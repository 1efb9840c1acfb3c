using CsCheck;
using Parallax.Statistics.Input;
using Parallax.Statistics.Raters;

namespace Parallax.Statistics.Tests.Raters;

public class FacetRaschTests
{
    private static readonly double[] FourThresholds = [-1.5, -.5, .5, 1.5];

    /// <summary>
    /// Two dichotomous items (criteria), one rater: a response with score 0 or 2 is extreme; for the others theta = 0 by symmetry
    /// (b1 + b2 = 0), and the score equation of item 1 is n sigmoid(-b1) = n10, so that b2 - b1 = 2 ln(n10 / n01). Conditional likelihood gives
    /// ln(n10 / n01): the joint estimate is twice too wide, and (L - 1) / L = 1/2 puts it right (Andersen 1973). n10 = 6, n01 = 2:
    /// b1 = -ln 3 = -1.098612. Information on each item 8 * .75 * .25 = 1.5: se .816497. The log-likelihood is
    /// 2 * (6 ln .75 + 2 ln .25) = -8.997362.
    /// </summary>
    [Theory]
    [InlineData(false, 1.0986123)]
    [InlineData(true, .5493061)]
    public void Two_items_in_closed_form(bool correct, double difficulty)
    {
        var result = FacetRasch.Fit(TwoItems(), new FacetRaschOptions { CorrectBias = correct });
        Assert.True(result.Converged);
        Assert.Equal(-difficulty, result.Criteria[0].Measure!.Value, tolerance: 5e-7);
        Assert.Equal(difficulty, result.Criteria[1].Measure!.Value, tolerance: 5e-7);
        Assert.Equal(.816497, result.Criteria[0].StandardError!.Value, tolerance: 5e-7);
        Assert.Equal(0, result.Responses[0].Measure!.Value, tolerance: 5e-7);
        Assert.Equal(-8.997362, result.LogLikelihood!.Value, tolerance: 5e-7);
        Assert.Equal(16, result.Informative);
        Assert.Equal(0, result.Thresholds.Single().Measure!.Value, tolerance: 5e-13);
        Assert.Null(result.Thresholds.Single().StandardError);
    }

    /// <summary>
    /// The same: every response scores one of two. With p = .75 and score 1 of 2, the residuals of a response that passed item 1 are .25 and -.25,
    /// z² = .0625 / .1875 = 1/3; of one that passed item 2, .75 and -.75, z² = 3. Item 1 has six of the first and two
    /// of the second: outfit (6/3 + 2*3) / 8 = 1, and as all variances are equal infit is the same.
    /// </summary>
    [Fact]
    public void Fit_of_two_items_by_hand()
    {
        var result = FacetRasch.Fit(TwoItems());
        Assert.Equal(1, result.Criteria[0].Fit!.Outfit, tolerance: 5e-7);
        Assert.Equal(1, result.Criteria[0].Fit!.Infit, tolerance: 5e-7);
        Assert.Equal(1 / 3.0, result.Responses[0].Fit!.Outfit, tolerance: 5e-7);
        Assert.Equal(3, result.Responses[7].Fit!.Infit, tolerance: 5e-7);
        Assert.Null(result.Responses[8].Fit);
    }

    /// <summary>
    /// Extreme by hand: the response that failed both items is put at score .3 of 2: sigmoid(m + ln 3) + sigmoid(m - ln 3) = .3. With
    /// x = e^m: 3x / (1 + 3x) + x / (3 + x) = .3, that is 6x² + 10x = .3 (3 + 10x + 3x²), 5.1x² + 7x - .9 = 0,
    /// x = (-7 + sqrt(49 + 18.36)) / 10.2 = .118369, m = -2.133944.
    /// </summary>
    [Fact]
    public void An_extreme_score_is_adjusted_and_flagged()
    {
        var result = FacetRasch.Fit(TwoItems());
        var failed = result.Responses[8];
        Assert.True(failed.Extreme);
        Assert.Equal(Math.Log((-7 + Math.Sqrt(67.36)) / 10.2), failed.Measure!.Value, tolerance: 5e-7);
        Assert.NotNull(failed.Note);
        Assert.Equal(-failed.Measure.Value, result.Responses[9].Measure!.Value, tolerance: 5e-7);
        Assert.False(result.Responses[0].Extreme);
    }

    /// <summary>
    /// A maximum by its own definition, without the code that found it: at the estimates every response, criterion, rater and category
    /// has the score that the model expects, computed here from log P(k) / P(k - 1); measures add up to 0.
    /// </summary>
    [Fact]
    public void Every_score_meets_its_expectation()
    {
        var ratings = new RaschWorld(5, 60, 8, .8, [-.4, 0, .4], FourThresholds).Draw((_, random) => RaschWorld.Some(random, 8, 3));
        var result = FacetRasch.Fit(ratings);
        var (residual, category) = (new double[3, 60], new double[5]);
        for (var i = 0; i < ratings.Count; i++)
        {
            var (task, worker, facet, value) = ratings[i];
            if (result.Responses[task].Extreme || result.Raters[worker].Extreme || result.Criteria[facet].Extreme) continue;
            var eta = result.Responses[task].Measure!.Value - result.Criteria[facet].Measure!.Value - result.Raters[worker].Measure!.Value;
            var p = Probabilities(eta, [.. result.Thresholds.Select(t => t.Measure!.Value)]);
            var expected = p.Select((x, k) => k * x).Sum();
            residual[0, task] += value - 1 - expected;
            residual[1, worker] += value - 1 - expected;
            residual[2, facet] += value - 1 - expected;
            for (var k = 0; k < 5; k++) category[k] += (value - 1 == k ? 1 : 0) - p[k];
        }

        Assert.All(residual.Cast<double>(), r => Assert.Equal(0, r, 4));
        Assert.All(category, r => Assert.Equal(0, r, 4));
        Assert.Equal(0, result.Raters.Sum(r => r.Measure!.Value), tolerance: 5e-10);
        Assert.Equal(0, result.Criteria.Sum(r => r.Measure!.Value), tolerance: 5e-10);
        Assert.Equal(0, result.Thresholds.Sum(r => r.Measure!.Value), tolerance: 5e-10);
        Assert.True(result.Converged);
        Assert.Single(result.Groups);
    }

    /// <summary>methods.md 3.1: 40 raters, sd of severity .8, 400 responses x 3 raters, on three criteria: the correlation with the truth is above .95.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Severities_are_recovered(int seed)
    {
        var world = new RaschWorld(seed, 400, 40, .8, [-.5, 0, .5], FourThresholds);
        var result = FacetRasch.Fit(world.Draw((_, random) => RaschWorld.Some(random, 40, 3)));
        var estimated = result.Raters.Select(r => (Severity: world.Severity[int.Parse(r.Id[1..])], Measure: r.Measure!.Value)).ToList();
        Assert.InRange(RaschWorld.Correlation([.. estimated.Select(e => e.Severity)], [.. estimated.Select(e => e.Measure)]), .95, 1);
        Assert.InRange(result.RaterSeparation.Reliability!.Value, .8, 1);
        Assert.InRange(result.Raters.Average(r => r.Fit!.Infit), .8, 1.2);
    }

    /// <summary>
    /// On one criterion a rater has 30 ratings of responses that have three each, and joint likelihood reaches a mean correlation of .947
    /// (2,000 seeds): below the .95 that three criteria reach with every seed. The range is four standard errors of a mean of ten (sd of one some .02).
    /// </summary>
    [Fact]
    public void Severities_are_recovered_from_one_criterion() => Assert.InRange(MeanCorrelation(10), .922, .972);

    [Fact]
    public void Severities_are_recovered_over_many_seeds()
    {
        Slow.SkipUnlessAsked();
        Assert.InRange(MeanCorrelation(2000), .944, .950);
    }

    /// <summary>Good responses go to severe raters: the raw mean ranks them wrong, the measure does not.</summary>
    [Fact]
    public void Measures_rank_better_than_raw_means_when_raters_are_unevenly_assigned()
    {
        var world = new RaschWorld(11, 200, 20, 1.2, [0], FourThresholds);
        var ratings = world.Draw((response, random) => RaschWorld.Some(random, 5, 3).Select(j => (response % 4 * 5 + j + random.Next(2) * 5) % 20).Distinct());
        var result = FacetRasch.Fit(ratings);
        var truth = result.Responses.Select(r => world.Quality[int.Parse(r.Id[1..])]).ToList();
        var raw = RaschWorld.Correlation(truth, [.. result.Responses.Select(r => r.ObservedAverage)]);
        var fair = RaschWorld.Correlation(truth, [.. result.Responses.Select(r => r.FairAverage!.Value)]);
        Assert.True(fair > raw + .03, $"fair {fair}, raw {raw}");
    }

    [Fact]
    public void Groups_that_no_rating_connects_are_named_and_centred_apart()
    {
        var world = new RaschWorld(3, 80, 8, .8, [-.3, .3], FourThresholds);
        var result = FacetRasch.Fit(world.Draw((response, random) => RaschWorld.Some(random, 4, 2).Select(j => response % 2 * 4 + j)));
        Assert.Equal(2, result.Groups.Count);
        Assert.All(result.Groups, group => Assert.Equal(4, group.Raters.Count));
        Assert.All(result.Groups, group => Assert.Equal(0, group.Raters.Sum(j => result.Raters[j].Measure!.Value), 9));
        Assert.All(result.Groups, group => Assert.Equal(40, group.Responses.Count));
        Assert.Contains(result.Notes, note => note.Contains("2 groups", StringComparison.Ordinal));
        Assert.True(result.Converged);
    }

    /// <summary>One rater per criterion: beta and severity stand for each other, and the note says so.</summary>
    [Fact]
    public void A_criterion_for_each_rater_is_noted()
    {
        var rows = new List<(string, string, string, double)>();
        for (var r = 0; r < 6; r++)
            for (var j = 0; j < 2; j++) rows.Add(($"r{r}", $"j{j}", $"c{j}", (r + 2 * j + r * j) % 3));
        var result = FacetRasch.Fit(Ratings.From(rows));
        Assert.Contains(result.Notes, note => note.Contains("together", StringComparison.Ordinal));
        AssertFinite(result);
    }

    /// <summary>Whatever the order of rows, whatever the names: the same measures.</summary>
    [Fact]
    public void The_order_of_rows_does_not_matter()
    {
        var ratings = new RaschWorld(8, 30, 6, .8, [-.3, .3], FourThresholds).Draw((_, random) => RaschWorld.Some(random, 6, 3));
        var rows = Enumerable.Range(0, ratings.Count).Select(i => (ratings.Tasks[ratings[i].Task], ratings.Workers[ratings[i].Worker], ratings.Facets[ratings[i].Facet], ratings[i].Value)).ToArray();
        var before = FacetRasch.Fit(ratings).Raters.ToDictionary(r => r.Id, r => r.Measure!.Value);
        new Random(4).Shuffle(rows);
        Assert.All(FacetRasch.Fit(Ratings.From(rows)).Raters, r => Assert.Equal(before[r.Id], r.Measure!.Value, 6));
    }

    /// <summary>2, 4, 6 are three categories: the measures of 1, 2, 3, fair averages on the scale of the data.</summary>
    [Fact]
    public void A_scale_with_gaps_is_recoded()
    {
        var ratings = new RaschWorld(8, 30, 6, .8, [0], [-.7, .7]).Draw((_, random) => RaschWorld.Some(random, 6, 4));
        var doubled = Ratings.From(Enumerable.Range(0, ratings.Count).Select(i => (ratings.Tasks[ratings[i].Task], ratings.Workers[ratings[i].Worker], "c", 2 * ratings[i].Value)));
        var (one, two) = (FacetRasch.Fit(ratings), FacetRasch.Fit(doubled));
        Assert.Equal(one.Raters[2].Measure!.Value, two.Raters[2].Measure!.Value, tolerance: 5e-10);
        Assert.Equal(2 * one.Responses[2].FairAverage!.Value, two.Responses[2].FairAverage!.Value, tolerance: 5e-10);
        Assert.Equal([2, 4, 6], two.Categories);
        Assert.Contains(two.Notes, note => note.Contains("gaps", StringComparison.Ordinal));
    }

    [Fact]
    public void A_fraction_is_refused_with_the_cure()
    {
        var error = Assert.Throws<InputException>(() => FacetRasch.Fit(Ratings.From([("a", "w", "value", 1.5)])));
        Assert.Contains("'a'", error.Message, StringComparison.Ordinal);
        Assert.Contains("Multiply", error.Message, StringComparison.Ordinal);
        Assert.Throws<InputException>(() => FacetRasch.Fit(Ratings.From(Enumerable.Range(0, 200).Select(i => ("a", $"w{i}", "value", (double)i)))));
    }

    /// <summary>Few rows of anything: never a crash, never a number that is none.</summary>
    [Fact]
    public void Anything_gives_numbers_or_a_reason() =>
        Gen.Select(Gen.Int[0, 4], Gen.Int[0, 3], Gen.Int[0, 2], Gen.Int[0, 3]).Array[0, 14].Sample(rows =>
        {
            var ratings = Ratings.From(rows.Select(r => ($"r{r.Item1}", $"j{r.Item2}", $"c{r.Item3}", (double)r.Item4)), DuplicatePolicy.First);
            AssertFinite(FacetRasch.Fit(ratings));
        }, iter: 300);

    [Fact]
    public void Without_information_there_are_notes_and_no_numbers()
    {
        var constant = FacetRasch.Fit(Ratings.From([("a", "w", "value", 3), ("b", "w", "value", 3)]));
        Assert.All(constant.Responses, r => Assert.Null(r.Measure));
        Assert.Contains("equal", constant.Notes.Single(), StringComparison.Ordinal);
        Assert.Null(constant.LogLikelihood);
        Assert.NotEmpty(FacetRasch.Fit(Ratings.From([])).Notes);
    }

    private static double MeanCorrelation(int seeds) => Enumerable.Range(0, seeds).Average(seed =>
    {
        var world = new RaschWorld(seed, 400, 40, .8, [0], FourThresholds);
        var raters = FacetRasch.Fit(world.Draw((_, random) => RaschWorld.Some(random, 40, 3))).Raters;
        return RaschWorld.Correlation([.. raters.Select(r => world.Severity[int.Parse(r.Id[1..])])], [.. raters.Select(r => r.Measure!.Value)]);
    });

    private static void AssertFinite(FacetRaschResult result)
    {
        foreach (var m in result.Responses.Concat(result.Criteria).Concat(result.Raters))
        {
            ReadOnlySpan<double?> values = [m.Measure, m.StandardError, m.FairAverage, m.ObservedAverage, m.Fit?.Infit, m.Fit?.Outfit, m.Fit?.InfitZ, m.Fit?.OutfitZ];
            foreach (var v in values) Assert.True(v is null || double.IsFinite(v.Value));
            Assert.True(m.Measure is not null || m.Note is not null);
        }

        Assert.All(result.Thresholds, t => Assert.True((t.Measure is null || double.IsFinite(t.Measure.Value)) && (t.StandardError is null || double.IsFinite(t.StandardError.Value))));
    }

    private static double[] Probabilities(double eta, double[] thresholds)
    {
        var weights = new double[thresholds.Length + 1];
        for (var k = 0; k < weights.Length; k++) weights[k] = Math.Exp(k * eta - thresholds.Take(k).Sum());
        var sum = weights.Sum();
        return Array.ConvertAll(weights, w => w / sum);
    }

    /// <summary>Six pass item 1 only, two pass item 2 only, one fails and one passes both.</summary>
    private static Ratings TwoItems()
    {
        var rows = new List<(string, string, string, double)>();
        for (var r = 0; r < 10; r++)
        {
            rows.Add(($"r{r}", "rater", "item1", r < 6 || r == 9 ? 1 : 0));
            rows.Add(($"r{r}", "rater", "item2", r is 6 or 7 or 9 ? 1 : 0));
        }

        return Ratings.From(rows);
    }
}
