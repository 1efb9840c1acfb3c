using Parallax.Projects;

namespace Parallax.Work;

/// <summary>What stands in the place of something in a response.</summary>
/// <param name="Part">Null when the whole step is replaced.</param>
/// <param name="Start">UTF-16 offsets in the part, end exclusive.</param>
public sealed record Edit(int Step, int? Part, int Start, int End, string Text);

/// <summary>
/// A response as it reads with its corrections. An issue's correction takes the place of the words that its first span marks,
/// or of the step that it marks when it marks no words; its other anchors are evidence. Pure, and the same as the workspace shows.
/// </summary>
public static class CorrectedResponse
{
    /// <summary>The steps with every correction in its place. Only for corrections without <see cref="Collisions"/>.</summary>
    public static IReadOnlyList<Step> Of(IReadOnlyList<Step> steps, IEnumerable<Issue> issues)
    {
        ArgumentNullException.ThrowIfNull(steps);
        var edits = issues.Select(i => EditOf(i.Correction, i.Anchors)).OfType<Edit>().ToLookup(e => e.Step);
        return [.. steps.Select((step, i) => Corrected(step, [.. edits[i]]))];
    }

    /// <summary>Where the correction of an issue goes; null when it marks neither words of its response nor a step.</summary>
    public static Anchor? PlaceOf(IReadOnlyList<Anchor> anchors) =>
        anchors.OfType<SpanAnchor>().FirstOrDefault() ?? (Anchor?)anchors.OfType<StepAnchor>().FirstOrDefault();

    /// <summary>Null when there is no correction, or no place for it.</summary>
    public static Edit? EditOf(string correction, IReadOnlyList<Anchor> anchors) =>
        correction.Trim() is not { Length: > 0 } text ? null : PlaceOf(anchors) switch
        {
            SpanAnchor span => new Edit(span.Step, span.Part, span.Start, span.End, text),
            StepAnchor step => new Edit(step.Step, null, 0, 0, text),
            _ => null,
        };

    /// <summary>The pairs of edits, by their index, that change the same words.</summary>
    public static IEnumerable<(int First, int Second)> Collisions(IReadOnlyList<Edit?> edits) =>
        from second in Enumerable.Range(0, edits.Count)
        from first in Enumerable.Range(0, second)
        where edits[first] is { } a && edits[second] is { } b && Collide(a, b)
        select (first, second);

    private static bool Collide(Edit a, Edit b) =>
        a.Step == b.Step && (a.Part is null || b.Part is null || (a.Part == b.Part && a.Start < b.End && b.Start < a.End));

    private static Step Corrected(Step step, List<Edit> edits) =>
        edits.Find(e => e.Part is null) is { } whole
            ? new Step([new Part { Text = whole.Text }])
            : new Step([.. step.Parts.Select((part, i) => part.Text is { } text ? part with { Text = Corrected(text, edits.Where(e => e.Part == i)) } : part)]);

    /// <summary>From the end, so that the offsets of what comes before still hold.</summary>
    private static string Corrected(string text, IEnumerable<Edit> edits) =>
        edits.OrderByDescending(e => e.Start).Aggregate(text, (t, e) => t[..e.Start] + e.Text + t[e.End..]);
}
