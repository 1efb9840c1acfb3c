namespace Parallax.Statistics.Aggregation;

/// <summary>
/// Repeats an EM iteration until little is left to gain. EM gains by a nearly constant ratio r per iteration, so that what is left is about
/// gain · r / (1 - r) (the criterion of Aitken; Böhning et al., Annals of the Institute of Statistical Mathematics 46, 1994): a single small
/// gain may have a thousand more behind it.
/// </summary>
internal static class ExpectationMaximization
{
    /// <param name="iterate">One iteration; returns the objective at the parameters before it.</param>
    /// <param name="options">Where to stop.</param>
    /// <param name="progress">Told the number of each finished iteration.</param>
    /// <param name="cancel">Stops it between iterations.</param>
    public static (IReadOnlyList<double> Trace, bool Converged) Run(Func<double> iterate, DawidSkeneOptions options, IProgress<int>? progress, CancellationToken cancel)
    {
        var trace = new List<double>();
        while (trace.Count < options.MaxIterations)
        {
            cancel.ThrowIfCancellationRequested();
            trace.Add(iterate());
            progress?.Report(trace.Count);
            if (trace.Count > 2 && Left(trace[^3], trace[^2], trace[^1]) <= options.Tolerance * Math.Abs(trace[^1])) return (trace, true);
        }

        return (trace, false);
    }

    private static double Left(double before, double last, double now)
    {
        var (gain, ratio) = (now - last, (now - last) / (last - before));
        // At the top the gains are rounding, and their ratio means nothing.
        if (gain <= 1e-14 * Math.Abs(now)) return 0;
        return ratio is > 0 and < 1 ? gain * ratio / (1 - ratio) : double.PositiveInfinity;
    }
}
