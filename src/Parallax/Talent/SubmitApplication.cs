using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Web;

namespace Parallax.Talent;

/// <summary>Submits an application, once; withdraws it at any time; begins it anew when it has ended.</summary>
public static class SubmitApplication
{
    public sealed record Answer(Guid Id, string Stage, DateTimeOffset StageAt);

    public static async Task<IResult> PostAsync(Guid application, HttpContext http, AppDb db, TimeProvider clock, CancellationToken cancel) =>
        (await ForAsync(application, Caller.Of(http.User), db, clock, cancel)).Or(TypedResults.Ok);

    public static async Task<IResult> WithdrawAsync(Guid application, HttpContext http, AppDb db, TimeProvider clock, CancellationToken cancel) =>
        (await WithdrawForAsync(application, Caller.Of(http.User), db, clock, cancel)).Or(TypedResults.Ok);

    public static async Task<IResult> RenewAsync(Guid application, HttpContext http, AppDb db, TimeProvider clock, CancellationToken cancel) =>
        (await RenewForAsync(application, Caller.Of(http.User), db, clock, cancel)).Or(TypedResults.Ok);

    public static async Task<Outcome<Answer>> ForAsync(Guid application, Caller caller, AppDb db, TimeProvider clock, CancellationToken cancel)
    {
        var found = await OwnAsync(db, application, caller, cancel);
        if (found is null) return TalentRefusals.ApplicationUnknown;
        if (found.Stage is not (Stage.Draft or Stage.Withdrawn)) return Of(found);
        var read = (await ReadOpportunities.ByIdAsync(db, found.OpportunityId, cancel))!;
        if (await WhyNotAsync(db, found, read, clock.GetUtcNow(), cancel) is { } not) return not;
        if (found.Submit(clock.GetUtcNow()) is { } refusal) return refusal;
        await ApplicationLog.AddAsync(db, found, ApplicationEventKind.Submitted, Stage.Draft, null, null, null, clock, cancel);
        await ThankAsync(db, found, read, clock, cancel);
        return await StoreAsync(db, found, cancel);
    }

    public static async Task<Outcome<Answer>> WithdrawForAsync(Guid application, Caller caller, AppDb db, TimeProvider clock, CancellationToken cancel)
    {
        var found = await OwnAsync(db, application, caller, cancel);
        if (found is null) return TalentRefusals.ApplicationUnknown;
        if (found.Stage == Stage.Withdrawn) return Of(found);
        var from = found.Stage;
        if (found.Withdraw(clock.GetUtcNow()) is { } refusal) return refusal;
        await ApplicationLog.AddAsync(db, found, ApplicationEventKind.Withdrawn, from, null, null, null, clock, cancel);
        // Nothing waits for an answer that will not come.
        foreach (var offer in await MoveApplication.OffersOf(db, found.Id).Where(o => o.State == OfferState.Offered).ToListAsync(cancel)) offer.Withdraw(clock.GetUtcNow());
        await UploadResume.LetGoAsync(db, found.Id, cancel);
        return await StoreAsync(db, found, cancel);
    }

    public static async Task<Outcome<Answer>> RenewForAsync(Guid application, Caller caller, AppDb db, TimeProvider clock, CancellationToken cancel)
    {
        var found = await OwnAsync(db, application, caller, cancel);
        if (found is null) return TalentRefusals.ApplicationUnknown;
        var read = (await ReadOpportunities.ByIdAsync(db, found.OpportunityId, cancel))!;
        if (read.Opportunity.Standing(clock.GetUtcNow()) != OpportunityState.Open) return TalentRefusals.NotOpen;
        var from = found.Stage;
        if (found.Renew(read.Version.Id, clock.GetUtcNow()) is { } refusal) return refusal;
        await ApplicationLog.AddAsync(db, found, ApplicationEventKind.Renewed, from, null, null, null, clock, cancel);
        return await StoreAsync(db, found, cancel);
    }

    private static async Task<Refusal?> WhyNotAsync(AppDb db, Application found, OpportunityRead read, DateTimeOffset now, CancellationToken cancel)
    {
        if (read.Opportunity.Standing(now) != OpportunityState.Open) return TalentRefusals.NotOpen;
        if (await AnswerEligibility.HoldsAsync(db, found.Id, read.Version.RulesHash, cancel) != true) return TalentRefusals.EligibilityNeeded;
        var form = (await SaveDraft.FormAsync(db, found, cancel)).Form;
        var answers = found.Read();
        if (await db.Set<Resume>().AnyAsync(r => r.ApplicationId == found.Id, cancel))
            foreach (var question in form.Questions.Where(q => q.Kind == QuestionKind.Resume)) answers[question.Id] = ["file"];
        var missing = form.Questions.Select(q => (q.Id, Fault: q.Unsubmitted(answers.GetValueOrDefault(q.Id, [])))).Where(m => m.Fault is not null).ToDictionary(m => m.Id, m => new[] { m.Fault! });
        return missing.Count > 0 ? TalentRefusals.AnswersInvalid(missing) : null;
    }

    private static async Task ThankAsync(AppDb db, Application found, OpportunityRead read, TimeProvider clock, CancellationToken cancel)
    {
        var email = await db.Set<Person>().Where(p => p.Id == found.PersonId).Select(p => p.Email).FirstAsync(cancel);
        db.Add(new OutgoingMail(Ids.New(clock), found.PersonId, email!, $"We have your application: {read.Listing.Title}",
            $"Thank you. {Stages.Meaning(Stage.Applied)}\n\nWhere it stands, and how to withdraw it:\n\n/applications/{found.Id}", clock.GetUtcNow()));
    }

    private static Task<Application?> OwnAsync(AppDb db, Guid application, Caller caller, CancellationToken cancel) =>
        db.Set<Application>().FirstOrDefaultAsync(a => a.Id == application && a.PersonId == caller.Id, cancel);

    /// <summary>The same form at the same moment: the first one counts, and the second gets its answer.</summary>
    private static async Task<Outcome<Answer>> StoreAsync(AppDb db, Application found, CancellationToken cancel)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
            return Of(found);
        }
        catch (DbUpdateException race) when (race is DbUpdateConcurrencyException || Violations.IsDuplicate(race))
        {
            db.ChangeTracker.Clear();
            var now = await db.Set<Application>().AsNoTracking().FirstAsync(a => a.Id == found.Id, cancel);
            return now.Stage == found.Stage ? Of(now) : TalentRefusals.Stale;
        }
    }

    private static Answer Of(Application application) => new(application.Id, Stages.Name(application.Stage), application.StageAt);
}
