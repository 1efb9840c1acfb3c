using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Projects;

namespace Parallax.Quality;

/// <summary>
/// The one place where a standing changes: the row, its history, what a claim reads and the mail, which the caller saves
/// together. It writes the permission to be given new tasks and the rate of gold, and nothing that pay is counted from.
/// </summary>
public static class ChangeStanding
{
    /// <param name="By">Null for the system.</param>
    /// <param name="RestartsAfter">Answers up to here belong to the test that is over; null when it goes on.</param>
    public sealed record Draft(StandingState To, StandingCause Cause, string Reason, StandingEvidence Evidence, Guid? By = null, Guid? Case = null, DateTimeOffset? RestartsAfter = null);

    public static async Task<StandingChange> AddAsync(AppDb db, ContributorStanding standing, Draft draft, TimeProvider clock, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(standing);
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(clock);
        var from = standing.State;
        standing.Change(draft.To, draft.Cause, draft.RestartsAfter);
        var change = new StandingChange
        {
            Id = Ids.Opaque(),
            OrganizationId = standing.OrganizationId,
            ProjectId = standing.ProjectId,
            PersonId = standing.PersonId,
            Number = standing.Changes,
            From = from,
            To = draft.To,
            Cause = draft.Cause,
            Reason = draft.Reason,
            Evidence = Content.Write(draft.Evidence),
            DecidedById = draft.By,
            CaseId = draft.Case,
            At = clock.GetUtcNow(),
        };
        db.Add(change);
        var enrollment = await db.Set<Enrollment>().FirstOrDefaultAsync(e => e.ProjectId == standing.ProjectId && e.PersonId == standing.PersonId, cancel);
        enrollment?.HoldForQuality(draft.To == StandingState.Paused ? StandingWords.Hold(draft.By is not null) : null);
        // The answer to an appeal tells it already.
        if ((from != draft.To || draft.By is not null) && draft.Case is null) await TellAsync(db, change, clock, cancel);
        return change;
    }

    private static async Task TellAsync(AppDb db, StandingChange change, TimeProvider clock, CancellationToken cancel)
    {
        var to = await db.Set<Person>().Where(p => p.Id == change.PersonId && p.DeletedAt == null).Select(p => p.Email).SingleOrDefaultAsync(cancel);
        if (to is null) return;
        var project = await db.Set<Project>().Where(p => p.Id == change.ProjectId).Select(p => p.Name).SingleAsync(cancel);
        var appeal = change.To == StandingState.Qualified ? "" : " There you can also appeal; a person answers in writing.";
        db.Add(new OutgoingMail(
            Ids.New(clock), change.PersonId, to, $"Your standing on {project} is now: {StandingWords.Of(change.To)}",
            $"{change.Reason}\n\n{StandingWords.Meaning(change.To)}\n\nThe reason and what it rests on stand here.{appeal}\n\n/projects/{change.ProjectId}/standing", clock.GetUtcNow()));
    }
}
