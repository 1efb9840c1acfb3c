using Parallax.Statistics.Agreement;
using Parallax.Statistics.Input;
using static Parallax.Statistics.Agreement.CoefficientKind;
using static Parallax.Statistics.Tests.Agreement.AgreementData;

namespace Parallax.Statistics.Tests.Agreement;

public class AgreementNoteTests
{
    [Theory]
    [InlineData("no labels", ".")]
    [InlineData("one rater", "1 2 1")]
    [InlineData("labelled twice", "1 2 .", ". . 1")]
    [InlineData("one class", "1 1 1", "1 1 1")]
    public void Undefined_says_why(string reason, params string[] coders)
    {
        foreach (var kind in Enum.GetValues<CoefficientKind>())
        {
            var coefficient = AgreementCoefficients.Of(Coders(coders), kind);
            if (kind == Percent && reason == "one class")
            {
                Assert.Equal(1, coefficient.Value);
                continue;
            }

            Assert.Null(coefficient.Value);
            Assert.Null(coefficient.StandardError);
            Assert.Contains(reason, coefficient.Note, StringComparison.OrdinalIgnoreCase);
        }
    }

    /// <summary>Feinstein and Cicchetti's paradox: 90% agreement, kappa below 0, AC1 near it.</summary>
    [Fact]
    public void High_agreement_with_low_kappa_is_explained()
    {
        var labels = Table([[90, 5], [5, 0]]);
        foreach (var kind in new[] { Cohen, CoefficientKind.Fleiss, Alpha, Scott, Conger })
        {
            var kappa = AgreementCoefficients.Of(labels, kind);
            Assert.True(kappa.Value < 0);
            Assert.Contains("AC1", kappa.Note, StringComparison.Ordinal);
            Assert.Contains("95", kappa.Note, StringComparison.Ordinal);
        }

        Assert.True(AgreementCoefficients.Of(labels, Ac1).Value > .85);
        Assert.Null(AgreementCoefficients.Of(labels, Ac1).Note);
    }

    [Fact]
    public void Raters_who_share_no_task_are_named()
    {
        var labels = Coders("1 2 1 2 . .", "1 2 1 1 . .", ". . . . 1 2", ". . . . 2 2");
        Assert.Contains("2 groups", AgreementCoefficients.Of(labels, Alpha).Note, StringComparison.Ordinal);
        Assert.DoesNotContain("groups", AgreementCoefficients.Of(CoderTable(), Alpha).Note ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public void Cohen_of_three_raters_points_to_conger() =>
        Assert.Contains("Conger", AgreementCoefficients.Of(CoderTable(), Cohen).Note, StringComparison.Ordinal);

    [Fact]
    public void Tasks_with_one_label_are_counted()
    {
        var labels = Coders("1 2 1 2 1 2 1 2", "1 2 . . . . . .");
        Assert.Contains("6 of 8", AgreementCoefficients.Of(labels, Ac1).Note, StringComparison.Ordinal);
        Assert.Contains("6 labels", AgreementCoefficients.Of(labels, Alpha).Note, StringComparison.Ordinal);
    }

    [Fact]
    public void Classes_that_are_no_numbers()
    {
        var labels = Coders("bad ok good bad", "bad good good ok");
        foreach (var level in new[] { MeasurementLevel.Interval, MeasurementLevel.Ratio })
            Assert.Contains("'bad'", Assert.Throws<InputException>(() => AgreementCoefficients.Of(labels, Alpha, new() { Level = level })).Message, StringComparison.Ordinal);
        Assert.Contains("'good'", Assert.Throws<InputException>(() => AgreementCoefficients.Of(labels, Alpha, new() { Scale = ["bad", "ok"] })).Message, StringComparison.Ordinal);
        Assert.Throws<InputException>(() => AgreementCoefficients.Of(labels, Alpha, new() { Scale = ["bad", "ok", "ok", "good"] }));
        Assert.Throws<InputException>(() => AgreementCoefficients.Of(Coders("-1 2", "2 2"), Alpha, new() { Level = MeasurementLevel.Ratio }));
    }

    /// <summary>
    /// The order is that of the scale: bad, ok, good as 1, 2, 3. By code point good would lie between bad and ok. A scale that names an unused class
    /// lowers chance in Brennan-Prediger: p_a = .5; q = 3 gives (.5 - 1/3) / (2/3) = .25, q = 4 gives .25 / .75 = 1/3.
    /// </summary>
    [Fact]
    public void A_scale_gives_order_and_unused_classes()
    {
        var (named, numbered) = (Coders("bad ok good bad", "bad good good ok"), Coders("1 2 3 1", "1 3 3 2"));
        foreach (var options in new AgreementOptions[] { new() { Level = MeasurementLevel.Ordinal }, new() { Weights = AgreementWeights.Linear } })
        {
            var expected = AgreementCoefficients.Of(numbered, Alpha, options).Value;
            Assert.Equal(expected, AgreementCoefficients.Of(named, Alpha, options with { Scale = ["bad", "ok", "good"] }).Value);
            Assert.NotEqual(expected, AgreementCoefficients.Of(named, Alpha, options).Value);
        }

        Assert.Equal(.25, AgreementCoefficients.Of(named, BrennanPrediger).Value!.Value, 12);
        Assert.Equal(1 / 3.0, AgreementCoefficients.Of(named, BrennanPrediger, new() { Scale = ["bad", "ok", "good", "superb"] }).Value!.Value, 12);
    }

    [Fact]
    public void Own_weights_are_checked()
    {
        var labels = Coders("1 2 2 1", "1 2 1 1");
        IReadOnlyList<IReadOnlyList<double>>[] wrong = [[[0, 1]], [[0, 1, 2], [1, 0, 1], [2, 1, 0]], [[1, 0], [0, 1]], [[0, 1], [2, 0]], [[0, -1], [-1, 0]], [[0, double.NaN], [double.NaN, 0]]];
        foreach (var weights in wrong) Assert.Throws<InputException>(() => AgreementCoefficients.Of(labels, Cohen, new() { Disagreements = weights }));
    }

    /// <summary>One label each of ten thousand classes: nothing is ever compared with everything.</summary>
    [Fact]
    public void Very_many_classes()
    {
        var labels = Labels.From(Enumerable.Range(0, 100_000).Select(i => ($"t{i / 2}", $"r{i % 2}", $"{i}")));
        foreach (var level in new[] { MeasurementLevel.Nominal, MeasurementLevel.Ordinal, MeasurementLevel.Interval })
            Assert.NotNull(AgreementCoefficients.Of(labels, Alpha, new() { Level = level }).Value);
        // Every label differs: D_o = D_e = 1, and D_e counts n - 1 others of n.
        Assert.Equal(0, AgreementCoefficients.Of(labels, Alpha).Value!.Value, 9);
        Assert.Throws<InputException>(() => AgreementCoefficients.Of(labels, Alpha, new() { Level = MeasurementLevel.Ratio }));
    }

    private static Labels CoderTable() => Krippendorff();
}
