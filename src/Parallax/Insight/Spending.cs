using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Pay;
using Parallax.Projects;
using Parallax.Work;

namespace Parallax.Insight;

/// <summary>What the work of a project cost: the lines of statements, and for weeks without a statement what they are worth so far. Screenings are not in it.</summary>
/// <param name="Amounts">By currency; empty where nobody has pay terms.</param>
/// <param name="Estimated">How much of it stands on no statement yet.</param>
/// <param name="Hours">Paid time; null where nobody has pay terms.</param>
/// <param name="PerJudgment">On average over the judgments that count; null where there is nothing to divide, or several currencies.</param>
public sealed record Spending(IReadOnlyList<Spent> Amounts, IReadOnlyList<Spent> Estimated, double? Hours, Spent? PerJudgment);

/// <summary>An amount for programs and people.</summary>
/// <param name="Amount">As <c>12.50</c>.</param>
public sealed record Spent(string Currency, long Minor, string Amount)
{
    public static Spent Of(Money money) => new(money.Currency, money.Minor, money.Plain());

    public override string ToString() => new Money(Minor, Currency).ToString();
}

/// <summary>A week's cost of a project.</summary>
public sealed record WeekCost(DateTimeOffset From, DateTimeOffset Until, string Currency, long Minor, long Micros, bool IsEstimate);

/// <summary>The weeks of a project in money.</summary>
public sealed class ProjectCost(IReadOnlyList<WeekCost> weeks)
{
    private const double MicrosInHour = 3_600_000_000;

    private static readonly LineKind[] OfWork = [LineKind.Time, LineKind.Judgments, LineKind.TopUp, LineKind.LateTime];

    public IReadOnlyList<WeekCost> Weeks => weeks;

    public static async Task<ProjectCost> OfAsync(AppDb db, Project project, DateTimeOffset now, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(project);
        var found = await StatedAsync(db, project.Id, cancel);
        if (await HasTermsAsync(db, project.Id, cancel)) found.AddRange(await RunningAsync(db, project, now, cancel));
        return new ProjectCost(found);
    }

    public Spending Sum(int judgments)
    {
        var all = Amounts(weeks);
        return new Spending(
            all, Amounts(weeks.Where(w => w.IsEstimate)), weeks.Count == 0 ? null : weeks.Sum(w => w.Micros) / MicrosInHour,
            all is [var only] && judgments > 0 ? Spent.Of(new Money((long)Math.Round((double)only.Minor / judgments, MidpointRounding.AwayFromZero), only.Currency)) : null);
    }

    /// <summary>
    /// What had been spent when so many of the judgments were in: each week's cost is spread evenly over its judgments. Null with several currencies, or none.
    /// </summary>
    /// <param name="submitted">When each judgment was submitted, in order.</param>
    /// <param name="first">How many of them.</param>
    public Money? After(IReadOnlyList<DateTimeOffset> submitted, int first)
    {
        ArgumentNullException.ThrowIfNull(submitted);
        if (weeks.Select(w => w.Currency).Distinct().ToList() is not [var currency]) return null;
        var last = first == 0 ? DateTimeOffset.MinValue : submitted[first - 1];
        var sum = 0.0;
        foreach (var week in weeks)
        {
            var (begins, ends) = (Before(submitted, week.From), Before(submitted, week.Until));
            var done = Math.Clamp(first, begins, ends) - begins;
            sum += ends > begins ? week.Minor * (double)done / (ends - begins) : week.From <= last ? week.Minor : 0;
        }

        return new Money((long)Math.Round(sum, MidpointRounding.AwayFromZero), currency);
    }

    private static int Before(IReadOnlyList<DateTimeOffset> submitted, DateTimeOffset at)
    {
        var (low, high) = (0, submitted.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (submitted[middle] < at) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    private static List<Spent> Amounts(IEnumerable<WeekCost> of) =>
        [.. of.GroupBy(w => w.Currency).Select(g => Spent.Of(new Money(g.Sum(w => w.Minor), g.Key))).OrderByDescending(s => s.Minor).ThenBy(s => s.Currency, StringComparer.Ordinal)];

    private static Task<bool> HasTermsAsync(AppDb db, Guid project, CancellationToken cancel) =>
        db.Set<Enrollment>().AnyAsync(e => e.ProjectId == project && e.TermsNumber > 0, cancel);

    private static async Task<List<WeekCost>> StatedAsync(AppDb db, Guid project, CancellationToken cancel)
    {
        var sums = await (
            from l in db.Set<StatementLine>().AsNoTracking()
            where l.ProjectId == project && OfWork.Contains(l.Kind)
            join s in db.Set<Statement>() on l.StatementId equals s.Id
            where l.Revision == s.Revision
            group l by new { l.WeekFrom, s.Currency } into g
            select new { g.Key.WeekFrom, g.Key.Currency, Minor = g.Sum(l => l.AmountMinor), Micros = g.Sum(l => l.Kind == LineKind.TopUp ? 0 : l.Micros) }).ToListAsync(cancel);
        return sums.ConvertAll(s => new WeekCost(s.WeekFrom, s.WeekFrom.AddDays(7), s.Currency, s.Minor, s.Micros, false));
    }

    /// <summary>The running week, and the one before while it is not closed.</summary>
    private static async Task<List<WeekCost>> RunningAsync(AppDb db, Project project, DateTimeOffset now, CancellationToken cancel)
    {
        var payer = await db.Set<Organization>().AsNoTracking().SingleAsync(o => o.Id == project.OrganizationId, cancel);
        var running = await OrganizationWeek.AtAsync(db, payer, now, cancel);
        var before = await OrganizationWeek.AtAsync(db, payer, running.StartsAt.AddTicks(-1), cancel);
        var costs = await OfWeekAsync(db, project, running, now, cancel);
        if (before.ClosedAt is null && before.EndsAt <= running.StartsAt) costs.AddRange(await OfWeekAsync(db, project, before, now, cancel));
        return costs;
    }

    private static async Task<List<WeekCost>> OfWeekAsync(AppDb db, Project project, OrganizationWeek week, DateTimeOffset now, CancellationToken cancel)
    {
        var (from, until) = (week.StartsAt, week.EndsAt);
        var stated = db.Set<Statement>().Where(s => s.OrganizationId == project.OrganizationId && s.WeekFrom == from).Select(s => s.PersonId);
        var people = await db.Set<TimeEvent>().Where(e => e.ProjectId == project.Id && e.At >= from && e.At < until && !stated.Contains(e.PersonId)).Select(e => e.PersonId).Distinct().ToListAsync(cancel);
        var costs = new List<WeekCost>();
        foreach (var person in people)
        {
            var work = await PersonWeek.LoadAsync(db, project.OrganizationId, person, week.Week, now, cancel);
            costs.AddRange(work.Priced().Where(p => p.Project.Id == project.Id).Select(p => new WeekCost(from, until, p.Terms.Currency, p.Total, p.Micros, true)));
        }

        return costs;
    }
}
