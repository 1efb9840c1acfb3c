using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Web;

namespace Parallax.Cases;

/// <summary>A case as it is read, in a list or at the head of its page.</summary>
/// <param name="Person">Who asks: a name for operations, leads and finance, the pseudonym for reviewers, who judge blind.</param>
/// <param name="DecidedBy">Which people decide.</param>
/// <param name="NotByReader">Whether somebody else than the reader has to look at it.</param>
public sealed record CaseView(
    Guid Id, CaseKind Kind, CaseState State, CaseOutcome? Outcome, string Title, string About, Guid? AboutId, string? AboutPath, string Person, string DecidedBy,
    DateTimeOffset OpenedAt, DateTimeOffset DueAt, bool Overdue, DateTimeOffset ChangedAt, DateTimeOffset? DecidedAt, CaseSide LastSide, bool NotByReader)
{
    /// <summary>Where the reader sees what it is about: the deciders' page is not for whoever asked.</summary>
    public string? PathFor(bool decides, CaseSubjects subjects)
    {
        ArgumentNullException.ThrowIfNull(subjects);
        return decides ? AboutPath : AboutId is { } id ? subjects.Of(About)?.Mine(id) : null;
    }
}

/// <summary>What a queue is narrowed to.</summary>
public sealed record CaseFilter(string? State, CaseKind? Kind)
{
    public const string Open = "open";
    public const string Overdue = "overdue";
    public const string Closed = "closed";

    public IQueryable<Case> On(IQueryable<Case> cases, DateTimeOffset now)
    {
        if (Kind is { } kind) cases = cases.Where(c => c.Kind == kind);
        return State switch
        {
            Open => cases.Where(c => c.State == CaseState.Open),
            Overdue => cases.Where(c => c.State == CaseState.Open && c.DueAt <= now),
            Closed => cases.Where(c => c.State != CaseState.Open),
            _ => cases,
        };
    }
}

/// <summary>A page of cases: what is due first comes first, what is closed in the order in which it was closed.</summary>
public sealed record CaseList(IReadOnlyList<CaseView> Cases, int Page, bool More)
{
    private const int PageSize = 25;

    private sealed record Row(Case Case, string Name, string? Organization, OrganizationRole? Role);

    public static async Task<CaseList> OfAsync(AppDb db, Caller caller, IQueryable<Case> cases, CaseFilter filter, int page, DateTimeOffset now, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var narrowed = filter.On(cases.AsNoTracking(), now);
        var ordered = filter.State == CaseFilter.Closed
            ? narrowed.OrderByDescending(c => c.ChangedAt).ThenBy(c => c.Id)
            : narrowed.OrderBy(c => c.DueAt).ThenBy(c => c.Id);
        var number = Math.Clamp(page, 1, 10_000);
        var views = await ViewAsync(db, caller, ordered.Skip((number - 1) * PageSize).Take(PageSize + 1), now, cancel);
        return new CaseList([.. views.Take(PageSize)], number, views.Count > PageSize);
    }

    /// <summary>One case, when it is among these.</summary>
    public static async Task<CaseView?> OneAsync(AppDb db, Caller caller, IQueryable<Case> cases, Guid id, DateTimeOffset now, CancellationToken cancel) =>
        (await ViewAsync(db, caller, cases.AsNoTracking().Where(c => c.Id == id), now, cancel)).SingleOrDefault();

    private static async Task<List<CaseView>> ViewAsync(AppDb db, Caller caller, IQueryable<Case> cases, DateTimeOffset now, CancellationToken cancel)
    {
        var memberships = db.Set<Membership>();
        var rows = await (
            from c in cases
            join p in db.Set<Person>() on c.PersonId equals p.Id
            join o in db.Set<Organization>() on c.OrganizationId equals (Guid?)o.Id into organizations
            from o in organizations.DefaultIfEmpty()
            select new Row(
                c, p.DisplayName, o == null ? null : o.Name,
                memberships.Where(m => m.OrganizationId == c.OrganizationId && m.PersonId == caller.Id).Select(m => (OrganizationRole?)m.Role).FirstOrDefault())).ToListAsync(cancel);
        var installation = rows.Count == 0 ? null : await db.Set<Installation>().AsNoTracking().SingleAsync(cancel);
        return rows.ConvertAll(r => View(r, caller, installation!, now));
    }

    private static CaseView View(Row row, Caller caller, Installation installation, DateTimeOffset now)
    {
        var c = row.Case;
        var named = caller.IsOperations || c.PersonId == caller.Id || row.Role is OrganizationRole.Lead or OrganizationRole.Finance;
        return new CaseView(
            c.Id, c.Kind, c.State, c.Outcome, c.Title, c.About, c.AboutId, c.AboutPath,
            named || c.OrganizationId is not { } organization ? row.Name : installation.Pseudonym(organization, c.PersonId),
            CaseWords.Of(c.Decider, row.Organization), c.OpenedAt, c.DueAt, c.IsOverdue(now), c.ChangedAt, c.DecidedAt, c.LastSide,
            c.NotById == caller.Id);
    }
}
