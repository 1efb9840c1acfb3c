using Parallax.Data;

namespace Parallax.Cases;

/// <summary>
/// What the pages of cases need to know of a kind of thing that cases are about. Whoever opens cases about something of its
/// own adds a line to <see cref="CaseSubjects"/>, so that "granted" never promises what nobody does.
/// </summary>
/// <param name="About">As in <see cref="Case.About"/>.</param>
/// <param name="Thing">What the link to it says.</param>
/// <param name="Mine">The page on which whoever asked sees it, from its id.</param>
public sealed record CaseSubject(string About, string Thing, Func<Guid, string> Mine)
{
    /// <summary>The kinds of case that are decided on the page of the thing itself, which answers the case as well.</summary>
    public IReadOnlyList<CaseKind> DecidedThere { get; init; } = [];

    /// <summary>What a decider has to do before a case can be granted; null where granting needs nothing.</summary>
    public string? ToGrant { get; init; }

    /// <summary>Whether that was done since the case was opened.</summary>
    public Func<AppDb, Case, CancellationToken, Task<bool>>? IsDone { get; init; }
}

/// <summary>All kinds of things that cases are about and that have a page of their own.</summary>
public sealed class CaseSubjects(IEnumerable<CaseSubject> all)
{
    private readonly Dictionary<string, CaseSubject> _all = all.ToDictionary(s => s.About, StringComparer.Ordinal);

    public CaseSubject? Of(string about) => _all.GetValueOrDefault(about);

    public bool IsDecidedThere(string about, CaseKind kind) => Of(about)?.DecidedThere.Contains(kind) == true;
}
