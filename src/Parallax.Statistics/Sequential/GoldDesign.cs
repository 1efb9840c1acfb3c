namespace Parallax.Statistics.Sequential;

/// <summary>What a contributor is tested for by gold tasks, and how sure the verdict must be.</summary>
/// <param name="Good">a0, the accuracy of a good contributor.</param>
/// <param name="Bad">a1, the accuracy of a bad one, below a0.</param>
/// <param name="Alpha">The chance of flagging a good one, by design.</param>
/// <param name="Beta">The chance of passing a bad one, by design.</param>
/// <param name="Most">After this many gold tasks without a verdict, people decide.</param>
public sealed record GoldDesign(double Good = 0.90, double Bad = 0.60, double Alpha = 0.01, double Beta = 0.05, int Most = 40)
{
    /// <summary>.90 against .60, α .01, β .05, at most 40 gold tasks.</summary>
    public static GoldDesign Default { get; } = new();

    /// <summary>ln((1 - β) / α): at or above it the contributor is flagged. 4.554 by default.</summary>
    public double Upper => Math.Log((1 - Beta) / Alpha);

    /// <summary>ln(β / (1 - α)): at or below it the contributor passes. -2.986 by default.</summary>
    public double Lower => Math.Log(Beta / (1 - Alpha));

    /// <summary>What an answer adds to the log-likelihood ratio of bad against good.</summary>
    public double Step(bool right) => right ? Math.Log(Bad / Good) : Math.Log((1 - Bad) / (1 - Good));

    internal void Check()
    {
        if (!(Bad > 0 && Bad < Good && Good < 1)) throw new InvalidOperationException("The accuracies of a gold design are 0 < Bad < Good < 1.");
        if (!(Alpha > 0 && Beta > 0 && Alpha + Beta < 1 && Most > 0)) throw new InvalidOperationException("Alpha and Beta of a gold design are above 0 and add to less than 1, and Most is above 0.");
    }
}
