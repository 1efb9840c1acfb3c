namespace Parallax.Cases;

/// <summary>
/// Cases whose answer changes more than the case, such as an appeal against a result: they are decided on the page that
/// they are about, so that the answer and what follows from it are never apart. Registered by the module that owns them.
/// </summary>
public sealed record DecidedElsewhere(string About, CaseKind Kind)
{
    public static bool Has(IEnumerable<DecidedElsewhere> all, string about, CaseKind kind)
    {
        ArgumentNullException.ThrowIfNull(all);
        return all.Any(e => e.About == about && e.Kind == kind);
    }
}
