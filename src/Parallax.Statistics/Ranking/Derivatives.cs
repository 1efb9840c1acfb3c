namespace Parallax.Statistics.Ranking;

/// <summary>Log-likelihood, gradient and information (negative Hessian, lower triangle until <see cref="Mirror"/>) at one point.</summary>
internal sealed class Derivatives(int size)
{
    public int Size { get; } = size;

    public double Value { get; private set; }

    public double[] Gradient { get; } = new double[size];

    public double[] Information { get; } = new double[size * size];

    public void Clear()
    {
        Value = 0;
        Array.Clear(Gradient);
        Array.Clear(Information);
    }

    /// <summary>Adds outcomes of models <paramref name="i"/> and <paramref name="j"/>; the tie parameter is number <paramref name="tie"/>, negative if there is none.</summary>
    public void Add(in Term term, int i, int j, int tie)
    {
        Value += term.Value;
        Gradient[i] += term.D;
        Gradient[j] -= term.D;
        Information[i * Size + i] += term.DD;
        Information[j * Size + j] += term.DD;
        Information[Math.Max(i, j) * Size + Math.Min(i, j)] -= term.DD;
        if (tie < 0) return;
        Gradient[tie] += term.T;
        var row = Information.AsSpan(tie * Size, Size);
        row[i] += term.DT;
        row[j] -= term.DT;
        row[tie] += term.TT;
    }

    /// <summary>Adds what covariates x, which start at parameter <paramref name="first"/>, have to do with it.</summary>
    public void AddCovariates(in Term term, int i, int j, int tie, int first, ReadOnlySpan<double> x)
    {
        for (var a = 0; a < x.Length; a++)
        {
            var row = Information.AsSpan((first + a) * Size, Size);
            var slope = term.DD * x[a];
            Gradient[first + a] += term.D * x[a];
            row[i] += slope;
            row[j] -= slope;
            if (tie >= 0) row[tie] += term.DT * x[a];
            for (var b = 0; b <= a; b++) row[first + b] += slope * x[b];
        }
    }

    public void Add(Derivatives other)
    {
        Value += other.Value;
        for (var a = 0; a < Gradient.Length; a++) Gradient[a] += other.Gradient[a];
        for (var a = 0; a < Information.Length; a++) Information[a] += other.Information[a];
    }

    /// <summary>Subtracts λ/2 x² of each parameter.</summary>
    public void Penalise(ReadOnlySpan<double> point, ReadOnlySpan<double> penalty)
    {
        for (var a = 0; a < Size; a++)
        {
            Value -= penalty[a] * point[a] * point[a] / 2;
            Gradient[a] -= penalty[a] * point[a];
            Information[a * Size + a] += penalty[a];
        }
    }

    public void Mirror()
    {
        for (var a = 0; a < Size; a++)
            for (var b = 0; b < a; b++) Information[b * Size + a] = Information[a * Size + b];
    }
}
