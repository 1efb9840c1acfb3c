using Parallax.Work;

namespace Parallax.Quality;

/// <summary>Whether two judgments of one presentation differ so much that one of them is worth a second look. Pure.</summary>
public static class Difference
{
    /// <summary>So many levels apart on one dimension.</summary>
    public const int Levels = 2;

    public static bool Between(Answers a, Answers b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        if (a.Preference is { Better: { } one } && b.Preference is { Better: { } other } && one != other) return true;
        foreach (var (response, said) in a.Responses)
        {
            if (!b.Responses.TryGetValue(response, out var theirs)) continue;
            if (said.FirstWrong is null != theirs.FirstWrong is null) return true;
            if (said.Dimensions.Any(d => d.Value.Level is { } level && theirs.Dimensions.TryGetValue(d.Key, out var rating) && rating.Level is { } their && Math.Abs(level - their) >= Levels)) return true;
        }

        return false;
    }
}
