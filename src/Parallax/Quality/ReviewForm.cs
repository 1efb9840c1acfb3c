using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Parallax.Quality;

/// <summary>Reads a review from the fields of its page.</summary>
public static class ReviewForm
{
    public static string Verdict(string part) => $"v.{part}";

    public static string Instead(string part) => $"c.{part}";

    public static string Text(string part) => $"t.{part}";

    public static DecideReview.Request Read(IFormCollection form, IReadOnlyList<JudgmentPart> parts)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(parts);
        var said = parts.Select(p => new DecideReview.Part(p.Name, form[Verdict(p.Name)], form[Text(p.Name)], form[Verdict(p.Name)] == DecideReview.Correct ? Value(form, p) : null)).ToList();
        said.Add(new DecideReview.Part(JudgmentPart.Whole, form[Verdict(JudgmentPart.Whole)], form[Text(JudgmentPart.Whole)]));
        return new DecideReview.Request(said);
    }

    private static JsonElement? Value(IFormCollection form, JudgmentPart part)
    {
        var given = form[Instead(part.Name)].ToString();
        return part.Kind switch
        {
            PartKind.Issue => Issue(form, Instead(part.Name)),
            PartKind.Readings => JsonSerializer.SerializeToElement(given.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Reading)),
            PartKind.Rating when int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var level) => JsonSerializer.SerializeToElement(level),
            _ => JsonSerializer.SerializeToElement(given.ReplaceLineEndings("\n")),
        };
    }

    private static JsonElement? Issue(IFormCollection form, string name)
    {
        if (form[$"{name}.none"] == "on") return JsonSerializer.SerializeToElement<object?>(null);
        _ = int.TryParse(form[$"{name}.severity"], NumberStyles.None, CultureInfo.InvariantCulture, out var severity);
        return JsonSerializer.SerializeToElement(new { code = form[$"{name}.code"].ToString(), severity, note = form[$"{name}.note"].ToString().ReplaceLineEndings("\n"), correction = form[$"{name}.correction"].ToString().ReplaceLineEndings("\n") });
    }

    /// <summary>"60 The door is open": the share, then the reading.</summary>
    private static object Reading(string line)
    {
        var space = line.IndexOf(' ', StringComparison.Ordinal);
        var share = space > 0 && int.TryParse(line.AsSpan(0, space).TrimEnd('%'), NumberStyles.None, CultureInfo.InvariantCulture, out var points) ? points : 0;
        return new { text = share == 0 ? line : line[(space + 1)..].Trim(), share };
    }
}
