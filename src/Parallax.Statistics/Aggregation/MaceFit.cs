namespace Parallax.Statistics.Aggregation;

/// <summary>Where one start of MACE ended.</summary>
internal sealed record MaceFit(int Start, Posteriors Posteriors, double[] Theta, List<double> Trace, bool Converged)
{
    public double Objective => Trace[^1];
}
