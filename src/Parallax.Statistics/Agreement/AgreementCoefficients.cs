using Parallax.Statistics.Input;

namespace Parallax.Statistics.Agreement;

/// <summary>
/// Agreement of raters on classes, with the standard errors over tasks of Gwet, Handbook of Inter-Rater Reliability (4th edition 2014), as
/// his package irrCAC prints them. Time and memory are linear in the labels. Labels may be missing: a task with one label tells about
/// class shares and nothing about agreement (in alpha nothing at all).
/// Conventions: intervals are by Student's t with tasks - 1 degrees of freedom and end at 1. Where two raters both labelled every
/// task the variance is that of Gwet's two-rater formulas (divided by n; Cohen's always so, which is Fleiss, Cohen and
/// Everitt 1969), otherwise divided by n (n - 1). Tasks with one label stay in the variance, which is then cautious.
/// </summary>
public static class AgreementCoefficients
{
    /// <summary>The coefficient of <paramref name="kind"/>.</summary>
    /// <exception cref="InputException">A class is not on the scale, or is no number where one is needed; own weights do not fit.</exception>
    public static Coefficient Of(Labels labels, CoefficientKind kind, AgreementOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(labels);
        options ??= new AgreementOptions();
        ArgumentOutOfRangeException.ThrowIfNegative(options.Bootstrap);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(options.Confidence, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(options.Confidence, 1);
        var scale = ClassScale.Of(labels, options);
        return kind switch
        {
            CoefficientKind.Alpha => KrippendorffAlpha.Of(labels, scale, options),
            CoefficientKind.Cohen => CohenKappa.Of(labels, scale, options),
            _ => ChanceCorrected.Of(labels, scale, kind, options),
        };
    }
}
