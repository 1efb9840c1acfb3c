using Parallax.Statistics.Agreement;
using static Parallax.Statistics.Agreement.CoefficientKind;
using static Parallax.Statistics.Tests.Agreement.AgreementData;

namespace Parallax.Statistics.Tests.Agreement;

/// <summary>Values as printed by the authors, by the README and tests of irrCAC, or derived again here.</summary>
public class PublishedCoefficientTests
{
    /// <summary>Krippendorff (2011): .743, .815, .849, .797; further digits by two independent implementations.</summary>
    [Theory]
    [InlineData(MeasurementLevel.Nominal, .743421)]
    [InlineData(MeasurementLevel.Ordinal, .815388)]
    [InlineData(MeasurementLevel.Interval, .849107)]
    [InlineData(MeasurementLevel.Ratio, .797403)]
    public void Alpha_at_each_level(MeasurementLevel level, double expected)
    {
        var alpha = AgreementCoefficients.Of(Krippendorff(), Alpha, new() { Level = level });
        Assert.Equal(expected, alpha.Value!.Value, 6);
        // Unit 12 has one label: 11 units and 40 labels can be paired.
        Assert.Equal((11, 4, 40L), (alpha.Items, alpha.Raters, alpha.N));
    }

    /// <summary>irrCAC README (Gwet), cac.raw4raters.</summary>
    [Theory]
    [InlineData(Percent, .81818, .12561)]
    [InlineData(Ac1, .77544, .14295)]
    [InlineData(CoefficientKind.Fleiss, .76117, .15302)]
    [InlineData(Alpha, .74342, .14548)]
    [InlineData(Conger, .76282, .14917)]
    [InlineData(BrennanPrediger, .77273, .14472)]
    public void Four_raters_with_missing_labels(CoefficientKind kind, double value, double error)
    {
        var coefficient = AgreementCoefficients.Of(Gwet(), kind);
        Assert.Equal(value, coefficient.Value!.Value, 5);
        Assert.Equal(error, coefficient.StandardError!.Value, 5);
        // t(11) = 2.200985; the upper end is cut at 1.
        Assert.Equal(value - 2.200985 * error, coefficient.Low!.Value, 4);
        Assert.Equal(Math.Min(1, value + 2.200985 * error), coefficient.High!.Value, 4);
    }

    /// <summary>
    /// Marked as of one implementation; derived again here from Gwet's definitions by the plain double sum over classes
    /// in <see cref="Ac2ByDefinition"/>, which shares nothing with the library.
    /// </summary>
    [Theory]
    [InlineData(AgreementWeights.Linear, .858739)]
    [InlineData(AgreementWeights.Quadratic, .914001)]
    [InlineData(AgreementWeights.Ordinal, .898940)]
    [InlineData(AgreementWeights.Ratio, .857368)]
    public void Ac2(AgreementWeights weights, double expected)
    {
        Assert.Equal(expected, AgreementCoefficients.Of(Krippendorff(), Ac1, new() { Weights = weights }).Value!.Value, 6);
        Assert.Equal(expected, Ac2ByDefinition(weights), 6);
    }

    /// <summary>irrCAC README, cont3x3abstractors. Cohen's standard error is that of Fleiss, Cohen and Everitt.</summary>
    [Theory]
    [InlineData(Cohen, .7964094, .05891072)]
    [InlineData(Ac1, .8493305, .04321747)]
    [InlineData(Scott, .7962397, .05905473)]
    [InlineData(BrennanPrediger, .835, .04693346)]
    [InlineData(Alpha, .7972585, .05905473)]
    [InlineData(Percent, .89, .03128898)]
    public void Two_abstractors(CoefficientKind kind, double value, double error)
    {
        var coefficient = AgreementCoefficients.Of(Table([[13, 0, 0], [0, 20, 7], [0, 4, 56]]), kind);
        Assert.Equal(value, coefficient.Value!.Value, 7);
        Assert.Equal(error, coefficient.StandardError!.Value, 8);
        Assert.Equal((100, 2, 200L), (coefficient.Items, coefficient.Raters, coefficient.N));
    }

    /// <summary>Fleiss (1971) prints .430; P = .5556, P_e = .2199.</summary>
    [Fact]
    public void Fleiss_1971()
    {
        Assert.Equal(.430245, AgreementCoefficients.Of(Fleiss(), CoefficientKind.Fleiss).Value!.Value, 6);
        Assert.Equal(.555556, AgreementCoefficients.Of(Fleiss(), Percent).Value!.Value, 6);
    }

    /// <summary>
    /// irrCAC README, distrib.6raters: the first 15 patients. Alpha's standard error follows the formula of irrCAC since 2021 (the one whose value for
    /// cac.raw4raters is .14548, not .14557): with as many labels for each task it is that of Fleiss' kappa.
    /// </summary>
    [Theory]
    [InlineData(Ac1, .4448007, .08418757)]
    [InlineData(CoefficientKind.Fleiss, .4139265, .08119291)]
    [InlineData(Alpha, .4204384, .08119291)]
    [InlineData(BrennanPrediger, .4388889, .08312142)]
    public void Six_raters(CoefficientKind kind, double value, double error)
    {
        var coefficient = AgreementCoefficients.Of(Fleiss(15), kind);
        Assert.Equal(value, coefficient.Value!.Value, 7);
        Assert.Equal(error, coefficient.StandardError!.Value, 8);
    }

    /// <summary>Cohen (1968) prints .348 for his weights. Proportions times 200 are the counts.</summary>
    [Fact]
    public void Cohen_1968()
    {
        var labels = Table([[88, 14, 18], [10, 40, 10], [2, 6, 12]]);
        Assert.Equal(.491525, AgreementCoefficients.Of(labels, Cohen).Value!.Value, 6);
        Assert.Equal(.347826, AgreementCoefficients.Of(labels, Cohen, new() { Disagreements = [[0, 1, 3], [1, 0, 6], [3, 6, 0]] }).Value!.Value, 6);
    }

    /// <summary>
    /// By hand: margins .6 .3 .1 and .5 .3 .2. Linear disagreement (0, 1/2, 1): observed (.07 + .05 + .05 + .03) / 2 + .09 + .01 = .20;
    /// expected (.18 + .15 + .06 + .03) / 2 + .12 + .05 = .38; 1 - .20 / .38 = .473684. Quadratic (0, 1/4, 1): .05 + .10 = .15 over
    /// .105 + .17 = .275; 1 - .15 / .275 = .454545.
    /// </summary>
    [Theory]
    [InlineData(AgreementWeights.Linear, .473684)]
    [InlineData(AgreementWeights.Quadratic, .454545)]
    public void Cohen_1968_with_standard_weights(AgreementWeights weights, double expected)
    {
        var labels = Table([[88, 14, 18], [10, 40, 10], [2, 6, 12]]);
        var kappa = AgreementCoefficients.Of(labels, Cohen, new() { Weights = weights });
        Assert.Equal(expected, kappa.Value!.Value, 6);
        if (weights != AgreementWeights.Quadratic) return;
        var table = WeightedKappa.Of([[88, 14, 18], [10, 40, 10], [2, 6, 12]]);
        Assert.Equal(kappa.Value.Value, table.Value!.Value, 12);
        Assert.Equal(kappa.StandardError!.Value, (table.High!.Value - table.Value.Value) / 1.959963984540054, 12);
    }

    /// <summary>(p_a - p_e) / (1 - p_e), p_e = T / (q (q - 1)) Σ p (1 - p), T the sum of the weight matrix (Gwet 2014, chapter 4).</summary>
    private static double Ac2ByDefinition(AgreementWeights weights)
    {
        double W(int x, int y) => weights switch
        {
            AgreementWeights.Linear => 1 - Math.Abs(x - y) / 4.0,
            AgreementWeights.Quadratic => 1 - (x - y) * (x - y) / 16.0,
            AgreementWeights.Ordinal => 1 - Math.Abs(x - y) * (Math.Abs(x - y) + 1) / 2 / 10.0,
            _ => 1 - Math.Pow((x - y) / (double)(x + y), 2) / Math.Pow(4 / 6.0, 2),
        };
        string[] units = ["111", "2232", "3333", "3333", "2222", "1234", "4444", "1121", "2222", "555", "11", "3"];
        double Count(string unit, int k) => unit.Count(c => c - '0' == k);
        var classes = Enumerable.Range(1, 5).ToArray();
        var pairs = classes.SelectMany(k => classes.Select(l => (k, l))).ToArray();
        var agreement = units.Where(u => u.Length > 1)
            .Average(u => (pairs.Sum(p => Count(u, p.k) * Count(u, p.l) * W(p.k, p.l)) - u.Length) / (u.Length * (u.Length - 1.0)));
        var chance = pairs.Sum(p => W(p.k, p.l)) / 20 * classes.Select(k => units.Average(u => Count(u, k) / u.Length)).Sum(p => p * (1 - p));
        return (agreement - chance) / (1 - chance);
    }
}
