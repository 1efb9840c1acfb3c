namespace Parallax.Statistics.Numerics;

/// <summary>The gamma function and its incomplete integrals.</summary>
internal static class Gamma
{
    private static readonly double[] Lanczos =
    [
        0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313,
        -176.61502916214059, 12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
    ];

    /// <summary>ln Γ(x) for x > 0, by Lanczos (g = 7, n = 9), to about 15 digits.</summary>
    public static double Log(double x)
    {
        if (x < 0.5) return Math.Log(Math.PI / Math.Abs(Math.Sin(Math.PI * x))) - Log(1 - x);
        var sum = Lanczos[0];
        for (var i = 1; i < Lanczos.Length; i++) sum += Lanczos[i] / (x - 1 + i);
        var t = x + 6.5;
        return 0.5 * Math.Log(2 * Math.PI) + (x - 0.5) * Math.Log(t) - t + Math.Log(sum);
    }

    /// <summary>ln B(a, b).</summary>
    public static double LogBeta(double a, double b) => Log(a) + Log(b) - Log(a + b);

    /// <summary>ψ(x), the derivative of ln Γ, for x > 0: recurrence up to 6, then the asymptotic series.</summary>
    public static double Digamma(double x)
    {
        var sum = 0.0;
        for (; x < 6; x++) sum -= 1 / x;
        var f = 1 / (x * x);
        return sum + Math.Log(x) - 0.5 / x - f * (1.0 / 12 - f * (1.0 / 120 - f * (1.0 / 252 - f * (1.0 / 240 - f * (1.0 / 132)))));
    }

    /// <summary>Q(a, x) = Γ(a, x) / Γ(a): the upper tail. Series below a + 1, continued fraction of Lentz above.</summary>
    public static double UpperRegularized(double a, double x)
    {
        if (x <= 0) return 1;
        var scale = Math.Exp(-x + a * Math.Log(x) - Log(a));
        return x < a + 1 ? 1 - scale * LowerSeries(a, x) : scale * UpperFraction(a, x);
    }

    /// <summary>I_x(a, b), the distribution function of the beta distribution.</summary>
    public static double BetaRegularized(double a, double b, double x)
    {
        if (x <= 0) return 0;
        if (x >= 1) return 1;
        var scale = Math.Exp(a * Math.Log(x) + b * Math.Log(1 - x) - LogBeta(a, b));
        return x < (a + 1) / (a + b + 2) ? scale * BetaFraction(a, b, x) / a : 1 - scale * BetaFraction(b, a, 1 - x) / b;
    }

    private static double LowerSeries(double a, double x)
    {
        var (term, sum) = (1 / a, 1 / a);
        for (var n = 1; n < Terms(a) && Math.Abs(term) > Math.Abs(sum) * 1e-16; n++) sum += term *= x / (a + n);
        return sum;
    }

    private static double UpperFraction(double a, double x)
    {
        const double tiny = 1e-300;
        var b = x + 1 - a;
        var (c, d) = (1 / tiny, 1 / b);
        var value = d;
        for (var i = 1; i < Terms(a); i++)
        {
            var an = -i * (i - a);
            b += 2;
            d = 1 / NotZero(an * d + b);
            c = NotZero(b + an / c);
            value *= d * c;
            if (Math.Abs(d * c - 1) < 1e-16) break;
        }

        return value;
    }

    private static double BetaFraction(double a, double b, double x)
    {
        var (c, d) = (1.0, 1 / NotZero(1 - (a + b) * x / (a + 1)));
        var value = d;
        for (var m = 1; m < Terms(a + b); m++)
        {
            Step(m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)));
            var before = value;
            Step(-(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)));
            if (Math.Abs(value - before) < Math.Abs(value) * 1e-16) break;
        }

        return value;

        void Step(double numerator)
        {
            d = 1 / NotZero(1 + numerator * d);
            c = NotZero(1 + numerator / c);
            value *= d * c;
        }
    }

    /// <summary>Series and fractions take some ten times √a terms.</summary>
    private static double Terms(double a) => 1000 + 20 * Math.Sqrt(a);

    private static double NotZero(double x) => Math.Abs(x) < 1e-300 ? 1e-300 : x;
}
