using Microsoft.EntityFrameworkCore;
using Parallax.Cases;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Projects;
using Parallax.Web;

namespace Parallax.Pay;

/// <summary>Claims a stretch that was not counted. Nothing is discarded: a person looks at it.</summary>
public static class ClaimTime
{
    public sealed record Request(Guid Project, DateTimeOffset From, DateTimeOffset Until, string? Note);

    public sealed record Answer(Guid Id, Guid Case, string State);

    public static async Task<IResult> PostAsync(Request request, HttpContext http, AppDb db, TimeProvider clock, CancellationToken cancel) =>
        (await ForAsync(db, Caller.Of(http.User), request, clock, cancel)).Or(answer => TypedResults.Created($"/api/pay/claims/{answer.Id}", answer));

    public static async Task<Outcome<Answer>> ForAsync(AppDb db, Caller caller, Request request, TimeProvider clock, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(clock);
        var project = await db.Set<Project>().AsNoTracking()
            .SingleOrDefaultAsync(p => p.Id == request.Project && db.Set<Enrollment>().Any(e => e.ProjectId == p.Id && e.PersonId == caller.Id), cancel);
        if (project is null) return ProjectRefusals.Unknown(request.Project.ToString());
        var note = request.Note?.Trim() ?? "";
        if (note.Length is 0 or > TimeClaim.LongestNote) return PayRefusals.ClaimInvalid("note", $"Say in at most {TimeClaim.LongestNote} characters what you did in that time.");
        if (await RefuseAsync(db, caller, project, request, clock, cancel) is { } no) return no;
        return await SaveAsync(db, caller, project, request with { Note = note }, clock, cancel);
    }

    /// <summary>A claim lies within one week, is over, and has something in it that was not counted.</summary>
    private static async Task<Refusal?> RefuseAsync(AppDb db, Caller caller, Project project, Request request, TimeProvider clock, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (request.From >= request.Until || request.Until > now) return PayRefusals.ClaimInvalid("from", "A claim is about a stretch of time that is over.");
        var payer = await db.Set<Organization>().AsNoTracking().SingleAsync(o => o.Id == project.OrganizationId, cancel);
        var week = (await OrganizationWeek.AtAsync(db, payer, request.From, cancel)).Week;
        if (request.Until > week.Until) return PayRefusals.ClaimInvalid("until", "A claim lies within one week of pay: claim what is in the next week by itself.");
        var work = await PersonWeek.LoadAsync(db, payer.Id, caller.Id, week, now, cancel);
        var missing = PayableTime.Within(work.Slices, request.From, request.Until).Any(s => s.Project == project.Id && !s.IsPayable);
        return missing ? null : PayRefusals.ClaimInvalid("from", "Nothing of this stretch is missing: it is counted already, or no task of the project was open.");
    }

    private static async Task<Outcome<Answer>> SaveAsync(AppDb db, Caller caller, Project project, Request request, TimeProvider clock, CancellationToken cancel)
    {
        var id = Ids.Opaque();
        var about = await OpenCase.ForAsync(db, new OpenCase.Draft(
            caller.Id, project.OrganizationId, CaseKind.Dispute, CaseDecider.Leads, "time", id, $"/pay/claims/{id}",
            $"Time that was not counted: {PayWords.Span((request.Until - request.From).Ticks / TimeSpan.TicksPerMicrosecond)}, {project.Name}", request.Note!), clock, cancel);
        db.Add(new TimeClaim(id, project.OrganizationId, project.Id, caller.Id, request.From.ToUniversalTime(), request.Until.ToUniversalTime(), request.Note!, about.Id, clock.GetUtcNow()));
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException twice) when (Violations.IsDuplicate(twice))
        {
            db.ChangeTracker.Clear();
            return PayRefusals.ClaimExists;
        }

        return new Answer(id, about.Id, "pending");
    }
}
