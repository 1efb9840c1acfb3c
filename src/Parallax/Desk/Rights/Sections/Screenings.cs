using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Talent;

namespace Parallax.Desk.Rights.Sections;

/// <summary>No scores before the result is there: those who score have not all spoken yet.</summary>
public sealed class Screenings : PersonalData<Screenings.Row>
{
    public sealed record Row(
        Guid Id, string Screening, int Number, int TimePercent, AttemptState State, DateTimeOffset InvitedAt, DateTimeOffset? StartedAt, DateTimeOffset? FinishedAt,
        DateTimeOffset? DecidedAt, bool? Passed, double? Points, double? OfPoints, RawJson Skills);

    public override string Name => "screenings";

    public override string About => "the assessments that you took, with the result by skill";

    public override Fate Fate => Fate.StaysAsWork;

    public override string WhenDeleted => "Kept under the pseudonym: whether a question is a fair one is computed from all who answered it.";

    protected override async IAsyncEnumerable<Row> Rows(AppDb db, Guid person)
    {
        var rows =
            from a in db.Set<ScreeningAttempt>().AsNoTracking()
            where a.PersonId == person
            join s in db.Set<Screening>() on a.ScreeningId equals s.Id
            orderby a.InvitedAt
            select new { Attempt = a, s.Name };
        await foreach (var row in rows.AsAsyncEnumerable())
        {
            var a = row.Attempt;
            var decided = a.State == AttemptState.Decided;
            yield return new Row(
                a.Id, row.Name, a.Number, a.TimePercent, a.State, a.InvitedAt, a.StartedAt, a.FinishedAt,
                a.DecidedAt, a.Passed, decided ? a.Points : null, decided ? a.OfPoints : null, new RawJson(decided ? a.Skills : "[]"));
        }
    }
}
