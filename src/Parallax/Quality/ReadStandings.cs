using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Projects;
using Parallax.Statistics.Sequential;
using Parallax.Web;

namespace Parallax.Quality;

/// <summary>A person of a project as its reviewers and leads see them.</summary>
/// <param name="Name">For leads; everyone else knows people by the pseudonym of the exports.</param>
/// <param name="Right">Checks of the running test and after it, answered right.</param>
/// <param name="LogRatio">Where the test stands between <paramref name="Lower"/> (passed) and <paramref name="Upper"/> (flagged).</param>
/// <param name="Verdict"><c>continue</c>, <c>pass</c>, <c>flag</c> or <c>refer</c>.</param>
/// <param name="Cusum">The cumulative sum after the test was passed.</param>
/// <param name="Signals">How many wait to be looked at.</param>
public sealed record PersonStanding(
    Guid Person, string? Name, string Pseudonym, string Standing, int Right, int Wrong, double LogRatio, double Lower, double Upper, string Verdict, double Cusum,
    DateTimeOffset? ChangedAt, string? Reason, string? DecidedBy, bool Appealed, int Signals);

/// <summary>One change of a standing.</summary>
/// <param name="DecidedBy">A person's name, or null for the system.</param>
public sealed record ReadChange(
    Guid Id, int Number, string From, string To, string Cause, string Reason, StandingEvidence Evidence, string? DecidedBy, Guid? Case, DateTimeOffset At);

/// <summary>Standings as each side may see them.</summary>
public static class ReadStandings
{
    private const int Most = 1000;
    private const int MostChanges = 100;

    public static async Task<IResult> PeopleAsync(string project, HttpContext http, AppDb db, CancellationToken cancel)
    {
        var caller = Caller.Of(http.User);
        var found = await ProjectAccess.FindAsync(db, caller, project, QualityAccess.Lookers, cancel);
        if (found.Refusal is { } no) return no;
        var leads = await QualityAccess.LeadsAsync(db, caller, found.Value!.Id, cancel);
        return TypedResults.Ok(new { people = await OfAsync(db, found.Value, leads, null, cancel) });
    }

    public static async Task<List<PersonStanding>> OfAsync(AppDb db, Project project, bool named, Guid? only, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(project);
        var (changes, signals, cases, people) = (db.Set<StandingChange>(), db.Set<QualitySignal>(), db.Set<Cases.Case>(), db.Set<Person>());
        var rows = await (
            from e in db.Set<Enrollment>().AsNoTracking()
            where e.ProjectId == project.Id && (only == null || e.PersonId == only)
            join p in people on e.PersonId equals p.Id
            join s in db.Set<ContributorStanding>() on new { e.ProjectId, e.PersonId } equals new { s.ProjectId, s.PersonId } into standings
            from s in standings.DefaultIfEmpty()
            orderby s == null ? 0 : (int)s.State descending, p.DisplayName
            select new
            {
                e.PersonId,
                p.DisplayName,
                Standing = s,
                Last = changes.Where(c => c.ProjectId == e.ProjectId && c.PersonId == e.PersonId).OrderByDescending(c => c.Number).FirstOrDefault(),
                Signals = signals.Count(x => x.ProjectId == e.ProjectId && (x.PersonId == e.PersonId || x.OtherPersonId == e.PersonId) && x.LookedAtAt == null),
                Appealed = cases.Any(c => c.PersonId == e.PersonId && c.About == AppealStanding.About && c.AboutId == e.ProjectId && c.State == Cases.CaseState.Open),
            }).Take(Most).ToListAsync(cancel);
        var deciders = rows.Select(r => r.Last?.DecidedById).OfType<Guid>().Distinct().ToList();
        var names = await people.Where(p => deciders.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.DisplayName, cancel);
        var installation = await db.Set<Installation>().AsNoTracking().SingleAsync(cancel);
        var design = (await QualitySettings.OfAsync(db, project.Id, cancel)).Design;
        return [.. rows.Select(r => new PersonStanding(
            r.PersonId, named ? r.DisplayName : null, installation.Pseudonym(project.OrganizationId, r.PersonId), StandingWords.Of(r.Standing?.State ?? StandingState.Qualified),
            r.Standing?.Right ?? 0, r.Standing?.Wrong ?? 0, r.Standing?.LogRatio ?? 0, design.Lower, design.Upper, Code(r.Standing?.Verdict ?? GoldVerdict.Continue),
            r.Standing?.Cusum ?? 0, r.Last?.At, r.Last?.Reason, r.Last is null ? null : r.Last.DecidedById is { } by ? names.GetValueOrDefault(by) ?? "a person" : "the system", r.Appealed, r.Signals))];
    }

    /// <summary>All changes, for reviewers and leads.</summary>
    public static Task<List<ReadChange>> ChangesAsync(AppDb db, Guid project, Guid person, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        return ReadAsync(db, db.Set<StandingChange>().AsNoTracking().Where(c => c.ProjectId == project && c.PersonId == person), cancel);
    }

    /// <summary>What the person was told: see <see cref="StandingChange"/>.</summary>
    public static IQueryable<StandingChange> Told(AppDb db, Guid project, Guid person)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Set<StandingChange>().AsNoTracking().Where(c => c.ProjectId == project && c.PersonId == person && (c.From != c.To || c.Cause == StandingCause.Person));
    }

    internal static async Task<List<ReadChange>> ReadAsync(AppDb db, IQueryable<StandingChange> changes, CancellationToken cancel)
    {
        var rows = await (
            from c in changes
            join p in db.Set<Person>() on c.DecidedById equals p.Id into deciders
            from p in deciders.DefaultIfEmpty()
            orderby c.Number descending
            select new { Change = c, Name = p == null ? null : p.DisplayName }).Take(MostChanges).ToListAsync(cancel);
        return [.. rows.Select(r => new ReadChange(
            r.Change.Id, r.Change.Number, StandingWords.Of(r.Change.From), StandingWords.Of(r.Change.To), Code(r.Change.Cause), r.Change.Reason,
            StandingEvidence.Read(r.Change), r.Name, r.Change.CaseId, r.Change.At))];
    }

    private static string Code<T>(T value)
        where T : struct, Enum => Cases.CaseWords.Code(value);
}
