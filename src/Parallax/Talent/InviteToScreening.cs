using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Web;

namespace Parallax.Talent;

/// <summary>Invites a person to a screening, with a mail. Retakes are allowed as the screening says.</summary>
public static class InviteToScreening
{
    public sealed record Request(string? Email, int TimePercent = 100);

    public sealed record Invitation(ScreeningAttempt Attempt, OutgoingMail Mail);

    public static async Task<IResult> PostAsync(Guid screening, Request request, HttpContext http, AppDb db, TimeProvider clock, CancellationToken cancel) =>
        (await ByMailAsync(screening, request, Caller.Of(http.User), db, clock, cancel)).Or(i => TypedResults.Created($"/api/screenings/attempts/{i.Attempt.Id}", new { i.Attempt.Id }));

    public static async Task<Outcome<Invitation>> ByMailAsync(
        Guid screening, Request request, Caller caller, AppDb db, TimeProvider clock, CancellationToken cancel)
    {
        if (!await ScreeningAccess.Made(db, caller).AnyAsync(s => s.Id == screening, cancel)) return ScreeningRefusals.Unknown;
        var email = request.Email?.Trim() ?? "";
        var normalized = email.Normalize().ToUpperInvariant();
        var person = await db.Set<Person>().Where(p => p.NormalizedEmail == normalized).Select(p => (Guid?)p.Id).FirstOrDefaultAsync(cancel);
        if (person is null) return IdentityRefusals.PersonUnknown(email);
        var invited = await ForAsync(db, screening, person.Value, null, clock, request.TimePercent, cancel);
        if (invited.IsRefused) return invited;
        return await ScreeningSaving.SaveAsync(db, cancel, ScreeningRefusals.Invited) is { } no ? no : invited;
    }

    /// <summary>Adds the attempt and its mail; the caller saves them with whatever else it changes.</summary>
    public static async Task<Outcome<Invitation>> ForAsync(
        AppDb db, Guid screeningId, Guid personId, Guid? applicationId, TimeProvider clock, int timePercent = 100, CancellationToken cancel = default)
    {
        var screening = await db.Set<Screening>().FirstOrDefaultAsync(s => s.Id == screeningId, cancel);
        if (screening is null) return ScreeningRefusals.Unknown;
        if (screening.State != ScreeningState.Open) return ScreeningRefusals.NotOpen;
        var person = await db.Set<Person>().AsNoTracking().FirstAsync(p => p.Id == personId, cancel);
        var member = await db.Set<Membership>().AnyAsync(m => m.OrganizationId == screening.OrganizationId && m.PersonId == personId, cancel);
        if (member || person.IsAdministrator || person.IsOperations) return ScreeningRefusals.Member;
        var before = await db.Set<ScreeningAttempt>().AsNoTracking().Where(a => a.ScreeningId == screeningId && a.PersonId == personId).ToListAsync(cancel);
        if (MayTry(screening, before, clock.GetUtcNow()) is { } no) return no;

        var attempt = new ScreeningAttempt(Ids.Opaque(), screening, personId, applicationId, before.Count + 1, 100, clock.GetUtcNow());
        if (timePercent != 100 && attempt.GiveTime(timePercent) is { } wrong) return wrong;
        db.Add(attempt);
        return new Invitation(attempt, ScreeningMail.Invited(db, screening, attempt, person.Email!, clock));
    }

    private static Refusal? MayTry(Screening screening, List<ScreeningAttempt> before, DateTimeOffset now)
    {
        if (before.Exists(a => a.State != AttemptState.Decided)) return ScreeningRefusals.Invited;
        if (before.Exists(a => a.Passed == true)) return ScreeningRefusals.PassedBefore;
        if (before.Count >= screening.MostAttempts || (before.Count > 0 && screening.RetakeDays is null)) return ScreeningRefusals.NoMoreAttempts;
        if (before.Count == 0) return null;
        var from = before.Max(a => a.DecidedAt!.Value).AddDays(screening.RetakeDays!.Value);
        return now < from ? ScreeningRefusals.TooEarly(from) : null;
    }
}

/// <summary>What people are told by mail.</summary>
internal static class ScreeningMail
{
    public static OutgoingMail Invited(AppDb db, Screening screening, ScreeningAttempt attempt, string to, TimeProvider clock) =>
        Send(db, attempt.PersonId, to, $"Your screening: {screening.Name}",
            $"You are invited to the screening \"{screening.Name}\". It takes at most {ScreeningAttempt.TimeFor(screening, attempt.TimePercent).TotalMinutes:0} minutes"
            + $"{(screening.Pays is { } pays ? $" and is paid with {pays}, whatever the result" : "")}. The time begins when you start it. What awaits you, and how to ask for more time before:\n\n/screening/{attempt.Id}", clock);

    public static void Result(AppDb db, ScreeningAttempt attempt, string to, string why, TimeProvider clock) =>
        Send(db, attempt.PersonId, to, "The result of your screening",
            $"Your screening is {(attempt.Passed == true ? "passed" : "not passed")}. {why}\n\nHow each skill went, and how to appeal:\n\n/screening/{attempt.Id}", clock);

    private static OutgoingMail Send(AppDb db, Guid person, string to, string subject, string text, TimeProvider clock) =>
        db.Add(new OutgoingMail(Ids.New(clock), person, to, Web.Pages.Words.Start(subject, 280), text, clock.GetUtcNow())).Entity;
}
