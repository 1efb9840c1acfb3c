namespace Parallax.Samples.Judging;

/// <summary>How a contributor leans: real people who see the same fault do not give the same number.</summary>
/// <param name="Rating">The chance of a rating one higher (positive) or one lower (negative) than fair.</param>
/// <param name="Severity">The same for the severity of an issue.</param>
/// <param name="Doubt">The chance of calling a step wrong that cannot be told from the picture.</param>
/// <param name="Pace">Minutes for a hundred words read.</param>
/// <param name="Hand">How far, in pixels, the sides of a drawn box stray.</param>
/// <param name="Openings">How a reason begins; {0} is the better response, {1} the other.</param>
internal sealed record Temper(double Rating, double Severity, double Doubt, double Pace, int Hand, IReadOnlyList<string> Openings)
{
    private static readonly Dictionary<string, Temper> Known = new()
    {
        ["ada"] = new(0.05, 0, 0.1, 3.4, 3, ["I read both against the picture and end with {0}.", "{0} keeps to what can be seen, sentence by sentence.", "Most of {1} is right, and the part that matters is not."]),
        ["mateo"] = new(-0.32, 0.3, 0.7, 2.6, 5, ["Measured, {0} holds.", "{1} does not survive a ruler.", "{0}, because its claims can be checked."]),
        ["yuki"] = new(0.34, -0.3, 0.1, 3.0, 7, ["{0} looks first and speaks afterwards.", "I would hand {0} to somebody who cannot see the picture.", "Both write well; {0} also looks where it points."]),
        ["priya"] = new(-0.08, 0.15, 0.4, 3.9, 4, ["For a pupil {0} is the better teacher.", "{0} shows how it got there.", "I followed {1} step by step until it broke."]),
    };

    /// <summary>The first words of a reason in this person's manner.</summary>
    public string Opens(string better, string worse, Random lot) => string.Format(System.Globalization.CultureInfo.InvariantCulture, Openings[lot.Next(Openings.Count)], better, worse);

    public static Temper Of(string person) => Known.TryGetValue(person, out var temper) ? temper
        : throw new InvalidOperationException($"'{person}' judges but has no temper.");
}
