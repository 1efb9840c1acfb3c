using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Projects;
using Parallax.Web;

namespace Parallax.Talent;

/// <summary>Makes a screening of a project whose tasks are its items.</summary>
public static class MakeScreening
{
    /// <param name="Pays">An amount such as <c>25.00</c>, in <paramref name="Currency"/>; null when it is not paid.</param>
    public sealed record Request(
        string? Name, Guid Project, string? About = null, int Minutes = 60, int PassPercent = 70, string? Pays = null, string? Currency = null,
        int? RetakeDays = 30, int MostAttempts = 3);

    public static async Task<IResult> PostAsync(Request request, HttpContext http, AppDb db, TimeProvider clock, CancellationToken cancel) =>
        (await ForAsync(request, Caller.Of(http.User), db, clock, cancel)).Or(s => TypedResults.Created($"/api/screenings/{s.Id}", new { s.Id }));

    public static async Task<Outcome<Screening>> ForAsync(Request request, Caller caller, AppDb db, TimeProvider clock, CancellationToken cancel)
    {
        var organizations = ScreeningAccess.Organizations(db, caller);
        var bank = await (
            from p in db.Set<Project>().AsNoTracking()
            join o in organizations on p.OrganizationId equals o.Id
            where p.Id == request.Project
            select new { p.Id, p.OrganizationId, o.Currency }).FirstOrDefaultAsync(cancel);
        if (bank is null) return ProjectRefusals.Unknown(request.Project.ToString());
        var errors = new Dictionary<string, string[]>();
        var terms = Terms(request, bank.Currency, errors);
        if (errors.Count > 0) return ScreeningRefusals.Invalid(errors);
        var screening = new Screening(Ids.New(clock), bank.OrganizationId, bank.Id, terms, clock.GetUtcNow());
        db.Add(screening);
        await db.SaveChangesAsync(cancel);
        return screening;
    }

    public static async Task<IResult> PutAsync(Guid screening, Request request, HttpContext http, AppDb db, CancellationToken cancel) =>
        await ChangeAsync(screening, request, Caller.Of(http.User), db, cancel) is { } no ? no : TypedResults.NoContent();

    /// <summary>Changes the terms of a draft; its project stays.</summary>
    public static async Task<Refusal?> ChangeAsync(Guid screening, Request request, Caller caller, AppDb db, CancellationToken cancel)
    {
        var found = await ScreeningAccess.Made(db, caller).FirstOrDefaultAsync(s => s.Id == screening, cancel);
        if (found is null) return ScreeningRefusals.Unknown;
        var currency = await db.Set<Organization>().Where(o => o.Id == found.OrganizationId).Select(o => o.Currency).SingleAsync(cancel);
        var errors = new Dictionary<string, string[]>();
        var terms = Terms(request, currency, errors);
        if (errors.Count > 0) return ScreeningRefusals.Invalid(errors);
        return found.Describe(terms) ?? await ScreeningSaving.SaveAsync(db, cancel);
    }

    private static ScreeningTerms Terms(Request request, string currency, Dictionary<string, string[]> errors)
    {
        var name = request.Name?.Trim() ?? "";
        currency = string.IsNullOrWhiteSpace(request.Currency) ? currency : request.Currency.Trim().ToUpperInvariant();
        if (name.Length is 0 or > 200 || !PlainText.IsClean(name)) errors["name"] = ["A screening needs a name of 1 to 200 characters."];
        if (request.About is { } about && (about.Length > 4000 || !PlainText.IsClean(about, lines: true))) errors["about"] = ["At most 4000 characters, without control characters."];
        if (request.Minutes is < 1 or > 600) errors["minutes"] = ["The time is 1 to 600 minutes."];
        if (request.PassPercent is < 0 or > 100) errors["passPercent"] = ["The pass mark is 0 to 100 percent of the points."];
        if (request.RetakeDays is < 0 or > 730) errors["retakeDays"] = ["Days until the next try: 0 to 730, or none."];
        if (request.MostAttempts is < 1 or > 20) errors["mostAttempts"] = ["One person has 1 to 20 attempts."];
        Money? pays = null;
        if (!Currencies.IsKnown(currency)) errors["currency"] = [$"'{Words(currency)}' is no known currency."];
        else if (!string.IsNullOrWhiteSpace(request.Pays) && (pays = Money.Parse(request.Pays, currency)) is not { Minor: > 0 })
            errors["pays"] = [$"Give an amount of {currency} above 0, such as 25.00, or leave it out."];
        return new ScreeningTerms(name, request.About?.Trim() ?? "", request.Minutes, request.PassPercent, pays, request.RetakeDays, request.MostAttempts);
    }

    private static string Words(string text) => Web.Pages.Words.Start(text, 10);
}

/// <summary>Opens a draft, and archives.</summary>
public static class ChangeScreening
{
    public static Task<IResult> OpenAsync(Guid screening, HttpContext http, AppDb db, CancellationToken cancel) =>
        AnswerAsync(ForAsync(screening, true, Caller.Of(http.User), db, cancel));

    public static Task<IResult> ArchiveAsync(Guid screening, HttpContext http, AppDb db, CancellationToken cancel) =>
        AnswerAsync(ForAsync(screening, false, Caller.Of(http.User), db, cancel));

    public static async Task<Refusal?> ForAsync(Guid screening, bool open, Caller caller, AppDb db, CancellationToken cancel)
    {
        var found = await ScreeningAccess.Made(db, caller).FirstOrDefaultAsync(s => s.Id == screening, cancel);
        if (found is null) return ScreeningRefusals.Unknown;
        var items = await ScreeningItem.In(db, screening).CountAsync(cancel);
        if ((open ? found.Open(items) : found.Archive()) is { } no) return no;
        return await ScreeningSaving.SaveAsync(db, cancel);
    }

    private static async Task<IResult> AnswerAsync(Task<Refusal?> done) => await done is { } no ? no : TypedResults.NoContent();
}

/// <summary>Saves once; who comes second is told so.</summary>
public static class ScreeningSaving
{
    public static async Task<Refusal?> SaveAsync(AppDb db, CancellationToken cancel, Refusal? twice = null)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return ScreeningRefusals.Changed;
        }
        catch (DbUpdateException duplicate) when (Violations.IsDuplicate(duplicate))
        {
            db.ChangeTracker.Clear();
            return twice ?? ScreeningRefusals.Changed;
        }
    }
}
