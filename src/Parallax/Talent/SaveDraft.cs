using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Web;

namespace Parallax.Talent;

/// <summary>Keeps what has been typed so far, finished or not; only submitting asks for whole answers.</summary>
public static class SaveDraft
{
    /// <param name="Revision">The one that the page was opened on, or was told last.</param>
    public sealed record Request(int Revision, Dictionary<string, string[]>? Answers);

    public sealed record Answer(Guid Id, int Revision, DateTimeOffset SavedAt);

    public sealed record View(Guid Id, string Opportunity, int Revision, Dictionary<string, string[]> Answers, string Stage);

    public static async Task<IResult> GetAsync(Guid application, HttpContext http, AppDb db, CancellationToken cancel)
    {
        var found = await DraftAccess.ByIdAsync(db, http, application, cancel);
        if (found is null) return TalentRefusals.ApplicationUnknown;
        var slug = await db.Set<Opportunity>().Where(o => o.Id == found.OpportunityId).Select(o => o.Slug).FirstAsync(cancel);
        return TypedResults.Ok(new View(found.Id, slug, found.Revision, found.Read(), Stages.Name(found.Stage)));
    }

    public static async Task<IResult> PutAsync(Guid application, Request request, HttpContext http, AppDb db, TimeProvider clock, CancellationToken cancel) =>
        (await ForAsync(application, request, http, db, clock, cancel)).Or(TypedResults.Ok);

    public static async Task<Outcome<Answer>> ForAsync(Guid application, Request request, HttpContext http, AppDb db, TimeProvider clock, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        var found = await DraftAccess.ByIdAsync(db, http, application, cancel);
        if (found is null) return TalentRefusals.ApplicationUnknown;
        var form = (await FormAsync(db, found, cancel)).Form;
        var answers = Clean(form, request.Answers ?? []);
        if (Faults(form, answers) is { Count: > 0 } faults) return TalentRefusals.AnswersInvalid(faults);
        if (found.Write(answers, request.Revision, clock.GetUtcNow()) is { } refusal) return refusal;
        return await StoreAsync(db, cancel) ?? (Outcome<Answer>)new Answer(found.Id, found.Revision, found.ChangedAt);
    }

    /// <summary>Saves; of two that change the same draft at the same moment the later one is told.</summary>
    internal static async Task<Refusal?> StoreAsync(AppDb db, CancellationToken cancel)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return TalentRefusals.Stale;
        }
    }

    /// <summary>The listing that this application answers, in the version that the applicant saw.</summary>
    internal static async Task<Listing> FormAsync(AppDb db, Application application, CancellationToken cancel) =>
        (await db.Set<OpportunityVersion>().AsNoTracking().FirstAsync(v => v.Id == application.OpportunityVersionId, cancel)).Listing;

    /// <summary>Only answers to questions of the form, without empty ones. Line ends as every system reads them.</summary>
    internal static Dictionary<string, string[]> Clean(ApplicationForm form, Dictionary<string, string[]> given) =>
        form.Questions.Where(q => q.Kind != QuestionKind.Resume && given.ContainsKey(q.Id))
            .Select(q => (q.Id, Values: (given[q.Id] ?? []).Take(50).Where(v => !string.IsNullOrWhiteSpace(v)).Select(Plain).ToArray()))
            .Where(a => a.Values.Length > 0).ToDictionary(a => a.Id, a => a.Values);

    private static string Plain(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace("\0", "", StringComparison.Ordinal);

    internal static Dictionary<string, string[]> Faults(ApplicationForm form, Dictionary<string, string[]> answers) =>
        form.Questions.Select(q => (q.Id, Fault: q.Unkept(answers.GetValueOrDefault(q.Id, [])))).Where(f => f.Fault is not null).ToDictionary(f => f.Id, f => new[] { f.Fault! });
}
