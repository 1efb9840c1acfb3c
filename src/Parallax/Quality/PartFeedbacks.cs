using Parallax.Work;

namespace Parallax.Quality;

/// <summary>What goes back to a contributor of a review, in words at the fields that it is about.</summary>
public static class PartFeedbacks
{
    public static IReadOnlyList<PartFeedback> Of(IReadOnlyList<JudgmentPart> all, IEnumerable<ReviewedPart> reviewed)
    {
        ArgumentNullException.ThrowIfNull(all);
        ArgumentNullException.ThrowIfNull(reviewed);
        return [.. reviewed.Select(r => new PartFeedback(r.Part, Words(all.FirstOrDefault(p => p.Name == r.Part), r))).Where(f => f.Text.Length > 0)];
    }

    /// <summary>What should stand in a part's place, as people read it; null when nothing was put there.</summary>
    public static string? Proposed(JudgmentPart? part, ReviewedPart reviewed)
    {
        ArgumentNullException.ThrowIfNull(reviewed);
        if (reviewed.Value is null || part is null) return null;
        using var value = System.Text.Json.JsonDocument.Parse(reviewed.Value);
        return part.Kind switch
        {
            PartKind.Issue when value.RootElement.ValueKind == System.Text.Json.JsonValueKind.Null => "No issue",
            PartKind.Issue => string.Join(", ", value.RootElement.EnumerateObject().Where(f => f.Value.ToString().Length > 0).Select(f => $"{f.Name} {Choice(part, f.Value.ToString())}")),
            PartKind.Readings => string.Join("\n", value.RootElement.EnumerateArray().Select(r => $"{r.GetProperty("share")} {r.GetProperty("text")}")),
            _ => Choice(part, value.RootElement.ToString()),
        };
    }

    private static string Choice(JudgmentPart part, string value) => part.Choices.FirstOrDefault(c => c.Value == value)?.Words ?? value;

    private static string Words(JudgmentPart? part, ReviewedPart reviewed)
    {
        var proposed = Proposed(part, reviewed);
        var words = proposed is null ? reviewed.Text : $"{reviewed.Text} Proposed: {proposed}".Trim();
        return part?.Kind == PartKind.Issue && words.Length > 0 ? $"{part.Label}: {words}" : words;
    }
}
