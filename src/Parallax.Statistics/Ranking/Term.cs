namespace Parallax.Statistics.Ranking;

/// <summary>
/// Log-likelihood of outcomes at one difference of ratings d and tie parameter t, its gradient, and its negative second
/// derivatives (information), in closed form for each model.
/// </summary>
internal struct Term
{
    public double Value, D, T, DD, DT, TT;

    /// <summary>Adds <paramref name="wins"/>, <paramref name="losses"/> and <paramref name="ties"/> as the first of the two sees them.</summary>
    public static Term Of(RankModel model, double d, double t, double wins, double losses, double ties) => model switch
    {
        RankModel.Davidson => Davidson(d, t, wins, losses, ties),
        RankModel.RaoKupper => RaoKupper(d, t, wins, losses, ties),
        _ => BradleyTerry(d, wins, losses, ties),
    };

    /// <summary>The probabilities of win, loss and tie; Bradley-Terry has no ties.</summary>
    public static (double Win, double Loss, double Tie) Probabilities(RankModel model, double d, double t)
    {
        if (model == RankModel.Davidson) return DavidsonProbabilities(d, t, out _);
        if (model != RankModel.RaoKupper) return (Sigmoid(d), Sigmoid(-d), 0);
        var (win, loss) = (Sigmoid(d - t), Sigmoid(-d - t));
        return (win, loss, Math.Max(0, 1 - win - loss));
    }

    public static double Sigmoid(double x)
    {
        var e = Math.Exp(-Math.Abs(x));
        return x >= 0 ? 1 / (1 + e) : e / (1 + e);
    }

    private static double LogSigmoid(double x) => Math.Min(x, 0) - double.LogP1(Math.Exp(-Math.Abs(x)));

    private static Term BradleyTerry(double d, double wins, double losses, double ties)
    {
        var (n, score) = (wins + losses + ties, wins + ties / 2);
        var e = Math.Exp(-Math.Abs(d));
        var p = d >= 0 ? 1 / (1 + e) : e / (1 + e);
        var value = (d >= 0 ? (score - n) * d : score * d) - n * double.LogP1(e);
        return new Term { Value = value, D = score - n * p, DD = n * e / ((1 + e) * (1 + e)) };
    }

    /// <summary>log P = s d/2 + [tie] t - log(e^(d/2) + e^(-d/2) + e^t), t = log ν: an exponential family, so the information is a covariance.</summary>
    private static Term Davidson(double d, double t, double wins, double losses, double ties)
    {
        var (win, loss, tie) = DavidsonProbabilities(d, t, out var log);
        var (n, lead) = (wins + losses + ties, win - loss);
        return new Term
        {
            Value = (wins - losses) * d / 2 + (ties > 0 ? ties * t : 0) - n * log,
            D = (wins - losses - n * lead) / 2,
            T = ties - n * tie,
            DD = n * (win + loss - lead * lead) / 4,
            DT = -n * lead * tie / 2,
            TT = n * tie * (1 - tie),
        };
    }

    private static (double Win, double Loss, double Tie) DavidsonProbabilities(double d, double t, out double log)
    {
        var half = Math.Abs(d) / 2;
        var (weak, even) = (Math.Exp(-2 * half), Math.Exp(t - half));
        var sum = 1 + weak + even;
        log = half + Math.Log(sum);
        return d >= 0 ? (1 / sum, weak / sum, even / sum) : (weak / sum, 1 / sum, even / sum);
    }

    /// <summary>
    /// An ordered logit with t = log θ: P(win) = σ(d - t), P(loss) = σ(-d - t), and P(tie) = σ(d + t) - σ(d - t)
    /// = σ(d + t) σ(t - d) (1 - e^-2t), whose logarithm is a sum of concave terms.
    /// </summary>
    private static Term RaoKupper(double d, double t, double wins, double losses, double ties)
    {
        if (t <= 0 && ties > 0) return new Term { Value = double.NegativeInfinity };
        var (up, down) = (Sigmoid(d - t), Sigmoid(d + t));
        var (a, b) = ((wins + ties) * up * (1 - up), (losses + ties) * down * (1 - down));
        var e = ties > 0 ? double.ExpM1(2 * t) : 0;
        return new Term
        {
            Value = wins * LogSigmoid(d - t) + losses * LogSigmoid(-d - t) + (ties > 0 ? ties * (LogSigmoid(d + t) + LogSigmoid(t - d) + Math.Log(-double.ExpM1(-2 * t))) : 0),
            D = wins * (1 - up) - losses * down + ties * (1 - down - up),
            T = -wins * (1 - up) - losses * down + ties * (1 - down + up) + (ties > 0 ? 2 * ties / e : 0),
            DD = a + b,
            DT = b - a,
            TT = a + b + (ties > 0 ? 4 * ties * (e + 1) / (e * e) : 0),
        };
    }
}
