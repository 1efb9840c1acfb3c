namespace Parallax.Statistics.Aggregation;

/// <summary>
/// The M-step of plain EM: each count plus the smoothing s, normalised. That is the posterior mode under a Dirichlet prior of 1 + s, whose log
/// density (but for a constant) belongs to the objective.
/// </summary>
internal sealed class MaceSmoothed(double smoothing, int classes) : IMaceStep
{
    public double Knowing(double known, double madeUp, out double logKnow, out double logMakeUp, out double theta)
    {
        var total = known + madeUp + 2 * smoothing;
        theta = (known + smoothing) / total;
        (logKnow, logMakeUp) = (Math.Log(theta), Math.Log((madeUp + smoothing) / total));
        return smoothing * (logKnow + logMakeUp);
    }

    public double Habits(ReadOnlySpan<double> madeUp, double sum, ref double objective)
    {
        var logTotal = Math.Log(sum + smoothing * classes);
        foreach (var count in madeUp) objective += smoothing * LogHabit(count, logTotal);
        objective += smoothing * (classes - madeUp.Length) * LogHabit(0, logTotal);
        return logTotal;
    }

    public double LogHabit(double count, double total) => Math.Log(count + smoothing) - total;
}
