using Parallax.Data;
using Parallax.Web;

namespace Parallax.Cases;

/// <summary>Cases for programs: one's own, those that one decides, and one with its messages.</summary>
public static class GetCases
{
    public sealed record Line(
        Guid Id, string Kind, string State, string? Outcome, string Title, string About, Guid? AboutId, string? AboutPath, string Person, string DecidedBy,
        DateTimeOffset OpenedAt, DateTimeOffset DueAt, bool Overdue, DateTimeOffset? DecidedAt);

    public sealed record Message(Guid Id, string Side, string Author, bool Internal, DateTimeOffset At, string? Text);

    public sealed record Page(IReadOnlyList<Line> Cases, int Number, bool More);

    public sealed record Whole(Line Case, IReadOnlyList<Message> Messages);

    public static async Task<IResult> MineAsync(string? state, string? kind, int? page, HttpContext http, AppDb db, CaseSubjects subjects, TimeProvider clock, CancellationToken cancel)
    {
        var caller = Caller.Of(http.User);
        return await ListAsync(db, caller, CaseAccess.Mine(db, caller), decides: false, state, kind, page, subjects, clock, cancel);
    }

    public static async Task<IResult> QueueAsync(string? state, string? kind, int? page, HttpContext http, AppDb db, CaseSubjects subjects, TimeProvider clock, CancellationToken cancel)
    {
        var caller = Caller.Of(http.User);
        if (!await CaseAccess.DecidesAsync(db, caller, cancel)) return CaseRefusals.Unknown;
        return await ListAsync(db, caller, CaseAccess.ToDecide(db, caller), decides: true, state, kind, page, subjects, clock, cancel);
    }

    public static async Task<IResult> GetAsync(Guid id, HttpContext http, AppDb db, CaseSubjects subjects, TimeProvider clock, CancellationToken cancel)
    {
        var caller = Caller.Of(http.User);
        var now = clock.GetUtcNow();
        var mine = await CaseList.OneAsync(db, caller, CaseAccess.Mine(db, caller), id, now, cancel);
        var found = mine ?? await CaseList.OneAsync(db, caller, CaseAccess.ToDecide(db, caller), id, now, cancel);
        if (found is null) return CaseRefusals.Unknown;
        var messages = await CaseThread.OfAsync(db, found, decides: mine is null, cancel);
        return TypedResults.Ok(new Whole(
            Of(found, decides: mine is null, subjects),
            messages.ConvertAll(m => new Message(m.Id, CaseWords.Code(m.Side), m.Author, m.Internal, m.At, m.Text))));
    }

    private static async Task<IResult> ListAsync(
        AppDb db, Caller caller, IQueryable<Case> cases, bool decides, string? state, string? kind, int? page, CaseSubjects subjects, TimeProvider clock, CancellationToken cancel)
    {
        if (state is not (null or "" or CaseFilter.Open or CaseFilter.Overdue or CaseFilter.Closed))
            return CaseRefusals.Invalid("state", $"The state is one of {CaseFilter.Open}, {CaseFilter.Overdue}, {CaseFilter.Closed}.");
        var wanted = CaseWords.Parse<CaseKind>(kind);
        if (!string.IsNullOrEmpty(kind) && wanted is null) return CaseRefusals.Invalid("kind", $"The kind is one of {CaseWords.Codes<CaseKind>()}.");
        var list = await CaseList.OfAsync(db, caller, cases, new CaseFilter(state, wanted), page ?? 1, clock.GetUtcNow(), cancel);
        return TypedResults.Ok(new Page([.. list.Cases.Select(c => Of(c, decides, subjects))], list.Page, list.More));
    }

    /// <summary>Each side is sent to its own page of the thing.</summary>
    private static Line Of(CaseView view, bool decides, CaseSubjects subjects) =>
        new(view.Id, CaseWords.Code(view.Kind), CaseWords.Code(view.State), view.Outcome is { } outcome ? CaseWords.Code(outcome) : null, view.Title,
            view.About, view.AboutId, view.PathFor(decides, subjects), view.Person, view.DecidedBy, view.OpenedAt, view.DueAt, view.Overdue, view.DecidedAt);
}
