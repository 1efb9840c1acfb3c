using System.Globalization;

namespace Parallax.Work;

/// <summary>
/// A key as it stands in a form: one field for each thing that can be expected, and empty where anything is right.
/// Pure: from fields to what is stored, and back.
/// </summary>
public sealed class KeyForm(Func<string, string?> field)
{
    public const string NoStepIsWrong = "none";
    public const string Regions = "Regions";

    /// <summary>What stands in a field; empty when nothing does.</summary>
    public string this[string name] => field(name)?.Trim() ?? "";

    public static string Rating(int response, string dimension) => $"Rating-{response}-{dimension}";

    public static string Tolerance(int response, string dimension) => $"Tolerance-{response}-{dimension}";

    public static string FirstWrong(int response) => $"FirstWrong-{response}";

    public static string Verdict(int response, int step) => $"Verdict-{response}-{step}";

    public static KeyForm Of(AnswerKey key)
    {
        var fields = new Dictionary<string, string>();
        Write(key, fields);
        return new KeyForm(name => fields.GetValueOrDefault(name));
    }

    /// <summary>What cannot be read is left to be refused by <see cref="CheckAnswerKey"/>.</summary>
    public AnswerKey Read(ShownItem shown)
    {
        ArgumentNullException.ThrowIfNull(shown);
        return new()
        {
            Preference = this["Preference"] is { Length: > 0 } preference ? preference : null,
            Ratings = [.. from r in shown.Responses from d in shown.Protocol.Dimensions let rating = Expected(r.Number, d.Id) where rating is not null select rating],
            FirstWrong = [.. from r in shown.Responses let first = this[FirstWrong(r.Number)] where first.Length > 0 select new ExpectedFirstWrong(r.Number, first == NoStepIsWrong ? null : Number(first) ?? 0)],
            Verdicts = [.. from r in shown.Responses let steps = Verdicts(r) where steps.Any(s => s is not null) select new ExpectedVerdicts(r.Number, steps)],
            Regions = [.. this[Regions].Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Region)],
        };
    }

    public static void Write(AnswerKey key, Dictionary<string, string> fields)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(fields);
        fields["Preference"] = key.Preference ?? "";
        foreach (var r in key.Ratings)
        {
            fields[Rating(r.Response, r.Dimension)] = r.Value.ToString();
            fields[Tolerance(r.Response, r.Dimension)] = Text(r.Tolerance);
        }

        foreach (var f in key.FirstWrong) fields[FirstWrong(f.Response)] = f.Step is { } step ? Text(step) : NoStepIsWrong;
        foreach (var v in key.Verdicts)
            for (var i = 0; i < v.Steps.Count; i++) fields[Verdict(v.Response, i + 1)] = v.Steps[i] ?? "";
        fields[Regions] = string.Join('\n', key.Regions.Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Media + 1} {r.X} {r.Y} {r.Width} {r.Height} {r.MinimumIoU:0.##}")));
    }

    private ExpectedRating? Expected(int response, string dimension)
    {
        if (this[Rating(response, dimension)] is not { Length: > 0 } given) return null;
        var rating = Number(given) is { } level ? new Rating(level, null) : new Rating(null, given);
        return new ExpectedRating(response, dimension, rating, Number(this[Tolerance(response, dimension)]) ?? 0);
    }

    private string?[] Verdicts(ShownItemResponse response) =>
        [.. Enumerable.Range(1, response.Steps.Count).Select(step => this[Verdict(response.Number, step)] is { Length: > 0 } verdict ? verdict : null)];

    /// <summary>A line of the image's number, left, top, width, height, and the least overlap if it is another than the usual.</summary>
    private static ExpectedRegion Region(string line)
    {
        var parts = line.Split((char[])[' ', ',', '\t'], StringSplitOptions.RemoveEmptyEntries);
        var whole = parts.Take(5).Select(p => Number(p) ?? -1).ToList();
        var overlap = parts.Length > 5 ? double.TryParse(parts[5], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var given) ? given : -1 : ExpectedRegion.UsualIoU;
        return whole.Count == 5 ? new ExpectedRegion(whole[0] - 1, whole[1], whole[2], whole[3], whole[4], overlap) : new ExpectedRegion(-1, -1, -1, 0, 0);
    }

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
