namespace Parallax.Statistics.Aggregation;

/// <summary>A sum of logs of factors between 1 and 2, with one logarithm for many of them: a product of 512 still fits a double.</summary>
internal struct LogProduct()
{
    private double _product = 1;
    private double _sum;
    private int _count;

    /// <summary>Takes a factor of 1 to 2.</summary>
    public void Multiply(double factor)
    {
        _product *= factor;
        if (++_count < 512) return;
        _sum += Math.Log(_product);
        (_product, _count) = (1, 0);
    }

    /// <summary>The sum of the logs.</summary>
    public readonly double Log => _sum + Math.Log(_product);
}
