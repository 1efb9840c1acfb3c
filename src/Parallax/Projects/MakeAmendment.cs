using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Web;

namespace Parallax.Projects;

/// <summary>Makes an amendment: it is kept, its dates and terms are written, and everybody whom it concerns is told, in one transaction.</summary>
public static class MakeAmendment
{
    private const int Attempts = 3;

    public static async Task<IResult> PostAsync(string project, AmendmentRequest request, HttpContext http, AppDb db, TimeProvider clock, CancellationToken cancel) =>
        (await ForAsync(db, Caller.Of(http.User), project, request, clock, cancel)).Or(plan => TypedResults.Ok(AmendmentView.Of(plan.Amendment, null, clock.GetUtcNow())));

    /// <param name="id">Chosen by a form, so that sending it twice makes one change.</param>
    public static async Task<Outcome<AmendmentPlan>> ForAsync(
        AppDb db, Caller caller, string project, AmendmentRequest request, TimeProvider clock, CancellationToken cancel, Guid? id = null)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (id is { } given && await MadeAsync(db, caller, project, given, cancel) is { } made) return made;
            var now = Whole(clock.GetUtcNow());
            var plan = await AmendmentPlan.OfAsync(db, caller, project, request, now, id ?? Ids.New(clock), cancel);
            if (plan.Refusal is not null) return plan;
            Write(db, plan.Value!, clock, now);
            try
            {
                await db.SaveChangesAsync(cancel);
                return plan;
            }
            catch (DbUpdateException race) when (attempt < Attempts && Violations.IsDuplicate(race))
            {
                // The same form, or new terms of one of them, at the same moment: look again.
                db.ChangeTracker.Clear();
                // An id that is another project's.
                if (attempt > 1) id = null;
            }
        }
    }

    private static async Task<Outcome<AmendmentPlan>?> MadeAsync(AppDb db, Caller caller, string project, Guid id, CancellationToken cancel)
    {
        var found = await ProjectAccess.FindAsync(db, caller, project, ProjectAccess.Leads, cancel);
        if (found.Refusal is { } refusal) return refusal;
        var made = await db.Set<Amendment>().AsNoTracking().FirstOrDefaultAsync(a => a.Id == id && a.ProjectId == found.Value!.Id, cancel);
        if (made is null) return null;
        Outcome<AmendmentPlan> done = new AmendmentPlan(made, found.Value!, [], []);
        return done;
    }

    private static void Write(AppDb db, AmendmentPlan plan, TimeProvider clock, DateTimeOffset now)
    {
        var (amendment, project) = (plan.Amendment, plan.Project);
        db.Add(amendment);
        if (amendment.Kind != AmendmentKind.Terms && amendment.EnrollmentId is null) project.EndAt(amendment.Until);
        foreach (var who in plan.People)
        {
            // Who was to work as long as the project does goes on with it.
            var follows = amendment.EnrollmentId is not null || (amendment.Kind == AmendmentKind.Extend && who.Enrollment.Until == amendment.PreviousUntil);
            if (amendment.Kind != AmendmentKind.Terms && follows) who.Enrollment.Run(who.Enrollment.StartsAt, amendment.Until);
            if (who.After is { } terms) db.Add(who.Enrollment.Agree(Ids.New(clock), terms, amendment.EffectiveAt, amendment.Id, AmendmentReasons.Say(amendment.Reason), now));
            Tell(db, who, AmendmentWords.Title(amendment), AmendmentWords.Mail(amendment, project.Name, who.Before, who.After), clock, now);
        }
    }

    internal static void Tell(AppDb db, Concerned who, string subject, string text, TimeProvider clock, DateTimeOffset now)
    {
        if (who.Email is { } to) db.Add(new OutgoingMail(Ids.New(clock), who.Enrollment.PersonId, to, subject, text, now));
    }

    /// <summary>Both databases keep microseconds, and what was written is compared later.</summary>
    internal static DateTimeOffset Whole(DateTimeOffset at) => new(at.UtcTicks - at.UtcTicks % TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);
}
