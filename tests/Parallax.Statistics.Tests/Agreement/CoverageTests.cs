using Parallax.Statistics.Agreement;
using Parallax.Statistics.Input;
using static Parallax.Statistics.Agreement.CoefficientKind;

namespace Parallax.Statistics.Tests.Agreement;

/// <summary>
/// How often the 95% interval holds the truth. Three classes with shares .5 .3 .2; a rater hits the class of the task with probability .75 and else takes one of
/// the others alike. Two labels of a task agree with p_a = .75² + 2 · .125² = .59375; class shares p = .125 + .625 π = .4375 .3125 .25, Σ p² = .3515625.
/// Truth: kappas and alpha (p_a - Σ p²) / (1 - Σ p²), AC1 with p_e = (1 - Σ p²) / 2, Brennan-Prediger with 1/3.
/// </summary>
public class CoverageTests
{
    private const double Agree = .59375;
    private const double Squares = .3515625;

    [Theory]
    [InlineData(Percent, 3)]
    [InlineData(Ac1, 3)]
    [InlineData(Alpha, 3)]
    [InlineData(CoefficientKind.Fleiss, 3)]
    [InlineData(Conger, 3)]
    [InlineData(BrennanPrediger, 3)]
    [InlineData(Cohen, 2)]
    [InlineData(Scott, 2)]
    public void Two_hundred_simulations(CoefficientKind kind, int raters) => Assert.InRange(Coverage(kind, raters, 200, 0), .90, .99);

    [Theory]
    [InlineData(Percent, 3, 0)]
    [InlineData(Ac1, 3, 0)]
    [InlineData(Alpha, 3, 0)]
    [InlineData(Alpha, 3, 400)]
    [InlineData(CoefficientKind.Fleiss, 3, 0)]
    [InlineData(Conger, 3, 0)]
    [InlineData(BrennanPrediger, 3, 0)]
    [InlineData(Cohen, 2, 0)]
    [InlineData(Scott, 2, 0)]
    public void Two_thousand_simulations(CoefficientKind kind, int raters, int bootstrap)
    {
        Slow.SkipUnlessAsked();
        Assert.InRange(Coverage(kind, raters, 2000, bootstrap), .935, .965);
    }

    /// <summary>Shrout and Fleiss' interval of ICC(1) is exact for normal ratings: truth 1 / (1 + 1) = .5 with equal variances.</summary>
    [Theory]
    [InlineData(300, .91, .98)]
    [InlineData(2000, .935, .965)]
    public void One_way_intraclass_correlation(int simulations, double least, double most)
    {
        if (simulations >= 2000) Slow.SkipUnlessAsked();
        var held = 0;
        for (var seed = 0; seed < simulations; seed++)
        {
            var random = new Random(seed);
            var rows = Enumerable.Range(0, 12).Select(t => (Task: t, Mean: Normal(random))).SelectMany(t => Enumerable.Range(0, 4).Select(r => ($"t{t.Task}", $"r{r}", "v", t.Mean + Normal(random)))).ToList();
            var icc = IntraclassCorrelation.Of(Ratings.From(rows), IntraclassKind.OneWay);
            if (icc.Low <= .5 && .5 <= icc.High) held++;
        }

        Assert.InRange((double)held / simulations, least, most);
    }

    /// <summary>The same samples for any number of threads, and a standard error like that of Gwet.</summary>
    [Theory]
    [InlineData(MeasurementLevel.Nominal)]
    [InlineData(MeasurementLevel.Ordinal)]
    public void The_bootstrap_repeats(MeasurementLevel level)
    {
        var labels = Simulated(3, 7);
        var options = new AgreementOptions { Level = level, Bootstrap = 400, Seed = 3, Threads = 1 };
        var one = AgreementCoefficients.Of(labels, Alpha, options);
        Assert.Equal(one, AgreementCoefficients.Of(labels, Alpha, options with { Threads = 4 }));
        Assert.NotEqual(one, AgreementCoefficients.Of(labels, Alpha, options with { Seed = 4 }));
        Assert.Contains("bootstrap", one.Method, StringComparison.Ordinal);
        var gwet = AgreementCoefficients.Of(labels, Alpha, options with { Bootstrap = 0 });
        Assert.InRange(one.StandardError!.Value / gwet.StandardError!.Value, .85, 1.15);
        Assert.Equal(gwet.Value, one.Value);
    }

    private static double Coverage(CoefficientKind kind, int raters, int simulations, int bootstrap)
    {
        var chance = kind switch
        {
            Percent => 0,
            Ac1 => (1 - Squares) / 2,
            BrennanPrediger => 1 / 3.0,
            _ => Squares,
        };
        var (truth, held) = ((Agree - chance) / (1 - chance), 0);
        for (var seed = 0; seed < simulations; seed++)
        {
            var coefficient = AgreementCoefficients.Of(Simulated(raters, seed), kind, new() { Bootstrap = bootstrap });
            if (coefficient.Low <= truth && truth <= coefficient.High) held++;
        }

        return (double)held / simulations;
    }

    /// <summary>A hundred tasks.</summary>
    private static Labels Simulated(int raters, int seed)
    {
        var random = new Random(seed);
        var rows = new List<(string, string, string)>();
        for (var task = 0; task < 100; task++)
        {
            var draw = random.NextDouble();
            var truth = draw < .5 ? 0 : draw < .8 ? 1 : 2;
            for (var rater = 0; rater < raters; rater++)
                rows.Add(($"t{task}", $"r{rater}", $"{(random.NextDouble() < .75 ? truth : (truth + 1 + random.Next(2)) % 3)}"));
        }

        return Labels.From(rows);
    }

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
