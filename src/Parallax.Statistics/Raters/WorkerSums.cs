namespace Parallax.Statistics.Raters;

/// <summary>What the units of one round say of each worker: numerators and denominators of WUA and WWA.</summary>
internal sealed class WorkerSums(int workers)
{
    private readonly double[] _unitAgreement = new double[workers], _units = new double[workers];
    private readonly double[] _workerAgreement = new double[workers], _others = new double[workers];

    public void AddUnit(int worker, double unit, double agreement)
    {
        _units[worker] += unit;
        _unitAgreement[worker] += agreement;
    }

    public void AddWorkers(int worker, double agreement, double weight)
    {
        _workerAgreement[worker] += agreement;
        _others[worker] += weight;
    }

    /// <summary>WUA x WWA; 0 where nothing has weight.</summary>
    public double[] Qualities()
    {
        var result = new double[_units.Length];
        for (var w = 0; w < result.Length; w++) result[w] = Share(_unitAgreement[w], _units[w]) * Share(_workerAgreement[w], _others[w]);
        return result;
    }

    private static double Share(double part, double all) => all > 0 ? Math.Clamp(part / all, 0, 1) : 0;
}
