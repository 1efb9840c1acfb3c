using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Projects;

namespace Parallax.Talent;

/// <summary>What an application has led to: its attempts at screenings, its offers, and the agreement.</summary>
public sealed record ApplicationSteps(IReadOnlyList<StepAttempt> Attempts, IReadOnlyList<StepOffer> Offers)
{
    public bool IsEmpty => Attempts.Count == 0 && Offers.Count == 0;
}

public sealed record StepAttempt(Guid Id, string Screening, int Number, AttemptState State, bool? Passed, double Points, double OfPoints, DateTimeOffset At);

public sealed record StepOffer(Guid Id, string Project, OfferState State, string Pay, DateTimeOffset ExpiresAt, string? DeclineReason, Guid? Agreement);

/// <summary>Reads the steps of applications.</summary>
public static class ReadSteps
{
    public static async Task<ApplicationSteps> OfAsync(AppDb db, Guid application, DateTimeOffset now, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var attempts = await (
            from a in db.Set<ScreeningAttempt>().AsNoTracking()
            where a.ApplicationId == application
            join s in db.Set<Screening>() on a.ScreeningId equals s.Id
            orderby a.InvitedAt
            select new { Attempt = a, s.Name }).ToListAsync(cancel);
        var offers = await (
            from o in db.Set<Offer>().AsNoTracking()
            where o.ApplicationId == application
            join p in db.Set<Project>() on o.ProjectId equals p.Id
            orderby o.CreatedAt
            select new { Offer = o, p.Name, Agreement = db.Set<SignedAgreement>().Where(s => s.OfferId == o.Id).Select(s => (Guid?)s.Id).FirstOrDefault() }).ToListAsync(cancel);
        return new ApplicationSteps(
            attempts.ConvertAll(a => Of(a.Attempt, a.Name)),
            offers.ConvertAll(o => new StepOffer(o.Offer.Id, o.Name, o.Offer.StateAt(now), OfferValues.Payment(o.Offer.Pay), o.Offer.ExpiresAt, o.Offer.DeclineReason, o.Agreement)));
    }

    /// <summary>The last attempt of each application that has one.</summary>
    public static async Task<Dictionary<Guid, StepAttempt>> NewestAsync(AppDb db, IReadOnlyCollection<Guid> applications, CancellationToken cancel)
    {
        var attempts = await (
            from a in db.Set<ScreeningAttempt>().AsNoTracking()
            where a.ApplicationId != null && applications.Contains(a.ApplicationId.Value)
            join s in db.Set<Screening>() on a.ScreeningId equals s.Id
            select new { Attempt = a, s.Name }).ToListAsync(cancel);
        return attempts.GroupBy(a => a.Attempt.ApplicationId!.Value).ToDictionary(g => g.Key, g => g.OrderBy(a => a.Attempt.InvitedAt).Select(a => Of(a.Attempt, a.Name)).Last());
    }

    private static StepAttempt Of(ScreeningAttempt a, string screening) =>
        new(a.Id, screening, a.Number, a.State, a.Passed, a.Points, a.OfPoints, a.DecidedAt ?? a.FinishedAt ?? a.StartedAt ?? a.InvitedAt);
}
