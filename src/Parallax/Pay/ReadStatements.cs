using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Projects;
using Parallax.Web;
using Parallax.Work;

namespace Parallax.Pay;

/// <summary>A line with what it leads to.</summary>
/// <param name="Judged">The judgments of the line's week, project and terms.</param>
/// <param name="Screening">For a paid screening.</param>
public sealed record LineView(StatementLine Line, string Project, IReadOnlyList<StatementSlice> Slices, IReadOnlyList<Guid> Judged, ScreeningFact? Screening)
{
    /// <summary>What the line is for, as its heading says it.</summary>
    public string Name => $"{PayWords.Name(Line.Kind)}, {Screening?.Name ?? Project}";
}

/// <summary>A statement with everything that explains it.</summary>
/// <param name="Unpaid">The stretches that were not counted.</param>
public sealed record StatementView(
    Statement Statement, string Payer, string Person, IReadOnlyList<LineView> Lines, IReadOnlyList<StatementSlice> Unpaid,
    IReadOnlyDictionary<Guid, Project> Projects, IReadOnlyList<TimeClaim> Claims)
{
    public static async Task<StatementView?> FindAsync(AppDb db, Caller caller, Guid id, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var statement = await PayAccess.Readable(db, caller).AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, cancel);
        if (statement is null) return null;
        var lines = await db.Set<StatementLine>().AsNoTracking().Where(l => l.StatementId == id && l.Revision == statement.Revision).OrderBy(l => l.Ordinal).ToListAsync(cancel);
        var slices = await db.Set<StatementSlice>().AsNoTracking().Where(s => s.StatementId == id && s.Revision == statement.Revision).OrderBy(s => s.StartsAt).ToListAsync(cancel);
        var ids = lines.Select(l => l.ProjectId).Concat(slices.Select(s => s.ProjectId)).Distinct().ToList();
        var projects = await db.Set<Project>().AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancel);
        var payer = await db.Set<Organization>().Where(o => o.Id == statement.OrganizationId).Select(o => o.LegalName == "" ? o.Name : o.LegalName).SingleAsync(cancel);
        var person = await db.Set<Person>().Where(p => p.Id == statement.PersonId).Select(p => p.DisplayName).SingleAsync(cancel);
        var claims = await db.Set<TimeClaim>().AsNoTracking()
            .Where(c => c.PersonId == statement.PersonId && c.OrganizationId == statement.OrganizationId && c.StartsAt < statement.WeekUntil && c.EndsAt > statement.WeekFrom).ToListAsync(cancel);
        var judged = await JudgedAsync(db, statement, lines, cancel);
        var screenings = await EarnedScreening.FactsAsync(db, [.. lines.Where(l => l.ScreeningEarnedId is not null).Select(l => l.ScreeningEarnedId!.Value)], cancel);
        var views = lines.Select(l => new LineView(
            l, projects[l.ProjectId].Name, [.. slices.Where(s => s.LineId == l.Id)], judged.GetValueOrDefault(l.Id) ?? [],
            l.ScreeningEarnedId is { } earned ? screenings[earned] : null)).ToList();
        return new StatementView(statement, payer, person, views, [.. slices.Where(s => s.LineId is null)], projects, claims);
    }

    private static async Task<Dictionary<Guid, IReadOnlyList<Guid>>> JudgedAsync(AppDb db, Statement statement, List<StatementLine> lines, CancellationToken cancel)
    {
        if (lines.All(l => l.Judgments == 0)) return [];
        var work = await db.Set<Judgment>().AsNoTracking()
            .Where(j => j.PersonId == statement.PersonId && j.OrganizationId == statement.OrganizationId && j.SubmittedAt >= statement.WeekFrom
                && j.SubmittedAt < statement.WeekUntil && j.Revision == 1 && j.Purpose != Purpose.Screening && j.Purpose != Purpose.Review)
            .OrderBy(j => j.SubmittedAt).Select(j => new Submitted(j.Id, j.ProjectId, j.SubmittedAt)).ToListAsync(cancel);
        var enrollments = db.Set<Enrollment>().Where(e => e.PersonId == statement.PersonId && e.OrganizationId == statement.OrganizationId);
        var terms = await (from e in enrollments join t in db.Set<EnrollmentTerms>() on e.Id equals t.EnrollmentId select new { e.ProjectId, Terms = t }).ToListAsync(cancel);
        return lines.Where(l => l.Judgments > 0).ToDictionary(l => l.Id, IReadOnlyList<Guid> (l) =>
            [.. work.Where(j => j.Project == l.ProjectId && terms.Where(t => t.ProjectId == l.ProjectId && t.Terms.EffectiveAt <= j.At).Max(t => (int?)t.Terms.Number) == l.TermsNumber).Select(j => j.Id)]);
    }
}

/// <summary>Statements for their contributor and for whoever approves them.</summary>
public static class ReadStatements
{
    private const int Most = 100;

    public sealed record Row(Guid Id, Guid Person, string Currency, DateTimeOffset WeekFrom, DateTimeOffset WeekUntil, int Revision, string State, string Amount);

    public sealed record SliceAnswer(DateTimeOffset From, DateTimeOffset Until, Guid Project, Guid Assignment, string Kind, string Why);

    public sealed record LineAnswer(
        Guid Id, int Number, string Kind, Guid Project, string ProjectName, int Terms, string Rate, DateTimeOffset WeekFrom, bool Late,
        long Microseconds, int Judgments, string Amount, IReadOnlyList<SliceAnswer> Slices, IReadOnlyList<Guid> JudgmentIds, Guid? ScreeningAttempt);

    public sealed record Answer(Row Statement, string Payer, DateTimeOffset DisputeUntil, DateOnly Approve, DateOnly Pay, IReadOnlyList<LineAnswer> Lines, IReadOnlyList<SliceAnswer> NotPaid);

    public static async Task<IResult> ListAsync(HttpContext http, AppDb db, CancellationToken cancel, int skip = 0)
    {
        var caller = Caller.Of(http.User);
        var mine = await db.Set<Statement>().AsNoTracking().Where(s => s.PersonId == caller.Id)
            .OrderByDescending(s => s.WeekFrom).ThenBy(s => s.Id).Skip(Math.Max(0, skip)).Take(Most).ToListAsync(cancel);
        return TypedResults.Ok(mine.Select(Of));
    }

    /// <summary>What waits for the caller's approval, oldest first.</summary>
    public static async Task<IResult> ToApproveAsync(HttpContext http, AppDb db, CancellationToken cancel, int skip = 0)
    {
        var waiting = await PayAccess.ToApprove(db, Caller.Of(http.User)).AsNoTracking().Where(s => s.State == StatementState.Draft)
            .OrderBy(s => s.WeekFrom).ThenBy(s => s.Id).Skip(Math.Max(0, skip)).Take(Most).ToListAsync(cancel);
        return TypedResults.Ok(waiting.Select(Of));
    }

    public static async Task<IResult> GetAsync(Guid id, HttpContext http, AppDb db, CancellationToken cancel)
    {
        if (await StatementView.FindAsync(db, Caller.Of(http.User), id, cancel) is not { } view) return PayRefusals.StatementUnknown;
        var schedule = view.Statement.Schedule;
        return TypedResults.Ok(new Answer(
            Of(view.Statement), view.Payer, schedule.DisputeUntil, schedule.Approve, schedule.Pay, [.. view.Lines.Select(l => Of(view, l))], [.. view.Unpaid.Select(s => Of(view, s))]));
    }

    public static async Task<IResult> CsvAsync(Guid id, HttpContext http, AppDb db, CancellationToken cancel) =>
        await StatementView.FindAsync(db, Caller.Of(http.User), id, cancel) is { } view
            ? TypedResults.Bytes(StatementCsv.Of(view), "text/csv; charset=utf-8", FileName(view, "csv"))
            : PayRefusals.StatementUnknown;

    public static async Task<IResult> PdfAsync(Guid id, HttpContext http, AppDb db, CancellationToken cancel) =>
        await StatementView.FindAsync(db, Caller.Of(http.User), id, cancel) is { } view
            ? TypedResults.Bytes(StatementPaper.Write(view), "application/pdf", FileName(view, "pdf"))
            : PayRefusals.StatementUnknown;

    /// <summary>The first day of the week is the payer's.</summary>
    private static string FileName(StatementView view, string ending) =>
        $"statement-{PayWeek.Day(view.Statement.WeekFrom, TimeZones.Of(view.Statement.TimeZone)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}-r{view.Statement.Revision}.{ending}";

    public static Row Of(Statement s) => new(s.Id, s.PersonId, s.Currency, s.WeekFrom, s.WeekUntil, s.Revision, Code(s.State), s.Amount.Plain());

    private static LineAnswer Of(StatementView view, LineView v) => new(
        v.Line.Id, v.Line.Ordinal, Code(v.Line.Kind), v.Line.ProjectId, v.Project, v.Line.TermsNumber, new Money(v.Line.RateMinor, view.Statement.Currency).Plain(),
        v.Line.WeekFrom, v.Line.WeekFrom < view.Statement.WeekFrom, v.Line.Micros, v.Line.Judgments, new Money(v.Line.AmountMinor, view.Statement.Currency).Plain(),
        [.. v.Slices.Select(s => Of(view, s))], v.Judged, v.Screening?.Attempt);

    private static SliceAnswer Of(StatementView view, StatementSlice s)
    {
        var project = view.Projects[s.ProjectId];
        return new SliceAnswer(s.StartsAt, s.EndsAt, s.ProjectId, s.AssignmentId, Code(s.Kind), PayWords.Why(s.Kind, project.GraceSeconds, project.TaskCapMinutes));
    }

    /// <summary><c>LateTime</c> as <c>late-time</c>.</summary>
    internal static string Code<T>(T value) where T : struct, Enum =>
        string.Concat(value.ToString().Select((c, i) => char.IsUpper(c) && i > 0 ? $"-{char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"));
}
