namespace Parallax.Projects;

/// <summary>Whether judgments of a version may be pooled with those of the one before it, as its differences suggest. A lead decides.</summary>
/// <param name="Verdict"><c>same</c>, <c>pool</c>, <c>look</c> or <c>apart</c>.</param>
/// <param name="Proposed">What <c>poolsWith</c> would then be.</param>
public sealed record Pooling(string Verdict, string Words, IReadOnlyList<int> Proposed)
{
    public static Pooling Of(ProtocolDefinition before, ProtocolDefinition after, IReadOnlyList<ProtocolChange> changes)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        ArgumentNullException.ThrowIfNull(changes);
        if (before.Name != after.Name) return new("apart", "Judgments of another protocol are never pooled.", []);
        // How a version pools is not itself a change of what was asked.
        var real = changes.Where(c => c.Field != "poolsWith").ToList();
        if (real.Count == 0) return new("same", $"Nothing that is shown or asked differs from version {before.Version}.", With(before));
        return real.Max(c => c.Weight) switch
        {
            ChangeWeight.Wording => new("pool", $"Only guidelines and wording changed since version {before.Version}: what an answer means is the same, so its judgments may be pooled with these.", With(before)),
            ChangeWeight.Meaning => new("look", $"A question or a definition changed since version {before.Version}. Pool only if people would have answered the same: where in doubt, do not.", []),
            _ => new("apart", $"What can be answered changed since version {before.Version}. Answers on a changed scale should not be pooled: a difference between models could come from the scale alone.", []),
        };
    }

    private static int[] With(ProtocolDefinition before) => [.. before.PoolsWith.Append(before.Version).Distinct().Order()];
}
