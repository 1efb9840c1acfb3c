namespace Parallax.Statistics.Sequential;

/// <summary>What gold tasks say of a contributor.</summary>
public enum GoldVerdict
{
    /// <summary>Not yet decided: give another.</summary>
    Continue,

    /// <summary>Good. Go on with <see cref="GoldCusum"/>.</summary>
    Pass,

    /// <summary>Bad: pause, and have a person look.</summary>
    Flag,

    /// <summary>Too close to call: a person decides, never the machine alone.</summary>
    Refer,
}

/// <summary>
/// The sequential probability ratio test of Wald (1945) on gold tasks: stops as soon as the answers suffice, mostly after 10 to 15.
/// All state is two counts and the verdict, which stays once it is reached.
/// </summary>
/// <param name="Right">Gold tasks answered right before the verdict.</param>
/// <param name="Wrong">Gold tasks answered wrong before the verdict.</param>
/// <param name="Verdict">The verdict.</param>
public readonly record struct GoldSequentialTest(int Right, int Wrong, GoldVerdict Verdict)
{
    /// <summary>The log-likelihood ratio of bad against good.</summary>
    public double LogRatio(GoldDesign? design = null)
    {
        var by = design ?? GoldDesign.Default;
        return Right * by.Step(true) + Wrong * by.Step(false);
    }

    /// <summary>The test after another answer; unchanged after a verdict.</summary>
    public GoldSequentialTest Add(bool right, GoldDesign? design = null)
    {
        var by = design ?? GoldDesign.Default;
        by.Check();
        if (Verdict != GoldVerdict.Continue) return this;
        var next = right ? this with { Right = Right + 1 } : this with { Wrong = Wrong + 1 };
        return next with { Verdict = Decide(next, by) };
    }

    private static GoldVerdict Decide(GoldSequentialTest test, GoldDesign design)
    {
        var ratio = test.LogRatio(design);
        if (ratio >= design.Upper) return GoldVerdict.Flag;
        if (ratio <= design.Lower) return GoldVerdict.Pass;
        return test.Right + test.Wrong >= design.Most ? GoldVerdict.Refer : GoldVerdict.Continue;
    }
}
