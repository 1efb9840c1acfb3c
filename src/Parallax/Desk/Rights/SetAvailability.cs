using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Projects;
using Parallax.Web;

namespace Parallax.Desk.Rights;

/// <summary>
/// How much a person wants to work, and a pause of all their work: claims are refused with a kind reason, what they hold may
/// be finished, and nothing counts it against them.
/// </summary>
public static class SetAvailability
{
    private const int MostHours = 80;

    /// <param name="HoursPerWeek">A wish; null for none.</param>
    public sealed record Request(int? HoursPerWeek, bool Paused);

    public sealed record Answer(int? HoursPerWeek, DateTimeOffset? PausedAt);

    public static async Task<IResult> GetAsync(HttpContext http, AppDb db, CancellationToken cancel)
    {
        var caller = Caller.Of(http.User);
        var person = await db.Set<Person>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == caller.Id, cancel);
        return person is null ? RightsRefusals.OfNobody : TypedResults.Ok(new Answer(person.WantedHours, person.PausedAt));
    }

    public static async Task<IResult> PutAsync(Request request, HttpContext http, AppDb db, TimeProvider clock, CancellationToken cancel) =>
        (await ForAsync(db, Caller.Of(http.User), request, clock, cancel)).Or(TypedResults.Ok);

    public static async Task<Outcome<Answer>> ForAsync(AppDb db, Caller caller, Request request, TimeProvider clock, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(clock);
        if (request.HoursPerWeek is < 0 or > MostHours) return RightsRefusals.HoursWrong;
        var person = await db.Set<Person>().SingleOrDefaultAsync(p => p.Id == caller.Id, cancel);
        if (person is null) return RightsRefusals.OfNobody;
        person.Want(request.HoursPerWeek);
        if (request.Paused) person.Pause(clock.GetUtcNow());
        else person.Resume();
        foreach (var enrollment in await db.Set<Enrollment>().Where(e => e.PersonId == caller.Id).ToListAsync(cancel)) enrollment.FollowPauseOf(person);
        await db.SaveChangesAsync(cancel);
        return new Answer(person.WantedHours, person.PausedAt);
    }
}
