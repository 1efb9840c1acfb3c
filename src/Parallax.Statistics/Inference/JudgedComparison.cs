namespace Parallax.Statistics.Inference;

/// <summary>A comparison of two models that a person and a judge have made.</summary>
/// <param name="Left">Number of the left model, from 0.</param>
/// <param name="Right">Number of the right model.</param>
/// <param name="Human">y: 1 where left is better, 0 where right is, .5 for a tie.</param>
/// <param name="Judge">f: the judge's probability that left is better, 0 to 1.</param>
public readonly record struct JudgedComparison(int Left, int Right, double Human, double Judge);

/// <summary>A comparison that the judge alone has made.</summary>
/// <param name="Left">Number of the left model, from 0.</param>
/// <param name="Right">Number of the right model.</param>
/// <param name="Judge">f: the judge's probability that left is better, 0 to 1.</param>
public readonly record struct JudgeOnlyComparison(int Left, int Right, double Judge);
