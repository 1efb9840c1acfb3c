using Parallax.Projects;

namespace Parallax.Work;

/// <summary>Whether an anchor points at something that was shown. Null when it does.</summary>
public static class AnchorCheck
{
    public static string? Fault(AssignedContent shown, ShownResponse? response, Anchor anchor) => anchor switch
    {
        PromptSpanAnchor span => PromptSpan(shown, span),
        RegionAnchor region => Region(shown.Media, region),
        SpanAnchor or StepAnchor when response is null => "Its response is not shown.",
        SpanAnchor span => Span(response!, span),
        StepAnchor step => Within(step.Step, response!.Steps.Count) ? null : $"The response has {response.Steps.Count} steps; there is no step {step.Step}.",
        _ => "Unknown kind of anchor.",
    };

    private static string? Span(ShownResponse response, SpanAnchor span)
    {
        if (!Within(span.Step, response.Steps.Count)) return $"The response has {response.Steps.Count} steps; there is no step {span.Step}.";
        var parts = response.Steps[span.Step].Parts;
        if (!Within(span.Part, parts.Count) || parts[span.Part].Text is not { } text) return $"Step {span.Step} has no text part {span.Part}.";
        return Quote(text, span.Start, span.End, span.Quote);
    }

    private static string? PromptSpan(AssignedContent shown, PromptSpanAnchor span) =>
        Within(span.Turn, shown.Turns.Count)
            ? Quote(shown.Turns[span.Turn].Text, span.Start, span.End, span.Quote)
            : $"The prompt has {shown.Turns.Count} turns; there is no turn {span.Turn}.";

    /// <summary>UTF-16 offsets of the browser are string indices here, so the quoted words can be compared as they are.</summary>
    private static string? Quote(string text, int start, int end, string quote)
    {
        if (start < 0 || end > text.Length || start >= end) return $"Characters {start} to {end} lie outside the text, which has {text.Length}.";
        return string.Equals(text[start..end], quote, StringComparison.Ordinal)
            ? null
            : $"At characters {start} to {end} stands '{Shorten(text[start..end])}', not '{Shorten(quote)}'.";
    }

    private static string? Region(IReadOnlyList<TaskMedium> media, RegionAnchor region)
    {
        if (!Within(region.Media, media.Count)) return $"The task has {media.Count} images; there is no image {region.Media}.";
        var image = media[region.Media];
        if (region.Width < 1 || region.Height < 1) return "A region is at least one pixel wide and high.";
        // As long: the sum of two large numbers must not come round to a small one.
        var inside = region.X >= 0 && region.Y >= 0 && (long)region.X + region.Width <= image.Width && (long)region.Y + region.Height <= image.Height;
        if (!inside) return $"The region reaches outside the image, which is {image.Width} by {image.Height} pixels.";
        return region.Points is { } points ? PolygonCheck.Fault(image, region, points) : null;
    }

    private static bool Within(int index, int count) => index >= 0 && index < count;

    private static string Shorten(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
