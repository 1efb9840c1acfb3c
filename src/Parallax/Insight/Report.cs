using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Projects;

namespace Parallax.Insight;

/// <summary>A project on a page, to print or to send: what was asked, of whom, how, what came of it, and where it ends.</summary>
/// <param name="Question">A lead's words; empty while nobody has said any.</param>
/// <param name="Limits">Likewise.</param>
/// <param name="CountedAt">When the results were counted; null while they are not.</param>
public sealed record Report(
    string Project, string Organization, string Question, string Limits, ReportMethod Method, ReportPeople People, Leaderboard? Board, IReadOnlyList<ReportFailure> Failures,
    AgreementFigure? Agreement, Precision? Precision, DateTimeOffset? CountedAt, DateTimeOffset MadeAt)
{
    private const int FailuresShown = 6;

    public static async Task<Report> OfAsync(AppDb db, ProtocolCache protocols, Project project, DateTimeOffset now, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(protocols);
        ArgumentNullException.ThrowIfNull(project);
        var words = await db.Set<ReportWords>().AsNoTracking().FirstOrDefaultAsync(w => w.ProjectId == project.Id, cancel);
        var organization = await db.Set<Organization>().Where(o => o.Id == project.OrganizationId).Select(o => o.Name).SingleAsync(cancel);
        var board = await Figure.ReadAsync<Leaderboard>(db, project.Id, Leaderboard.Kind, "", cancel);
        var precision = await Figure.ReadAsync<Precision>(db, project.Id, Precision.Kind, "", cancel);
        var agreement = await Figure.ReadAsync<AgreementFigure>(db, project.Id, AgreementFigure.Kind, "", cancel);
        var failures = await Figure.ReadAsync<FailureProfile>(db, project.Id, FailureProfile.Kind, "", cancel);
        var counted = await db.Set<InsightState>().Where(s => s.ProjectId == project.Id).Select(s => s.CountedAt).FirstOrDefaultAsync(cancel);
        return new Report(
            project.Name, organization, words?.Question ?? "", words?.Limits ?? "", await ReportMethod.OfAsync(db, protocols, project, cancel),
            await ReportPeople.OfAsync(db, project, board?.People ?? 0, precision?.Spent, cancel), board, Most(failures), agreement, precision, counted, now);
    }

    /// <summary>The commonest ways to fail, over all models.</summary>
    private static List<ReportFailure> Most(FailureProfile? profile)
    {
        if (profile is null) return [];
        var names = profile.Models.ToDictionary(m => m.Number, m => m.Name);
        var codes = profile.Classes.SelectMany(c => c.Codes.Select(code => (Class: c, Code: code))).ToDictionary(c => (c.Class.Id, c.Code.Code), c => $"{c.Code.Code} {c.Code.Name}");
        return [.. profile.Cells.Where(c => c is { Code.Length: > 0, X: > 0, Rate: not null }).OrderByDescending(c => c.Rate).ThenByDescending(c => c.N).ThenBy(c => c.Model).Take(FailuresShown)
            .Select(c => new ReportFailure(names[c.Model], codes.GetValueOrDefault((c.Class, c.Code), c.Code), c.X, c.N, c.Tasks, c.Rate!.Value, c.Low, c.High))];
    }
}

/// <summary>How it was measured.</summary>
/// <param name="Hash">Of the protocol's definition: what was asked can be checked against it.</param>
/// <param name="Asked">In words, what each judgment says.</param>
/// <param name="First">When the first and the last judgment were submitted.</param>
public sealed record ReportMethod(
    string Protocol, string Title, int Version, string Hash, IReadOnlyList<string> Asked, string Pairs, int Overlap, int Tasks, IReadOnlyList<string> Categories, int Models, DateTimeOffset? First, DateTimeOffset? Last)
{
    public static async Task<ReportMethod> OfAsync(AppDb db, ProtocolCache protocols, Project project, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(protocols);
        ArgumentNullException.ThrowIfNull(project);
        var protocol = await db.Set<Protocol>().AsNoTracking().SingleAsync(p => p.Id == project.ProtocolId, cancel);
        var definition = protocols.Definition(protocol);
        var tasks = EvaluationTask.Visible(db.Set<EvaluationTask>().AsNoTracking(), project);
        var facts = db.Set<JudgmentFact>().Where(f => f.ProjectId == project.Id);
        return new ReportMethod(
            protocol.Name, definition.Title, protocol.Version, protocol.Hash, [.. Said(definition)], definition.Responses == 2 ? Plan(project.PairPlan) : "", project.Overlap,
            await tasks.CountAsync(cancel), await tasks.Select(t => t.Category).Distinct().OrderBy(c => c).ToListAsync(cancel),
            await db.Set<KnownModel>().CountAsync(m => m.ProjectId == project.Id, cancel),
            await facts.MinAsync(f => (DateTimeOffset?)f.SubmittedAt, cancel), await facts.MaxAsync(f => (DateTimeOffset?)f.SubmittedAt, cancel));
    }

    private static IEnumerable<string> Said(ProtocolDefinition protocol)
    {
        if (protocol.AnswerFirst is not null) yield return "their own answer, before any response is shown";
        if (protocol.Preference is not null) yield return "which of two responses is better, and by how much, or that both are bad";
        if (protocol.Dimensions.Count > 0) yield return $"each response from 1 to 5 on {string.Join(", ", protocol.Dimensions.Select(d => d.Name.ToLowerInvariant()))}";
        if (protocol.StepVerdicts) yield return "each step as right or wrong, and which wrong one comes first";
        if (protocol.Issues is { } issues) yield return $"each fault, by {issues.Classes.Sum(c => c.Codes.Count)} codes, with where it shows";
        if (protocol.Interpretations is not null) yield return "the readings that a scenario allows, with the share of belief in each";
    }

    private static string Plan(string plan) => plan switch
    {
        "all" => "all pairs of a task's responses",
        "star" => "the first response of a task against each other",
        _ => $"{plan} random pairs a task",
    };
}

/// <summary>Who judged. No name and no pseudonym is in a report.</summary>
/// <param name="Judged">People with at least one judgment that counts.</param>
/// <param name="Hours">Paid time; null where nobody has pay terms.</param>
/// <param name="Pay">The range of hourly rates by currency, in words; empty where nobody has pay terms.</param>
public sealed record ReportPeople(int Judged, double? Hours, IReadOnlyList<string> Pay, IReadOnlyList<Spent> Cost)
{
    public static async Task<ReportPeople> OfAsync(AppDb db, Project project, int judged, Spending? spent, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(project);
        var terms = await (
            from e in db.Set<Enrollment>().AsNoTracking()
            where e.ProjectId == project.Id
            join t in db.Set<EnrollmentTerms>() on new { e.Id, Number = e.TermsNumber } equals new { Id = t.EnrollmentId, t.Number }
            select new { t.Currency, t.HourlyMinor }).ToListAsync(cancel);
        return new ReportPeople(
            judged, spent?.Hours, [.. terms.GroupBy(t => t.Currency).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => Range(g.Key, g.Min(t => t.HourlyMinor), g.Max(t => t.HourlyMinor)))], spent?.Amounts ?? []);
    }

    private static string Range(string currency, long low, long high) =>
        low == high ? $"{new Money(low, currency)} an hour" : $"{new Money(low, currency).Plain()} to {new Money(high, currency)} an hour";
}

/// <summary>One way in which one model fails.</summary>
public sealed record ReportFailure(string Model, string Issue, long X, long N, int Tasks, double Rate, double? Low, double? High);
