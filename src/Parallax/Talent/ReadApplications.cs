using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Web;

namespace Parallax.Talent;

/// <summary>An application with all that belongs to it, without its eligibility.</summary>
public sealed record ApplicationFile(
    Application Application, Opportunity Opportunity, OpportunityVersion Version, string Organization, Person? Person, Resume? Resume,
    IReadOnlyList<ApplicationEvent> Events, IReadOnlyList<ApplicationNote> Notes)
{
    public Listing Listing { get; } = Version.Listing;
}

/// <summary>Reads applications: one's own, and for operations those that are submitted.</summary>
public static class ReadApplications
{
    private const int MostLines = 500;

    public sealed record Mine(Guid Id, string Opportunity, string Title, string Stage, DateTimeOffset StageAt);

    public static async Task<IResult> ListAsync(HttpContext http, AppDb db, CancellationToken cancel) =>
        TypedResults.Ok(await MineAsync(db, Caller.Of(http.User), cancel));

    public static async Task<IResult> GetAsync(Guid application, HttpContext http, AppDb db, CancellationToken cancel)
    {
        var file = await OwnAsync(db, application, Caller.Of(http.User), cancel);
        return file is null ? TalentRefusals.ApplicationUnknown : TypedResults.Ok(View(file, notes: false));
    }

    public static async Task<IResult> ForOperationsAsync(Guid application, AppDb db, CancellationToken cancel)
    {
        var file = await SubmittedAsync(db, application, cancel);
        return file is null ? TalentRefusals.ApplicationUnknown : TypedResults.Ok(View(file, notes: true));
    }

    public static async Task<List<Mine>> MineAsync(AppDb db, Caller caller, CancellationToken cancel)
    {
        var rows = await (from a in db.Set<Application>().AsNoTracking()
                          join o in db.Set<Opportunity>() on a.OpportunityId equals o.Id
                          where a.PersonId == caller.Id
                          orderby a.ChangedAt descending
                          select new { a.Id, o.Slug, o.Title, a.Stage, a.StageAt }).Take(200).ToListAsync(cancel);
        return [.. rows.Select(r => new Mine(r.Id, r.Slug, r.Title, Stages.Name(r.Stage), r.StageAt))];
    }

    public static Task<ApplicationFile?> OwnAsync(AppDb db, Guid application, Caller caller, CancellationToken cancel) =>
        FileAsync(db, db.Set<Application>().Where(a => a.Id == application && a.PersonId == caller.Id), cancel);

    public static Task<ApplicationFile?> SubmittedAsync(AppDb db, Guid application, CancellationToken cancel) =>
        FileAsync(db, MoveApplication.OnBoard(db).Where(a => a.Id == application), cancel);

    private static async Task<ApplicationFile?> FileAsync(AppDb db, IQueryable<Application> which, CancellationToken cancel)
    {
        if (await which.AsNoTracking().FirstOrDefaultAsync(cancel) is not { } found) return null;
        var opportunity = await db.Set<Opportunity>().AsNoTracking().FirstAsync(o => o.Id == found.OpportunityId, cancel);
        return new ApplicationFile(
            found, opportunity,
            await db.Set<OpportunityVersion>().AsNoTracking().FirstAsync(v => v.Id == found.OpportunityVersionId, cancel),
            await db.Set<Organization>().Where(o => o.Id == opportunity.OrganizationId).Select(o => o.Name).FirstAsync(cancel),
            await db.Set<Person>().AsNoTracking().FirstOrDefaultAsync(p => p.Id == found.PersonId, cancel),
            await db.Set<Resume>().AsNoTracking().FirstOrDefaultAsync(r => r.ApplicationId == found.Id, cancel),
            await db.Set<ApplicationEvent>().AsNoTracking().Where(e => e.ApplicationId == found.Id).OrderBy(e => e.Number).Take(MostLines).ToListAsync(cancel),
            await db.Set<ApplicationNote>().AsNoTracking().Where(n => n.ApplicationId == found.Id).OrderBy(n => n.Id).Take(MostLines).ToListAsync(cancel));
    }

    private static object View(ApplicationFile file, bool notes) => new
    {
        file.Application.Id,
        opportunity = file.Opportunity.Slug,
        file.Listing.Title,
        version = file.Version.Number,
        stage = Stages.Name(file.Application.Stage),
        file.Application.StageNumber,
        meaning = Stages.Meaning(file.Application.Stage),
        file.Application.SubmittedAt,
        source = notes ? file.Application.Source : null,
        answers = file.Application.Read(),
        resume = file.Resume is null ? null : new { file.Resume.FileName, file.Resume.Bytes },
        person = notes ? new { file.Person?.DisplayName, file.Person?.Email } : null,
        events = file.Events.Select(e => new { kind = e.Kind.ToString(), from = Stages.Name(e.From), to = Stages.Name(e.To), reason = e.Reason, e.At }),
        notes = notes ? file.Notes.Select(n => new { n.Text, n.At }) : null,
    };
}
