namespace Parallax.Work;

/// <summary>What a contributor answered before any response was revealed: the human baseline beside the models. Given once.</summary>
/// <param name="Steps">The way to the answer, one thought in each; empty where none is asked.</param>
/// <param name="Confidence">In percent: 50 would not bet, 100 would be astonished to be wrong.</param>
public sealed record OwnAnswer(string Answer, IReadOnlyList<string> Steps, int Confidence)
{
    public const int LongestAnswer = 4000;
    public const int LongestStep = 2000;
    public const int MostSteps = 30;
}
