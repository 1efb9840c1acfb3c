using Parallax.Data;
using Parallax.Web;
using Microsoft.EntityFrameworkCore;

namespace Parallax.Pay;

/// <summary>Reads and sets above what amount an organization wants two people. Finance and operations may lower it; only operations may raise it.</summary>
public static class SetPaySettings
{
    public sealed record Request(string? Organization, long SecondPersonAbove);

    public sealed record Answer(string Organization, long SecondPersonAbove);

    public static async Task<IResult> GetAsync(string? organization, HttpContext http, AppDb db, CancellationToken cancel)
    {
        var found = await Books.FindAsync(db, Caller.Of(http.User), organization, cancel);
        if (found.Refusal is { } refusal) return refusal;
        var settings = await PaySettings.OfAsync(db, found.Value!.Id, cancel);
        return TypedResults.Ok(new Answer(found.Value.Slug, settings.SecondPersonAbove));
    }

    public static async Task<IResult> PutAsync(Request request, HttpContext http, AppDb db, CancellationToken cancel) =>
        (await ForAsync(request, Caller.Of(http.User), db, cancel)).Or(answer => TypedResults.Ok(answer));

    public static async Task<Outcome<Answer>> ForAsync(Request request, Caller caller, AppDb db, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        var found = await Books.FindAsync(db, caller, request.Organization, cancel);
        if (found.Refusal is { } unknown) return unknown;
        var settings = await PaySettings.OfAsync(db, found.Value!.Id, cancel);
        if (request.SecondPersonAbove > settings.SecondPersonAbove && !caller.IsOperations)
            return LedgerRefusals.SettingsInvalid("Only operations may raise the limit.");
        if (settings.Limit(request.SecondPersonAbove) is { } no) return no;
        if (db.Entry(settings).State == EntityState.Detached) db.Add(settings);
        return await Ledger.SaveAsync(db, cancel) is { } refusal ? refusal : new Answer(found.Value.Slug, settings.SecondPersonAbove);
    }
}
