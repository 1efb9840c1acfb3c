using System.Globalization;
using Parallax.Work;

namespace Parallax.Quality;

/// <summary>
/// A practice task as it stands in a form: for each part what is expected, why, and the section that teaches it; empty where
/// anything is right. Pure: from fields to a request, and back.
/// </summary>
public sealed class PracticeForm(Func<string, string?> field)
{
    public const string NoStepIsWrong = "none";

    /// <summary>What stands in a field; empty when nothing does.</summary>
    public string this[string name] => field(name)?.Trim() ?? "";

    public static string Expected(string part) => $"Expected-{part}";

    public static string Step(string part, int step) => $"Expected-{part}-{Text(step)}";

    public static string Tolerance(string part) => $"Tolerance-{part}";

    public static string Note(string part) => $"Note-{part}";

    public static string Section(string part) => $"Section-{part}";

    public static PracticeForm Of(AnswerKey key, IReadOnlyList<PracticeNote> notes)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(notes);
        var fields = new Dictionary<string, string> { [Expected("preference")] = key.Preference ?? "" };
        foreach (var r in key.Ratings)
        {
            fields[Expected($"ratings.{r.Response}.{r.Dimension}")] = r.Value.ToString();
            fields[Tolerance($"ratings.{r.Response}.{r.Dimension}")] = Text(r.Tolerance);
        }

        foreach (var f in key.FirstWrong) fields[Expected($"firstWrong.{f.Response}")] = f.Step is { } step ? Text(step) : NoStepIsWrong;
        foreach (var v in key.Verdicts)
            for (var i = 0; i < v.Steps.Count; i++) fields[Step($"verdicts.{v.Response}", i + 1)] = v.Steps[i] ?? "";
        foreach (var note in notes) (fields[Note(note.Part)], fields[Section(note.Part)]) = (note.Text, note.Section);
        return new PracticeForm(name => fields.GetValueOrDefault(name));
    }

    /// <summary>Whether something stands in the fields of a part.</summary>
    public bool Has(string part, int steps) =>
        this[Expected(part)].Length > 0 || this[Note(part)].Length > 0 || Enumerable.Range(1, steps).Any(s => this[Step(part, s)].Length > 0);

    /// <summary>What cannot be read is left to be refused there.</summary>
    /// <param name="regions">The regions that are expected already: the form shows and keeps them.</param>
    public PutPractice.Request Read(ShownItem shown, IReadOnlyList<ExpectedRegion> regions)
    {
        ArgumentNullException.ThrowIfNull(shown);
        var parts = PracticePart.CodesOf(shown).Append(PracticeNote.Whole).Concat(regions.Select((_, i) => $"regions.{Text(i)}"));
        var notes = parts.Select(p => new PracticeNote(p, this[Note(p)], this[Note(p)].Length > 0 ? this[Section(p)] : "")).Where(n => n.Text.Length > 0);
        return new PutPractice.Request(Key(shown) with { Regions = regions }, [.. notes]);
    }

    private AnswerKey Key(ShownItem shown) => new()
    {
        Preference = this[Expected("preference")] is { Length: > 0 } preference ? preference : null,
        Ratings = [.. from r in shown.Responses from d in shown.Protocol.Dimensions let rating = Rated(r.Number, d.Id) where rating is not null select rating],
        FirstWrong = [.. from r in shown.Responses let first = this[Expected($"firstWrong.{r.Number}")] where first.Length > 0 select new ExpectedFirstWrong(r.Number, first == NoStepIsWrong ? null : Number(first) ?? 0)],
        Verdicts = [.. from r in shown.Responses let steps = Verdicts(r) where steps.Any(s => s is not null) select new ExpectedVerdicts(r.Number, steps)],
    };

    private ExpectedRating? Rated(int response, string dimension)
    {
        var part = $"ratings.{Text(response)}.{dimension}";
        if (this[Expected(part)] is not { Length: > 0 } given) return null;
        return new ExpectedRating(response, dimension, Number(given) is { } level ? new Rating(level, null) : new Rating(null, given), Number(this[Tolerance(part)]) ?? 0);
    }

    private string?[] Verdicts(ShownItemResponse response) =>
        [.. Enumerable.Range(1, response.Steps.Count).Select(step => this[Step($"verdicts.{Text(response.Number)}", step)] is { Length: > 0 } verdict ? verdict : null)];

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
