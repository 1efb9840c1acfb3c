using CsCheck;
using Parallax.Statistics.Agreement;
using Parallax.Statistics.Input;
using static Parallax.Statistics.Tests.Agreement.AgreementData;

namespace Parallax.Statistics.Tests.Agreement;

public class AgreementPropertyTests
{
    private static readonly AgreementOptions[] Levels =
    [
        .. Enum.GetValues<MeasurementLevel>().Select(l => new AgreementOptions { Level = l }),
        .. Enum.GetValues<AgreementWeights>().Select(w => new AgreementOptions { Weights = w }),
    ];

    /// <summary>Random labels: tasks, raters, missing ones, classes 1 … 5.</summary>
    private static readonly Gen<(int Task, int Rater, int Class)[]> Rows =
        Gen.Select(Gen.Int[0, 9], Gen.Int[0, 4], Gen.Int[1, 5]).Array[0, 40].Select(rows => rows.DistinctBy(r => (r.Item1, r.Item2)).ToArray());

    [Fact]
    public void Perfect_agreement_is_1()
    {
        var labels = Coders("1 2 3 1 2 3", "1 2 3 1 2 3", "1 . 3 1 2 .");
        foreach (var kind in Enum.GetValues<CoefficientKind>().Where(k => k != CoefficientKind.Cohen))
        {
            foreach (var options in Levels)
            {
                var coefficient = AgreementCoefficients.Of(labels, kind, options);
                Assert.Equal(1, coefficient.Value!.Value, tolerance: 5e-13);
                Assert.Contains("All labels agree", coefficient.Note, StringComparison.Ordinal);
            }
        }

        Assert.Equal(1, AgreementCoefficients.Of(Coders("1 2 3", "1 2 3"), CoefficientKind.Cohen).Value!.Value, tolerance: 5e-13);
    }

    /// <summary>Every input gives a value or a reason, and no NaN.</summary>
    [Fact]
    public void A_value_or_a_reason() => Gen.Select(Rows, Gen.Enum<CoefficientKind>(), Gen.Int[0, Levels.Length - 1], Gen.Int[0, 1]).Sample((rows, kind, level, boot) =>
    {
        var c = AgreementCoefficients.Of(From(rows), kind, Levels[level] with { Bootstrap = boot * 20 });
        Assert.True(c.Value is not null || !string.IsNullOrWhiteSpace(c.Note));
        foreach (var number in new[] { c.Value, c.StandardError, c.Low, c.High }) Assert.True(number is null || double.IsFinite(number.Value));
        if (c is { Value: { } v, Low: { } low, High: { } high } && boot == 0) Assert.True(low <= v + 1e-12 && v <= high + 1e-12);
        Assert.True(c.Value is null or <= 1 + 1e-12);
    });

    /// <summary>Names of tasks and raters mean nothing; those of nominal classes neither.</summary>
    [Fact]
    public void Names_do_not_matter() => Gen.Select(Rows, Gen.Enum<CoefficientKind>(), Gen.Int[0, 1000]).Sample((rows, kind, seed) =>
    {
        var random = new Random(seed);
        var (tasks, raters, classes) = (Shuffled(10, random), Shuffled(5, random), Shuffled(6, random));
        var renamed = rows.Select(r => (tasks[r.Task], raters[r.Rater], classes[r.Class])).ToArray();
        random.Shuffle(renamed);
        var (one, other) = (AgreementCoefficients.Of(From(rows), kind), AgreementCoefficients.Of(From(renamed), kind));
        Close(one.Value, other.Value);
        Close(one.StandardError, other.StandardError);
    });

    /// <summary>Interval classes may be measured in any unit.</summary>
    [Fact]
    public void Interval_alpha_keeps_under_a_change_of_unit() => Gen.Select(Rows, Gen.Int[1, 1000], Gen.Int[-100_000, 100_000]).Sample((rows, scale, shift) =>
    {
        var moved = rows.Select(r => (r.Task, r.Rater, r.Class * scale + shift)).ToArray();
        var options = new AgreementOptions { Level = MeasurementLevel.Interval };
        Close(AgreementCoefficients.Of(From(rows), CoefficientKind.Alpha, options).Value, AgreementCoefficients.Of(From(moved), CoefficientKind.Alpha, options).Value);
    });

    /// <summary>A task with more labels than are compared pair by pair gives what the definition does: alpha of 1 task of 40 and one of 2 labels.</summary>
    [Fact]
    public void Many_labels_of_one_task_by_definition()
    {
        foreach (var options in Levels.Where(o => o.Level != MeasurementLevel.Ordinal))
        {
            var rows = Enumerable.Range(0, 40).Select(r => (0, r, 1 + r * r % 5)).Append((1, 0, 4)).Append((1, 1, 5)).ToArray();
            Assert.Equal(AlphaByDefinition(rows, options), AgreementCoefficients.Of(From(rows), CoefficientKind.Alpha, options).Value!.Value, tolerance: 5e-11);
        }
    }

    /// <summary>Two raters with all labels: Conger's kappa is Cohen's, Scott's is Fleiss'.</summary>
    [Fact]
    public void Two_raters() => Gen.Int[0, 8].Array[9].Where(c => c.Sum() > 3).Sample(cells =>
    {
        var labels = Table([cells[..3], cells[3..6], cells[6..]]);
        foreach (var options in Levels)
        {
            var (cohen, conger) = (AgreementCoefficients.Of(labels, CoefficientKind.Cohen, options), AgreementCoefficients.Of(labels, CoefficientKind.Conger, options));
            Close(cohen.Value, conger.Value);
            Close(cohen.StandardError, conger.StandardError);
            Close(AgreementCoefficients.Of(labels, CoefficientKind.Scott, options).Value, AgreementCoefficients.Of(labels, CoefficientKind.Fleiss, options).Value);
        }
    }, iter: 50);

    /// <summary>Krippendorff's definition, pair by pair.</summary>
    private static double AlphaByDefinition((int Task, int Rater, int Class)[] rows, AgreementOptions options)
    {
        double D(int x, int y) => (options.Weights, options.Level) switch
        {
            (AgreementWeights.Linear, _) => Math.Abs(x - y),
            (AgreementWeights.Radical, _) => Math.Sqrt(Math.Abs(x - y)),
            (AgreementWeights.Ordinal, _) => Place(x, y) * (Place(x, y) + 1),
            (AgreementWeights.Quadratic, _) or (null, MeasurementLevel.Interval) => (x - y) * (x - y),
            (AgreementWeights.Ratio, _) or (null, MeasurementLevel.Ratio) => Math.Pow((x - y) / (double)(x + y), 2),
            _ => x == y ? 0 : 1,
        };
        var used = rows.Select(r => r.Class).Distinct().Order().ToList();
        int Place(int x, int y) => Math.Abs(used.IndexOf(x) - used.IndexOf(y));
        var observed = rows.GroupBy(r => r.Task).Where(t => t.Count() > 1).Sum(t => t.Sum(a => t.Sum(b => D(a.Class, b.Class))) / (t.Count() - 1));
        return 1 - observed / rows.Length / (rows.Sum(a => rows.Sum(b => D(a.Class, b.Class))) / (rows.Length * (rows.Length - 1.0)));
    }

    private static int[] Shuffled(int count, Random random)
    {
        var numbers = Enumerable.Range(0, count).ToArray();
        random.Shuffle(numbers);
        return numbers;
    }

    private static Labels From((int Task, int Rater, int Class)[] rows) => Labels.From(rows.Select(r => ($"t{r.Task}", $"r{r.Rater}", $"{r.Class}")));

    private static void Close(double? expected, double? actual)
    {
        Assert.Equal(expected is null, actual is null);
        if (expected is { } e) Assert.Equal(e, actual!.Value, tolerance: 5e-9);
    }
}
