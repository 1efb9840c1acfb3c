namespace Parallax.Statistics.Aggregation;

/// <summary>
/// From the log evidence of a task for its given classes to probabilities. Classes that nobody gave all have evidence 0, so that they cost
/// one term together, and thousands of labels neither underflow nor overflow.
/// </summary>
internal static class EvidenceRow
{
    /// <summary>Turns log evidence into probabilities in place.</summary>
    /// <param name="row">One entry for each given class.</param>
    /// <param name="others">How many classes nobody gave.</param>
    /// <param name="elsewhere">The probability of each of those.</param>
    /// <returns>The log of the sum over all classes.</returns>
    public static double Normalize(Span<double> row, int others, out double elsewhere)
    {
        var top = others > 0 ? 0.0 : double.NegativeInfinity;
        foreach (var x in row) top = Math.Max(top, x);
        var sum = others * Math.Exp(-top);
        if (others == 0) sum = 0;
        foreach (ref var x in row)
        {
            x = Math.Exp(x - top);
            sum += x;
        }

        foreach (ref var x in row) x /= sum;
        elsewhere = others > 0 ? Math.Exp(-top) / sum : 0;
        return top + Math.Log(sum);
    }
}
