using Parallax.Statistics;
using Parallax.Statistics.Inference;

namespace Parallax.Insight;

/// <summary>A judge held against people, and what it adds to them.</summary>
/// <param name="Scored">Responses that the judge scored.</param>
/// <param name="Both">Of these, how many people judged as well: on them it is calibrated.</param>
/// <param name="Deviation">Standard deviation of what people said of a response, for planning.</param>
/// <param name="Curve">What people said on average where the judge said so: at most ten groups of its scores.</param>
/// <param name="All">Over all models together.</param>
public sealed record JudgeReport(
    Guid Run, string Judge, string Prompt, string Metric, string MetricName, DateTimeOffset ImportedAt, int Scored, int Both, double? Rho, double? Deviation,
    IReadOnlyList<CalibrationPoint> Curve, JudgedModel All, IReadOnlyList<JudgedModel> Models)
{
    public const string Kind = "judges";
}

/// <summary>A group of responses with like scores of the judge.</summary>
/// <param name="Human">The mean of what people said of them.</param>
public sealed record CalibrationPoint(double Judge, Estimate Human);

/// <param name="Combined">The prediction-powered estimate; to be shown only where it is not hidden.</param>
/// <param name="IsHidden">The judge gains nothing here: people alone are shown.</param>
/// <param name="Worth">How many human labels one is worth with the judge; null where undefined.</param>
public sealed record JudgedModel(string Model, string Version, Estimate People, Estimate Combined, bool IsHidden, double? Rho, double Lambda, double? Worth, long Humans, long JudgeOnly, string? Note)
{
    public static JudgedModel Of(KnownModel? model, PpiEstimate e)
    {
        ArgumentNullException.ThrowIfNull(e);
        return new JudgedModel(model?.Model ?? "All models", model?.Version ?? "", e.HumanOnly, e.Powered, e.Hidden || e.Lambda == 0, e.Rho, e.Lambda, e.Gain, e.Humans, e.Unlabelled, e.Note);
    }
}
