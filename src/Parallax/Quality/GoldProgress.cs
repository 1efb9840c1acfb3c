using Parallax.Statistics.Sequential;

namespace Parallax.Quality;

/// <summary>How far a person's sequential test is: a replay of their results in order, and so the same on every node.</summary>
/// <param name="Test">Until its verdict.</param>
/// <param name="Cusum">After it was passed.</param>
/// <param name="Right">All checks answered right, before the verdict and after.</param>
/// <param name="Wrong">All that were not.</param>
public sealed record GoldProgress(GoldSequentialTest Test, GoldCusum Cusum, int Right, int Wrong)
{
    public static GoldProgress Of(IEnumerable<bool> answers, GoldDesign design)
    {
        ArgumentNullException.ThrowIfNull(answers);
        var (test, cusum, right, wrong) = (new GoldSequentialTest(), new GoldCusum(), 0, 0);
        foreach (var answer in answers)
        {
            if (test.Verdict == GoldVerdict.Pass) cusum = cusum.Add(answer, design);
            test = test.Add(answer, design);
            (right, wrong) = answer ? (right + 1, wrong) : (right, wrong + 1);
        }

        return new GoldProgress(test, cusum, right, wrong);
    }
}
