using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Projects;

namespace Parallax.Desk.Rights.Sections;

public sealed class Enrollments : PersonalData<Enrollments.Row>
{
    public const string Ended = "The account was deleted.";

    public sealed record Row(
        Guid Id, string Project, string Organization, string Pseudonym, bool MayClaim, string? WhyNot, bool PausedByYou,
        DateTimeOffset? StartsAt, DateTimeOffset? Until, DateTimeOffset? CapReachedUntil, DateTimeOffset CreatedAt);

    public override string Name => "enrollments";

    public override string About => "the projects that you may work on, until when, and the pseudonym under which your judgments leave the product";

    public override Fate Fate => Fate.StaysAsWork;

    public override string WhenDeleted => "Ended at once; what you hold of tasks is given back. That a person without a name was enrolled stays, because judgments belong to it.";

    protected override async IAsyncEnumerable<Row> Rows(AppDb db, Guid person)
    {
        var installation = await db.Set<Installation>().AsNoTracking().SingleAsync();
        var rows =
            from e in db.Set<Enrollment>().AsNoTracking()
            where e.PersonId == person
            join p in db.Set<Project>() on e.ProjectId equals p.Id
            join o in db.Set<Organization>() on e.OrganizationId equals o.Id
            orderby e.CreatedAt
            select new { Enrollment = e, Project = p.Name, Organization = o.Name };
        await foreach (var row in rows.AsAsyncEnumerable())
        {
            var e = row.Enrollment;
            yield return new Row(
                e.Id, row.Project, row.Organization, installation.Pseudonym(e.OrganizationId, person), e.MayClaim, e.WhyNot, e.PausedByPerson,
                e.StartsAt, e.Until, e.CapReachedUntil, e.CreatedAt);
        }
    }

    public override async Task EraseAsync(AppDb db, Person person, DateTimeOffset now, CancellationToken cancel)
    {
        foreach (var enrollment in await db.Set<Enrollment>().Where(e => e.PersonId == person.Id).ToListAsync(cancel))
        {
            enrollment.Refuse(Ended);
            enrollment.Run(enrollment.StartsAt, enrollment.Until < now ? enrollment.Until : now);
        }
    }
}
