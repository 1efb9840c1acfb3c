namespace Parallax.Samples.Judging;

/// <summary>How a contributor leans: real people who see the same fault do not give the same number.</summary>
/// <param name="Rating">The chance of a rating one higher (positive) or one lower (negative) than fair.</param>
/// <param name="Severity">The same for the severity of an issue.</param>
/// <param name="Doubt">The chance of calling a step wrong that cannot be told from the picture.</param>
/// <param name="Pace">Minutes for a hundred words read.</param>
/// <param name="Hand">How far, in pixels, the sides of a drawn box stray.</param>
internal sealed record Temper(double Rating, double Severity, double Doubt, double Pace, int Hand)
{
    private static readonly Dictionary<string, Temper> Known = new()
    {
        ["ada"] = new(0.05, 0, 0.1, 3.4, 3),
        ["mateo"] = new(-0.32, 0.3, 0.7, 2.6, 5),
        ["yuki"] = new(0.34, -0.3, 0.1, 3.0, 7),
        ["priya"] = new(-0.08, 0.15, 0.4, 3.9, 4),
    };

    public static Temper Of(string person) => Known.TryGetValue(person, out var temper) ? temper
        : throw new InvalidOperationException($"'{person}' judges but has no temper.");
}
