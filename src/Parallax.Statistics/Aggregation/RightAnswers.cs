namespace Parallax.Statistics.Aggregation;

/// <summary>
/// The expected log-likelihood of "right" in a row of labels, label i being right with probability 1 / (1 + exp(-z m_i)) and known to be
/// right with weight q_i: its value, its slope in z and its Fisher information (minus the second derivative), in one pass.
/// </summary>
internal readonly record struct RightAnswers(double Value, double Slope, double Information)
{
    public static RightAnswers At(double z, ReadOnlySpan<double> m, ReadOnlySpan<double> q)
    {
        var (value, slope, information, logs) = (0.0, 0.0, 0.0, new LogProduct());
        for (var i = 0; i < m.Length; i++)
        {
            var x = z * m[i];
            var e = Math.Exp(-Math.Abs(x));
            var right = (x >= 0 ? 1 : e) / (1 + e);
            logs.Multiply(1 + e);
            value += q[i] * x - Math.Max(x, 0);
            slope += (q[i] - right) * m[i];
            information += right * (1 - right) * m[i] * m[i];
        }

        return new RightAnswers(value - logs.Log, slope, information);
    }
}
