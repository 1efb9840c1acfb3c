namespace Parallax.Statistics.Aggregation;

/// <summary>For each worker a matrix of probabilities: row = true class, column = given class; rows add up to 1.</summary>
/// <param name="Classes">How many classes.</param>
/// <param name="Values">worker x true x given.</param>
public sealed record Confusions(int Classes, double[] Values)
{
    /// <summary>The probability that <paramref name="worker"/> gives <paramref name="given"/> to a task of class <paramref name="true"/>.</summary>
    public double this[int worker, int @true, int given] => Values[(worker * Classes + @true) * Classes + given];
}
