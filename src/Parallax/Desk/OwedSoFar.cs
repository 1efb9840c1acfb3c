using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Pay;
using Parallax.Projects;
using Parallax.Work;

namespace Parallax.Desk;

/// <summary>What a person has earned and is not paid yet on one project: this week as an estimate, and the statements that are on their way.</summary>
public sealed record Owed(TimeSpan ThisWeek, Money SoFar);

/// <summary>What is owed to the people of a project, for the preview of an amendment. Who works without terms is not in it: that is not paid.</summary>
public static class OwedSoFar
{
    public static async Task<IReadOnlyDictionary<Guid, Owed>> OfAsync(AppDb db, Project project, IReadOnlyCollection<Concerned> people, DateTimeOffset now, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(project);
        ArgumentNullException.ThrowIfNull(people);
        var payer = await db.Set<Organization>().AsNoTracking().SingleAsync(o => o.Id == project.OrganizationId, cancel);
        var week = await OrganizationWeek.AtAsync(db, payer, now, cancel);
        var began = week.StartsAt;
        // The week is counted for those alone who were at it.
        var active = await db.Set<TimeEvent>().Where(e => e.ProjectId == project.Id && e.At >= began).Select(e => e.PersonId).Distinct().ToListAsync(cancel);
        var unpaid = await UnpaidAsync(db, project.Id, cancel);
        var owed = new Dictionary<Guid, Owed>();
        foreach (var who in people)
        {
            if (who.Before is not { } terms) continue;
            var person = who.Enrollment.PersonId;
            var running = active.Contains(person) ? (await WeekSoFar.OfAsync(db, payer, person, now, cancel)).Projects.FirstOrDefault(p => p.Project.Id == project.Id) : null;
            var waiting = new Money(unpaid.GetValueOrDefault((person, terms.Currency)), terms.Currency);
            owed[person] = new Owed(
                TimeSpan.FromMicroseconds(running?.Counted ?? 0), running?.Estimate is { } estimate && estimate.Currency == terms.Currency ? waiting + estimate : waiting);
        }

        return owed;
    }

    /// <summary>Lines of the project in statements that are not paid, by person and currency.</summary>
    private static async Task<Dictionary<(Guid, string), long>> UnpaidAsync(AppDb db, Guid project, CancellationToken cancel)
    {
        var sums = await (
            from l in db.Set<StatementLine>()
            where l.ProjectId == project
            join s in db.Set<Statement>() on l.StatementId equals s.Id
            where l.Revision == s.Revision && s.State != StatementState.Paid
            group l.AmountMinor by new { s.PersonId, s.Currency } into g
            select new { g.Key.PersonId, g.Key.Currency, Sum = g.Sum() }).ToListAsync(cancel);
        return sums.ToDictionary(s => (s.PersonId, s.Currency), s => s.Sum);
    }
}
