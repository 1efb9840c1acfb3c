using Parallax.Data;

namespace Parallax.Projects;

/// <summary>A known answer that no longer fits once the project goes on with another definition.</summary>
/// <param name="Words">What it belongs to, and why it does not fit.</param>
/// <param name="Path">Where a new one is written.</param>
public sealed record LostKey(string Words, string Path);

/// <summary>Finds the keys of a project that a definition would leave behind; a module that has keys adds one.</summary>
public sealed record LostKeys(Func<AppDb, Project, ProtocolDefinition, CancellationToken, Task<IReadOnlyList<LostKey>>> FindAsync)
{
    public static async Task<IReadOnlyList<LostKey>> OfAsync(IEnumerable<LostKeys> all, AppDb db, Project project, ProtocolDefinition next, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(all);
        var lost = new List<LostKey>();
        foreach (var keys in all) lost.AddRange(await keys.FindAsync(db, project, next, cancel));
        return lost;
    }
}
