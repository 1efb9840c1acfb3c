using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Parallax.Cases;
using Parallax.Data;
using Parallax.Web;

namespace Parallax.Talent;

/// <summary>Asks that somebody else looks at a "not now". Once for each decision: the case's id comes from the decision.</summary>
public static class AppealDecision
{
    public sealed record Request(string? Text);

    public sealed record Answer(Guid Case, DateTimeOffset DueAt);

    public static async Task<IResult> PostAsync(Guid application, Request request, HttpContext http, AppDb db, TimeProvider clock, CancellationToken cancel) =>
        (await ForAsync(application, request?.Text, Caller.Of(http.User), db, clock, cancel)).Or(answer => TypedResults.Created($"/api/cases/{answer.Case}", answer));

    public static async Task<Outcome<Answer>> ForAsync(Guid application, string? text, Caller caller, AppDb db, TimeProvider clock, CancellationToken cancel)
    {
        var found = await db.Set<Application>().AsNoTracking().FirstOrDefaultAsync(a => a.Id == application && a.PersonId == caller.Id, cancel);
        if (found is null) return TalentRefusals.ApplicationUnknown;
        if (found.Stage != Stage.NotNow) return TalentRefusals.NothingToAppeal;
        if (CaseCheck.Text("text", text) is { } no) return no;
        var id = CaseOf(found);
        if (await BeforeAsync(db, id, cancel) is { } before) return before;
        var decided = await db.Set<ApplicationEvent>().AsNoTracking().Where(e => e.ApplicationId == application && e.Kind == ApplicationEventKind.Moved).OrderByDescending(e => e.Number).FirstAsync(cancel);
        var title = await db.Set<Opportunity>().Where(o => o.Id == found.OpportunityId).Select(o => o.Title).FirstAsync(cancel);
        var opened = await OpenCase.ForAsync(db, new OpenCase.Draft(
            caller.Id, null, CaseKind.Appeal, CaseDecider.Operations, "application", application, $"/hiring/applications/{application}",
            $"Application: {title}", text!.Trim(), decided.ById == Guid.Empty ? null : decided.ById)
        { Id = id }, clock, cancel);
        try
        {
            await db.SaveChangesAsync(cancel);
            return new Answer(opened.Id, opened.DueAt);
        }
        catch (DbUpdateException twice) when (Violations.IsDuplicate(twice))
        {
            db.ChangeTracker.Clear();
            return (await BeforeAsync(db, id, cancel))!;
        }
    }

    /// <summary>The case of the decision that holds now, whether it is open yet or not.</summary>
    public static Guid CaseOf(Application application)
    {
        ArgumentNullException.ThrowIfNull(application);
        Span<byte> decision = stackalloc byte[20];
        application.Id.TryWriteBytes(decision);
        BitConverter.TryWriteBytes(decision[16..], application.StageNumber);
        return new Guid(SHA256.HashData(decision)[..16]);
    }

    private static Task<Answer?> BeforeAsync(AppDb db, Guid id, CancellationToken cancel) =>
        db.Set<Case>().AsNoTracking().Where(c => c.Id == id).Select(c => new Answer(c.Id, c.DueAt)).SingleOrDefaultAsync(cancel);
}
