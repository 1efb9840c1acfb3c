namespace Parallax.Cases;

/// <summary>How long a case may wait for its answer. Shown to the person when they ask; documented in docs/cases.md.</summary>
public static class CaseDue
{
    public static readonly TimeSpan Ordinary = TimeSpan.FromDays(7);

    /// <summary>Somebody new has to go through the whole decision.</summary>
    public static readonly TimeSpan Appeal = TimeSpan.FromDays(14);

    /// <summary>Before the week's statement is closed.</summary>
    public static readonly TimeSpan Dispute = TimeSpan.FromDays(3);

    public static TimeSpan For(CaseKind kind) => kind switch
    {
        CaseKind.Appeal => Appeal,
        CaseKind.Dispute => Dispute,
        _ => Ordinary,
    };
}
