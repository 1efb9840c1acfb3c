using Microsoft.EntityFrameworkCore;
using Parallax.Cases;
using Parallax.Data;
using Parallax.Pay;
using Parallax.Projects;
using Parallax.Quality;
using Parallax.Talent;

namespace Parallax.Desk;

/// <summary>What the cases of all modules are about. A test holds that each has its line.</summary>
public static class SubjectsOfCases
{
    public static readonly IReadOnlyList<CaseSubject> All =
    [
        new(AppealStanding.About, "the standing", id => $"/projects/{id}/standing") { DecidedThere = [CaseKind.Appeal] },
        new("time", "the claimed time", id => $"/pay/claims/{id}") { DecidedThere = [CaseKind.Dispute] },
        new("screening", "the assessment", id => $"/screening/{id}") { DecidedThere = [CaseKind.Appeal] },
        new("statement", "the statement", id => $"/pay/statements/{id}")
        {
            ToGrant = "First correct what is owed: propose an entry on the person's page under Money, or accept the claim of time.",
            IsDone = StatementIsCorrectedAsync,
        },
        new(ReviewFeedback.About, "the review", id => $"/feedback/reviews/{id}")
        {
            ToGrant = "First put back what the contributor said, on the page of the review, if it was corrected.",
            IsDone = (db, about, cancel) => RestoreJudgment.IsSettledAsync(db, about.AboutId!.Value, cancel),
        },
        new("application", "the application", id => $"/applications/{id}")
        {
            ToGrant = "First move the application on, on its page under Hiring.",
            IsDone = (db, about, cancel) => db.Set<Application>().AnyAsync(a => a.Id == about.AboutId && a.Stage != Stage.NotNow, cancel),
        },
        new(AskAboutProject.About, "the time on the project", id => $"/projects/{id}/mine")
        {
            ToGrant = "First change what is asked for: allow new tasks again, or change the person's time or terms, on their page of the project.",
            IsDone = EnrollmentIsChangedAsync,
        },
        new(Discussion.About, "what it is about", id => $"/projects/{id}/discussion"),
    ];

    /// <summary>A new revision, or an entry by hand that nobody rejected, since the case was opened.</summary>
    private static async Task<bool> StatementIsCorrectedAsync(AppDb db, Case about, CancellationToken cancel) =>
        await db.Set<Statement>().AnyAsync(s => s.Id == about.AboutId && s.RevisedAt > about.OpenedAt, cancel)
        || await db.Set<TimeClaim>().AnyAsync(c => c.PersonId == about.PersonId && c.OrganizationId == about.OrganizationId && c.AcceptedFrom != null && c.DecidedAt > about.OpenedAt, cancel)
        || await db.Set<Adjustment>().AnyAsync(
            a => a.PersonId == about.PersonId && a.OrganizationId == about.OrganizationId && a.ProposedAt > about.OpenedAt && a.State != AdjustmentState.Rejected, cancel);

    /// <summary>An appeal needs a change; a question is answered by its answer.</summary>
    private static async Task<bool> EnrollmentIsChangedAsync(AppDb db, Case about, CancellationToken cancel)
    {
        if (about.Kind != CaseKind.Appeal) return true;
        var mine = db.Set<Enrollment>().Where(e => e.ProjectId == about.AboutId && e.PersonId == about.PersonId);
        var changes = db.Set<Amendment>().Where(a => a.ProjectId == about.AboutId && (a.EnrollmentId == null || mine.Any(e => e.Id == a.EnrollmentId)));
        return await mine.AnyAsync(e => e.MayClaim && (e.Until == null || e.Until > about.OpenedAt), cancel)
            || await changes.AnyAsync(a => a.MadeAt > about.OpenedAt || db.Set<AmendmentOutcome>().Any(o => o.AmendmentId == a.Id && o.IsCancelled && o.At > about.OpenedAt), cancel);
    }
}
