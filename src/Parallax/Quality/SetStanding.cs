using Microsoft.EntityFrameworkCore;
using Parallax.Cases;
using Parallax.Data;
using Parallax.Projects;
using Parallax.Web;

namespace Parallax.Quality;

/// <summary>A reviewer or lead decides on a standing, with a reason in writing; an open appeal is answered by the same words.</summary>
public static class SetStanding
{
    /// <param name="State"><c>qualified</c>, <c>watched</c> or <c>paused</c>.</param>
    /// <param name="Reason">In words for the contributor.</param>
    public sealed record Request(string? State, string? Reason);

    public static async Task<IResult> PostAsync(string project, Guid person, Request request, HttpContext http, AppDb db, TimeProvider clock, CancellationToken cancel) =>
        await ForAsync(db, Caller.Of(http.User), project, person, request, clock, cancel) is { } no ? no : TypedResults.NoContent();

    public static async Task<Refusal?> ForAsync(AppDb db, Caller caller, string project, Guid person, Request request, TimeProvider clock, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(clock);
        if (caller.Id == Guid.Empty) return CaseRefusals.OfNobody;
        var found = await ProjectAccess.FindAsync(db, caller, project, QualityAccess.Lookers, cancel);
        if (found.Refusal is { } no) return no;
        var target = found.Value!;
        if (!await db.Set<Enrollment>().AnyAsync(e => e.ProjectId == target.Id && e.PersonId == person, cancel)) return GoldRefusals.StandingUnknown;
        if (caller.Id == person) return GoldRefusals.StandingOfYourself;
        if (StandingWords.Parse(request.State) is not { } state) return GoldRefusals.StandingInvalid("state", "The standing is 'qualified', 'watched' or 'paused'.");
        if (Reason(request.Reason) is { } fault) return GoldRefusals.StandingInvalid("reason", fault);

        var standing = await db.Set<ContributorStanding>().FirstOrDefaultAsync(s => s.ProjectId == target.Id && s.PersonId == person, cancel);
        if (standing is null) db.Add(standing = new ContributorStanding(target.Id, person, target.OrganizationId));
        var appeal = await AppealStanding.Open(db, target.Id, person).FirstOrDefaultAsync(cancel);
        if (appeal is not null && Answer(db, appeal, caller, standing.State, state, request.Reason, clock) is { } refused) return refused;
        await ApplyAsync(db, standing, state, request.Reason!.Trim(), caller, appeal?.Id, clock, cancel);
        return await SaveAsync(db, cancel);
    }

    /// <summary>Whatever a person decides, what was checked until then is settled: the test begins from zero.</summary>
    private static async Task ApplyAsync(AppDb db, ContributorStanding standing, StandingState state, string reason, Caller caller, Guid? appeal, TimeProvider clock, CancellationToken cancel)
    {
        var settings = await QualitySettings.OfAsync(db, standing.ProjectId, cancel);
        var design = settings.Design;
        var evidence = new StandingEvidence(standing.Right, standing.Wrong, standing.LogRatio, design.Upper, design.Lower, standing.Cusum, []);
        await ChangeStanding.AddAsync(db, standing, new(state, StandingCause.Person, reason, evidence, caller.Id, appeal, clock.GetUtcNow()), clock, cancel);
        var enrollment = await db.Set<Enrollment>().FirstAsync(e => e.ProjectId == standing.ProjectId && e.PersonId == standing.PersonId, cancel);
        enrollment.MixInGold(null);
    }

    /// <summary>Granted when it is better than before; an appeal that changes nothing is refused.</summary>
    private static Refusal? Answer(AppDb db, Case appeal, Caller caller, StandingState from, StandingState to, string? reason, TimeProvider clock)
    {
        var outcome = to == StandingState.Qualified ? CaseOutcome.Granted : to < from ? CaseOutcome.PartlyGranted : CaseOutcome.Refused;
        return DecideCase.Apply(db, appeal, caller.Id, outcome, reason, clock);
    }

    private static string? Reason(string? reason) => reason?.Trim() switch
    {
        null or "" => "Say why: the person reads it.",
        { Length: > StandingChange.LongestReason } => $"At most {StandingChange.LongestReason} characters.",
        var given when given.Contains('\0', StringComparison.Ordinal) => "The text has a NUL character: remove it.",
        _ => null,
    };

    private static async Task<Refusal?> SaveAsync(AppDb db, CancellationToken cancel)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
            return null;
        }
        catch (DbUpdateException lost) when (lost is DbUpdateConcurrencyException || Violations.IsDuplicate(lost))
        {
            db.ChangeTracker.Clear();
            return GoldRefusals.StandingChanged;
        }
    }
}
