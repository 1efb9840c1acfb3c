using Parallax.Projects;

namespace Parallax.Work;

/// <summary>
/// The images of the prompt and of the responses that stand together here, and no other: an image that only another
/// response of the task shows would tell of that response. They are counted anew from 0, so that nothing shows a gap.
/// </summary>
public static class ShownMedia
{
    public static AssignedContent Only(AssignedContent all)
    {
        ArgumentNullException.ThrowIfNull(all);
        var used = all.Turns.SelectMany(t => t.Media).Concat(all.Responses.SelectMany(r => r.Steps).SelectMany(s => s.Parts).Select(p => p.Image).OfType<int>()).ToHashSet();
        var shown = all.Media.Where(m => used.Contains(m.Ordinal)).ToList();
        if (shown.Count == all.Media.Count) return all;
        var place = shown.Select((m, i) => (m.Ordinal, i)).ToDictionary(p => p.Ordinal, p => p.i);
        return all with
        {
            Media = shown,
            Turns = [.. all.Turns.Select(t => t with { Media = [.. t.Media.Select(m => place[m])] })],
            Responses = [.. all.Responses.Select(r => r with { Steps = [.. r.Steps.Select(s => new Step([.. s.Parts.Select(p => Moved(p, place))]))] })],
        };
    }

    /// <summary>An anchor as the task counts its images, for what is kept of a judgment.</summary>
    public static Anchor InTask(AssignedContent shown, Anchor anchor)
    {
        ArgumentNullException.ThrowIfNull(shown);
        return anchor is RegionAnchor region ? region with { Media = shown.Media[region.Media].Ordinal } : anchor;
    }

    /// <summary>The reverse of <see cref="InTask"/>.</summary>
    public static Anchor AsShown(AssignedContent shown, Anchor anchor)
    {
        ArgumentNullException.ThrowIfNull(shown);
        return anchor is RegionAnchor region ? region with { Media = shown.Media.Select((m, i) => (m.Ordinal, i)).First(m => m.Ordinal == region.Media).i } : anchor;
    }

    private static Part Moved(Part part, Dictionary<int, int> place) => part.Image is { } image ? part with { Image = place[image] } : part;
}
