using Parallax.Statistics.Sequential;

namespace Parallax.Desk;

/// <summary>The sequential test's own curve: how probable each verdict is, exactly, for somebody with given chances of being right.</summary>
public static class GoldCurve
{
    /// <summary>The probability to be flagged by checks with these chances, in their order.</summary>
    public static double Flagged(IEnumerable<double> chances, GoldDesign design)
    {
        var states = new Dictionary<GoldSequentialTest, double> { [default] = 1 };
        var flagged = 0.0;
        foreach (var chance in chances)
        {
            var next = new Dictionary<GoldSequentialTest, double>();
            foreach (var (state, probability) in states)
            {
                Put(state.Add(right: true, design), probability * chance);
                Put(state.Add(right: false, design), probability * (1 - chance));
            }

            states = next;

            void Put(GoldSequentialTest state, double probability)
            {
                if (state.Verdict == GoldVerdict.Flag) flagged += probability;
                if (state.Verdict == GoldVerdict.Continue) next[state] = next.GetValueOrDefault(state) + probability;
            }
        }

        return flagged;
    }
}
