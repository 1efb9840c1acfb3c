using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Media;
using Parallax.Talent;
using Parallax.Web;
using Parallax.Work;

namespace Parallax.Desk.Rights;

/// <summary>Deletes the caller's account: what is personal goes, what others' results and money rest on stays under the pseudonym.</summary>
public static class DeletePerson
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(15);

    /// <param name="Confirm">The person's e-mail address, typed.</param>
    /// <param name="Password">Not needed within 15 minutes of signing in.</param>
    public sealed record Request(string? Confirm, string? Password);

    public static async Task<IResult> PostAsync(
        Request request, HttpContext http, AppDb db, UserManager<Person> people, WorkStore store, DocumentStore documents, TimeProvider clock, CancellationToken cancel)
    {
        var no = await ForAsync(Caller.Of(http.User), SessionStore.Current(http), request, db, people, store, documents, clock, cancel);
        return no is null ? TypedResults.NoContent() : no;
    }

    public static async Task<Refusal?> ForAsync(
        Caller caller, Guid? session, Request request, AppDb db, UserManager<Person> people, WorkStore store, DocumentStore documents, TimeProvider clock, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(people);
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(documents);
        ArgumentNullException.ThrowIfNull(clock);
        if (caller.Id == Guid.Empty) return RightsRefusals.OfNobody;
        var now = clock.GetUtcNow();
        var person = await people.FindByIdAsync(caller.Id.ToString());
        if (person is null || person.DeletedAt is not null) return IdentityRefusals.SignedOut;
        if (!string.Equals(request.Confirm?.Trim(), person.Email, StringComparison.OrdinalIgnoreCase)) return RightsRefusals.NotConfirmed;
        if (!await IsFreshAsync(db, session, person, now, cancel) && !await KnowsPasswordAsync(people, person, request.Password)) return RightsRefusals.NotFresh;
        if (await DeletionObstacles.OfAsync(db, person.Id, now, cancel) is { Count: > 0 } obstacles) return RightsRefusals.Obstructed(obstacles);
        var resumes = await Sections.Resumes.Of(db, person.Id).Select(r => r.Id).ToListAsync(cancel);
        await EraseAsync(db, person, now, cancel);
        // After the commit and by the one writer of leases. Should the server die between, they run out by themselves,
        // and the sweep of applications deletes the files.
        await store.ReleaseAllAsync(person.Id, cancel);
        foreach (var resume in resumes) documents.Delete(resume);
        await db.Set<Resume>().Where(r => resumes.Contains(r.Id)).ExecuteDeleteAsync(cancel);
        return null;
    }

    /// <summary>All or nothing. In reverse, so that the profile, whose address others look for, goes last.</summary>
    private static async Task EraseAsync(AppDb db, Person person, DateTimeOffset now, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        foreach (var section in PersonalData.All.Reverse()) await section.EraseAsync(db, person, now, cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    private static async Task<bool> IsFreshAsync(AppDb db, Guid? session, Person person, DateTimeOffset now, CancellationToken cancel)
    {
        var since = now - Fresh;
        return session is { } current && await db.Set<SignInSession>().AnyAsync(s => s.Id == current && s.PersonId == person.Id && s.CreatedAt > since, cancel);
    }

    /// <summary>Guessing here closes the account for a while, as it does at the door.</summary>
    private static async Task<bool> KnowsPasswordAsync(UserManager<Person> people, Person person, string? password)
    {
        if (string.IsNullOrEmpty(password) || await people.IsLockedOutAsync(person)) return false;
        if (await people.CheckPasswordAsync(person, password)) return true;
        await people.AccessFailedAsync(person);
        return false;
    }
}
