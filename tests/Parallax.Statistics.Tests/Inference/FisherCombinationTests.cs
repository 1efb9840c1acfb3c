using Parallax.Statistics.Inference;
using Parallax.Statistics.Input;

namespace Parallax.Statistics.Tests.Inference;

public class FisherCombinationTests
{
    /// <summary>
    /// Golden vector of methods.md 5. By hand: ln(.04 · .2 · .01) = ln 8e-5 = -9.433484, M = 18.866968; with x = M / 2 the tail of
    /// chi-squared with 6 degrees of freedom is e^-x (1 + x + x² / 2) = 8e-5 · 54.928794 = .004394.
    /// </summary>
    [Fact]
    public void Golden_vector()
    {
        var combined = FisherCombination.Of([.04, .2, .01]);
        Assert.Equal(18.86697, combined.Statistic!.Value, 5e-6);
        Assert.Equal(.004394, combined.P!.Value, 5e-7);
        Assert.Equal(6, combined.Freedom);
    }

    [Fact]
    public void One_p_value_stays_itself() => Assert.Equal(.37, FisherCombination.Of([.37]).P!.Value, 12);

    [Fact]
    public void Degenerate_inputs_say_why()
    {
        Assert.Null(FisherCombination.Of([]).P);
        Assert.False(string.IsNullOrWhiteSpace(FisherCombination.Of([]).Note));
        Assert.Equal(1, FisherCombination.Of([1, 1]).P!.Value, 12);
        Assert.Throws<InputException>(() => FisherCombination.Of([0]));
        Assert.Throws<InputException>(() => FisherCombination.Of([double.NaN]));
    }
}
