using System.Globalization;
using Parallax.Statistics.Input;

namespace Parallax.Statistics.Agreement;

/// <summary>The classes a coefficient counts with, in their order, and what lies between them.</summary>
internal sealed class ClassScale
{
    private readonly AgreementOptions _options;
    private readonly IdTable _classes;
    private readonly double[]? _values;

    private ClassScale(AgreementOptions options, IdTable classes, Rows rows)
    {
        (_options, _classes, Rows) = (options, classes, rows);
        if (options.Disagreements is { } own) Check(own, Count);
        if (options.Disagreements is not null || !UsesValues) return;
        _values = Numbers(classes, out var notNumber);
        if (notNumber is not null && options.Weights is null)
            throw new InputException($"The class '{notNumber}' is no number. Level {options.Level.ToString().ToLowerInvariant()} needs numbers: use nominal or ordinal.");
        if (_values is not null) CheckAscending(_values);
    }

    /// <summary>How many classes there are.</summary>
    public int Count => _classes.Count;

    /// <summary>The labels by task; classes are places on this scale.</summary>
    public Rows Rows { get; }

    /// <summary>What the method's name says of the level or weights.</summary>
    public string Name => _options switch
    {
        { Disagreements: not null } => "own weights",
        { Weights: { } weights } => weights == AgreementWeights.Identity ? "nominal" : weights.ToString().ToLowerInvariant() + " weights",
        _ => _options.Level.ToString().ToLowerInvariant(),
    };

    public string ClassName(int place) => _classes[place];

    /// <summary>Krippendorff's ordinal distances depend on how often the classes come.</summary>
    public bool ByRanks => _options is { Disagreements: null, Weights: null, Level: MeasurementLevel.Ordinal };

    private bool UsesValues => _options.Weights is { } weights
        ? weights is not (AgreementWeights.Identity or AgreementWeights.Ordinal)
        : _options.Level is MeasurementLevel.Interval or MeasurementLevel.Ratio;

    public static ClassScale Of(Labels labels, AgreementOptions options)
    {
        if (options.Scale is not { } scale) return new ClassScale(options, labels.Classes, labels.ByTask);
        var classes = new IdTable();
        foreach (var name in scale) classes.Intern(name);
        if (classes.Count != scale.Count) throw new InputException("The scale names a class twice. Name each once.");
        var place = new int[labels.Classes.Count];
        for (var k = 0; k < place.Length; k++)
            place[k] = classes.Find(labels.Classes.Utf8(k)) ?? throw new InputException($"The class '{labels.Classes[k]}' is not on the scale. Add it there, or correct the label.");
        var rows = labels.ByTask;
        return new ClassScale(options, classes, new Rows(rows.Start, rows.Other, Array.ConvertAll(rows.Class, c => place[c])));
    }

    /// <summary>The disagreement of the options; <see cref="ByRanks"/> takes Gwet's ordinal weights here.</summary>
    public Disagreement Disagreement()
    {
        if (_options.Disagreements is { } own) return Own(own);
        var weights = _options.Weights ?? _options.Level switch
        {
            MeasurementLevel.Nominal => AgreementWeights.Identity,
            MeasurementLevel.Ordinal => AgreementWeights.Ordinal,
            MeasurementLevel.Interval => AgreementWeights.Quadratic,
            _ => AgreementWeights.Ratio,
        };
        var x = _values ?? Unit.Places(Count);
        return weights switch
        {
            AgreementWeights.Identity => new IdentityDisagreement(),
            AgreementWeights.Linear => new LinearDisagreement(x),
            AgreementWeights.Quadratic => new QuadraticDisagreement(x),
            AgreementWeights.Ordinal => new OrdinalDisagreement(Count),
            AgreementWeights.Radical => Radical(x),
            _ => Ratio(x),
        };
    }

    /// <summary>
    /// Krippendorff's ordinal distance, (n_a / 2 + n_between + n_b / 2)²: the squared difference of the mean ranks that the classes have
    /// among all labels.
    /// </summary>
    public static Disagreement Ranks(ReadOnlySpan<double> counts)
    {
        var (ranks, below) = (new double[counts.Length], 0.0);
        for (var k = 0; k < ranks.Length; k++)
        {
            ranks[k] = below + counts[k] / 2;
            below += counts[k];
        }

        return new QuadraticDisagreement(ranks);
    }

    private static PairwiseDisagreement Radical(double[] values)
    {
        var x = Unit.Scaled(values);
        return new PairwiseDisagreement((a, b) => Math.Sqrt(Math.Abs(x[a] - x[b])));
    }

    private static PairwiseDisagreement Ratio(double[] x)
    {
        if (x.Length > 0 && x[0] < 0) throw new InputException($"A ratio level has a zero and nothing below it, but a class is {x[0].ToString(CultureInfo.InvariantCulture)}. Use interval.");
        var most = x.Length > 1 && x[^1] > x[0] ? Relative(x[0], x[^1]) : 1;
        return new PairwiseDisagreement((a, b) => Relative(x[a], x[b]) / most);
    }

    private static double Relative(double x, double y) => x == y ? 0 : (x - y) / (x + y) * ((x - y) / (x + y));

    private static PairwiseDisagreement Own(IReadOnlyList<IReadOnlyList<double>> own)
    {
        var max = own.Count == 0 ? 1 : own.Max(row => row.Max());
        var scaled = own.Select(row => row.Select(d => max > 0 ? d / max : 0).ToArray()).ToArray();
        return new PairwiseDisagreement((a, b) => scaled[a][b]);
    }

    private static void Check(IReadOnlyList<IReadOnlyList<double>> own, int classes)
    {
        if (own.Count != classes || own.Any(row => row.Count != classes)) throw new InputException($"The disagreements must be a square of {classes} x {classes}, one row for each class.");
        for (var a = 0; a < classes; a++)
        {
            for (var b = 0; b <= a; b++)
            {
                if (!double.IsFinite(own[a][b]) || own[a][b] < 0) throw new InputException("Disagreements are finite and not negative.");
                if (a == b && own[a][b] != 0) throw new InputException("The disagreement of a class with itself is 0. These look like agreement weights: take each from 1.");
                if (own[a][b] != own[b][a]) throw new InputException("The disagreements must be symmetric.");
            }
        }
    }

    private static void CheckAscending(double[] values)
    {
        for (var k = 1; k < values.Length; k++)
            if (values[k] < values[k - 1]) throw new InputException("The numbers on the scale must ascend.");
    }

    /// <summary>The numbers that the classes are; null, and the first that is none, if not all are.</summary>
    private static double[]? Numbers(IdTable classes, out string? notNumber)
    {
        var values = new double[classes.Count];
        for (var k = 0; k < values.Length; k++)
        {
            if (double.TryParse(classes.Utf8(k), NumberStyles.Float, CultureInfo.InvariantCulture, out values[k]) && double.IsFinite(values[k])) continue;
            notNumber = classes[k];
            return null;
        }

        notNumber = null;
        return values;
    }
}
