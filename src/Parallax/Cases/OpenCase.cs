using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Web;
using Parallax.Web.Pages;

namespace Parallax.Cases;

/// <summary>Asks something in writing, and gets an answer by a date.</summary>
public static class OpenCase
{
    /// <param name="About">In the words of the module that owns it.</param>
    /// <param name="AboutPath">The page that shows the decider what it is about; a path of this site.</param>
    /// <param name="NotBy">Who made the decision that is appealed.</param>
    public sealed record Draft(
        Guid Person, Guid? Organization, CaseKind Kind, CaseDecider Decider, string About, Guid? AboutId, string? AboutPath,
        string Title, string Text, Guid? NotBy = null)
    {
        /// <summary>Chosen by whoever sends it, so that a form sent twice asks once.</summary>
        public Guid Id { get; init; } = Ids.Opaque();
    }

    /// <summary>A free question to operations.</summary>
    public sealed record Request(string? Title, string? Text, Guid? Id = null);

    public sealed record Answer(Guid Id, DateTimeOffset DueAt);

    public static async Task<IResult> PostAsync(Request request, HttpContext http, AppDb db, TimeProvider clock, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        return (await QuestionAsync(db, Caller.Of(http.User), request, clock, cancel)).Or(answer => TypedResults.Created($"/api/cases/{answer.Id}", answer));
    }

    public static async Task<Outcome<Answer>> QuestionAsync(AppDb db, Caller caller, Request request, TimeProvider clock, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(request);
        if (caller.Id == Guid.Empty) return CaseRefusals.OfNobody;
        if ((CaseCheck.Title(request.Title) ?? CaseCheck.Text("text", request.Text)) is { } no) return no;
        var draft = new Draft(caller.Id, null, CaseKind.Question, CaseDecider.Operations, "question", null, null, request.Title!, request.Text!)
        {
            Id = request.Id is { } given && given != Guid.Empty ? given : Ids.Opaque(),
        };
        if (await BeforeAsync(db, caller, draft.Id, cancel) is { } before) return before;
        var opened = await ForAsync(db, draft, clock, cancel);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException twice) when (Violations.IsDuplicate(twice))
        {
            db.ChangeTracker.Clear();
            return await BeforeAsync(db, caller, draft.Id, cancel) is { } first ? first : CaseRefusals.Unknown;
        }

        return new Answer(opened.Id, opened.DueAt);
    }

    /// <summary>Adds the case, its first message and the mails; the caller saves them with whatever else it changes.</summary>
    public static async Task<Case> ForAsync(AppDb db, Draft draft, TimeProvider clock, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(clock);
        if (draft.AboutPath is { } path && (!path.StartsWith('/') || path.StartsWith("//", StringComparison.Ordinal)))
            throw new ArgumentException($"'{path}' is no path of this site.", nameof(draft));
        var now = clock.GetUtcNow();
        var opened = new Case(
            draft.Id, draft.Person, draft.Organization, draft.Kind, draft.Decider, draft.About, draft.AboutId, draft.AboutPath,
            Words.Start(draft.Title, Case.LongestTitle - 1), draft.NotBy, now + CaseDue.For(draft.Kind), now);
        db.Add(opened);
        CaseThread.Add(db, opened, Ids.Opaque(), draft.Person, CaseSide.Person, draft.Text, note: false, now);
        await CaseMail.OpenedAsync(db, opened, clock, cancel);
        return opened;
    }

    private static async Task<Answer?> BeforeAsync(AppDb db, Caller caller, Guid id, CancellationToken cancel) =>
        await CaseAccess.Mine(db, caller).Where(c => c.Id == id).Select(c => new Answer(c.Id, c.DueAt)).SingleOrDefaultAsync(cancel);
}
