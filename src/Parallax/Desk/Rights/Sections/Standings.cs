using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Projects;
using Parallax.Quality;

namespace Parallax.Desk.Rights.Sections;

/// <summary>What the person was told. Where a running test stands is left out: from it one could tell which task was a check.</summary>
public sealed class Standings : PersonalData<Standings.Row>
{
    public sealed record Row(string Project, StandingState Now, int Number, StandingState From, StandingState To, StandingCause Cause, string Reason, bool ByAPerson, RawJson Evidence, DateTimeOffset At);

    public override string Name => "standings";

    public override string About => "your standing on each project, each change of it with the reason, what it rests on and whether a person decided it";

    public override Fate Fate => Fate.StaysAsWork;

    public override string WhenDeleted => "Kept under the pseudonym: which judgments count rests on it, and the database refuses to change the history.";

    protected override async IAsyncEnumerable<Row> Rows(AppDb db, Guid person)
    {
        var rows =
            from c in db.Set<StandingChange>().AsNoTracking()
            where c.PersonId == person && (c.From != c.To || c.Cause == StandingCause.Person)
            join s in db.Set<ContributorStanding>() on new { c.ProjectId, c.PersonId } equals new { s.ProjectId, s.PersonId }
            join p in db.Set<Project>() on c.ProjectId equals p.Id
            orderby c.At, c.Number
            select new { p.Name, s.State, Change = c };
        await foreach (var row in rows.AsAsyncEnumerable())
            yield return new Row(
                row.Name, row.State, row.Change.Number, row.Change.From, row.Change.To, row.Change.Cause, row.Change.Reason, row.Change.DecidedById is not null,
                new RawJson(row.Change.Evidence), row.Change.At);
    }
}
