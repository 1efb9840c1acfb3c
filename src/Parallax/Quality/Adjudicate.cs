using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Projects;
using Parallax.Web;
using Parallax.Work;

namespace Parallax.Quality;

/// <summary>Decides between the judgments of a presentation, marks it as truly ambiguous, or takes that back; always with a rationale.</summary>
public static class Adjudicate
{
    public const int ShortestRationale = 10;
    private const int MostReadings = 8;

    /// <summary>Who may: reviewers and leads.</summary>
    public static readonly OrganizationRole[] Adjudicators = [OrganizationRole.Reviewer, OrganizationRole.Lead];

    /// <param name="Kind"><c>decided</c>, <c>ambiguous</c> or <c>undone</c>.</param>
    /// <param name="After">The number of the adjudication that the adjudicator saw; 0 for none.</param>
    public sealed record Request(Guid Presentation, string? Kind, AnswerKey? Decision, IReadOnlyList<Interpretation>? Readings, string? Rationale, int After = 0);

    public sealed record Answer(Guid Id, int Number);

    public static async Task<IResult> PostAsync(string project, Request request, HttpContext http, AppDb db, ProtocolCache protocols, TimeProvider clock, CancellationToken cancel) =>
        (await ForAsync(db, Caller.Of(http.User), project, request, protocols, clock, cancel)).Or(answer => TypedResults.Created($"/api/projects/{project}/adjudications", answer));

    public static async Task<Outcome<Answer>> ForAsync(AppDb db, Caller caller, string project, Request request, ProtocolCache protocols, TimeProvider clock, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(protocols);
        ArgumentNullException.ThrowIfNull(clock);
        if (caller.Id == Guid.Empty) return AdjudicationRefusals.OfNobody;
        var found = await ProjectAccess.FindAsync(db, caller, project, Adjudicators, cancel);
        if (found.Refusal is { } refusal) return refusal;
        var presentation = await db.Set<Presentation>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == request.Presentation && p.ProjectId == found.Value!.Id, cancel);
        if (presentation is null) return AdjudicationRefusals.PresentationUnknown;
        if (await db.Set<Judgment>().AnyAsync(j => j.PresentationId == presentation.Id && j.PersonId == caller.Id, cancel)) return AdjudicationRefusals.NotByYou;
        var before = await db.Set<Adjudication>().AsNoTracking().Where(a => a.PresentationId == presentation.Id).OrderByDescending(a => a.Number).FirstOrDefaultAsync(cancel);
        if ((before?.Number ?? 0) != request.After) return AdjudicationRefusals.Superseded;
        var errors = await CheckAsync(db, found.Value!, presentation, before, request, protocols, cancel);
        if (errors.Count > 0) return AdjudicationRefusals.Invalid(errors);
        return await SaveAsync(db, caller, presentation, request, clock, cancel);
    }

    private static async Task<Dictionary<string, string[]>> CheckAsync(
        AppDb db, Project project, Presentation presentation, Adjudication? before, Request request, ProtocolCache protocols, CancellationToken cancel)
    {
        var errors = new Dictionary<string, string[]>();
        if (request.Rationale?.Trim() is not { Length: >= ShortestRationale and <= 4000 } why || why.Contains('\0', StringComparison.Ordinal))
            errors["rationale"] = [$"Say in {ShortestRationale} to 4000 characters why."];
        switch (KindOf(request.Kind))
        {
            case AdjudicationKind.Decided:
                await CheckDecisionAsync(db, project, presentation, request.Decision, protocols, errors, cancel);
                break;
            case AdjudicationKind.Ambiguous:
                CheckReadings(request.Readings, errors);
                break;
            case AdjudicationKind.Undone when before is null or { Kind: AdjudicationKind.Undone }:
                errors["kind"] = ["There is no decision to take back."];
                break;
            case null:
                errors["kind"] = ["Say 'decided', 'ambiguous' or 'undone'."];
                break;
        }

        return errors;
    }

    private static async Task CheckDecisionAsync(
        AppDb db, Project project, Presentation presentation, AnswerKey? decision, ProtocolCache protocols, Dictionary<string, string[]> errors, CancellationToken cancel)
    {
        if (decision is null || decision.Parts == 0)
        {
            errors["decision"] = ["Decide at least one part."];
            return;
        }

        var protocol = protocols.Definition(await db.Set<Protocol>().AsNoTracking().SingleAsync(p => p.Id == project.ProtocolId, cancel));
        var steps = await db.Set<Response>().AsNoTracking().Where(r => r.Id == presentation.FirstResponseId || r.Id == presentation.SecondResponseId)
            .ToDictionaryAsync(r => r.Id, r => Content.Read<List<Step>>(r.Steps).Count, cancel);
        Guid?[] order = [presentation.FirstResponseId, presentation.SecondResponseId];
        var faults = new Dictionary<string, string[]>();
        CheckAnswerKey.Of(decision, protocol, [.. order.OfType<Guid>().Select(id => steps[id])], faults);
        foreach (var (field, why) in faults) errors[field.Replace("key", "decision", StringComparison.Ordinal)] = why;
    }

    private static void CheckReadings(IReadOnlyList<Interpretation>? readings, Dictionary<string, string[]> errors)
    {
        if (readings is not { Count: >= 2 and <= MostReadings }) errors["readings"] = [$"An ambiguous task has 2 to {MostReadings} readings that can be defended."];
        else if (readings.Any(r => r.Text?.Trim() is not { Length: >= 1 and <= Interpretation.LongestText } text || text.Contains('\0', StringComparison.Ordinal)))
            errors["readings"] = [$"Each reading is said in 1 to {Interpretation.LongestText} characters."];
        else if (readings.Any(r => r.Share is < 1 or > Interpretation.Points) || readings.Sum(r => r.Share) != Interpretation.Points)
            errors["readings"] = [$"Each reading has a share of at least 1, and the shares add up to {Interpretation.Points}."];
    }

    private static async Task<Outcome<Answer>> SaveAsync(AppDb db, Caller caller, Presentation presentation, Request request, TimeProvider clock, CancellationToken cancel)
    {
        var kind = KindOf(request.Kind)!.Value;
        var made = new Adjudication
        {
            Id = Ids.New(clock),
            OrganizationId = presentation.OrganizationId,
            ProjectId = presentation.ProjectId,
            PresentationId = presentation.Id,
            Number = request.After + 1,
            Kind = kind,
            Decision = kind == AdjudicationKind.Decided ? Content.Write(request.Decision!) : null,
            Readings = kind == AdjudicationKind.Ambiguous ? Content.Write(request.Readings!.Select(r => new Interpretation(r.Text.Trim(), r.Share)).ToList()) : null,
            Rationale = request.Rationale!.Trim(),
            ById = caller.Id,
            At = clock.GetUtcNow(),
        };
        db.Add(made);
        if (await db.Set<Disagreement>().SingleOrDefaultAsync(d => d.PresentationId == presentation.Id, cancel) is { } counted) counted.Settle(kind != AdjudicationKind.Undone);
        try
        {
            await db.SaveChangesAsync(cancel);
            return new Answer(made.Id, made.Number);
        }
        catch (DbUpdateException twice) when (Violations.IsDuplicate(twice))
        {
            db.ChangeTracker.Clear();
            return AdjudicationRefusals.Superseded;
        }
    }

    private static AdjudicationKind? KindOf(string? kind) => kind switch
    {
        "decided" => AdjudicationKind.Decided,
        "ambiguous" => AdjudicationKind.Ambiguous,
        "undone" => AdjudicationKind.Undone,
        _ => null,
    };
}
