using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Web;

namespace Parallax.Pay;

/// <summary>A person says where their money goes. It needs a fresh sign-in or the password, and tells them by mail.</summary>
public static class SetPayMethod
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(10);

    /// <param name="Password">Not needed within ten minutes of signing in.</param>
    public sealed record Request(
        string? Kind, string? Holder, string? Iban, string? Bic, string? Routing, string? SortCode, string? Account, string? AccountType, string? Country, string? Password);

    public sealed record Answer(string Destination, DateTimeOffset ChangedAt, DateTimeOffset? HeldUntil);

    public static async Task<IResult> GetAsync(HttpContext http, AppDb db, CancellationToken cancel)
    {
        var person = Caller.Of(http.User).Id;
        var method = await db.Set<PayMethod>().AsNoTracking().FirstOrDefaultAsync(m => m.PersonId == person, cancel);
        return method is null ? LedgerRefusals.MethodUnknown : TypedResults.Ok(Of(method));
    }

    public static async Task<IResult> PutAsync(
        Request request, HttpContext http, AppDb db, UserManager<Person> people, DestinationProtection protection, TimeProvider clock, CancellationToken cancel) =>
        (await ForAsync(request, Caller.Of(http.User), SessionStore.Current(http), db, people, protection, clock, cancel)).Or(answer => TypedResults.Ok(answer));

    public static async Task<Outcome<Answer>> ForAsync(
        Request request, Caller caller, Guid? session, AppDb db, UserManager<Person> people, DestinationProtection protection, TimeProvider clock, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(people);
        ArgumentNullException.ThrowIfNull(protection);
        var person = await db.Set<Person>().FirstOrDefaultAsync(p => p.Id == caller.Id, cancel);
        if (person is null) return LedgerRefusals.PersonNeeded;
        var read = ReadDestination.Of(request);
        if (read.Refusal is { } invalid) return invalid;
        var now = clock.GetUtcNow();
        if (!await IsFreshAsync(db, session, now, cancel))
        {
            if (string.IsNullOrEmpty(request.Password)) return LedgerRefusals.MethodFresh;
            if (await people.IsLockedOutAsync(person) || !await people.CheckPasswordAsync(person, request.Password))
            {
                await people.AccessFailedAsync(person);
                return LedgerRefusals.MethodFresh with { Errors = new Dictionary<string, string[]> { ["password"] = ["This is not your password."] } };
            }
        }

        var method = await StoreAsync(db, person, protection.Protect(read.Value!), read.Value!.Label, now, cancel);
        return await Ledger.SaveAsync(db, cancel) is { } refusal ? refusal : Of(method);
    }

    private static async Task<PayMethod> StoreAsync(AppDb db, Person person, string kept, string label, DateTimeOffset now, CancellationToken cancel)
    {
        var method = await db.Set<PayMethod>().FirstOrDefaultAsync(m => m.PersonId == person.Id, cancel);
        if (method is null) db.Add(method = new PayMethod(person.Id, kept, label, now));
        else method.Change(kept, label, now);
        var hold = method.HoldUntil is { } until ? $" To be safe, nothing is paid out before {Web.Pages.Words.Exact(until)}." : "";
        db.Add(new OutgoingMail(
            Ids.At(now), person.Id, person.Email!, "Where your money goes was changed",
            $"Payouts to you now go to {label}.{hold}\n\nIf this was not you, sign in, change your password and enter your own account again; then tell operations.", now));
        return method;
    }

    private static async Task<bool> IsFreshAsync(AppDb db, Guid? session, DateTimeOffset now, CancellationToken cancel)
    {
        var since = now - Fresh;
        return session is { } id && await db.Set<SignInSession>().AnyAsync(s => s.Id == id && s.CreatedAt > since, cancel);
    }

    private static Answer Of(PayMethod method) => new(method.Label, method.ChangedAt, method.HoldUntil);
}

/// <summary>Checks what was entered: shapes and check digits, which catch a slip of the finger.</summary>
internal static partial class ReadDestination
{
    public static Outcome<Destination> Of(SetPayMethod.Request r)
    {
        var errors = new Dictionary<string, string[]>();
        void Must(bool good, string field, string why)
        {
            if (!good) errors[field] = [why];
        }

        var (iban, account) = (Packed(r.Iban), Packed(r.Account));
        var (routing, sortCode, bic) = (Packed(r.Routing), Packed(r.SortCode), Packed(r.Bic));
        var holder = r.Holder?.Trim() ?? "";
        Must(holder.Length is > 1 and <= 140 && !holder.Any(char.IsControl), "holder", "Give the account holder's name, as the bank has it.");
        Must(r.Kind is "iban" or "us" or "gb" or "other", "kind", "The kind is iban, us, gb or other.");
        if (r.Kind == "iban") Must(IsIban(iban), "iban", "This is not a valid IBAN: a digit may be wrong.");
        if (r.Kind is "us" or "gb" or "other") Must(Plain().IsMatch(account ?? ""), "account", "Give the account number: 4 to 34 letters and digits.");
        if (r.Kind == "us") Must(IsRouting(routing), "routing", "This is not a valid routing number: it has nine digits, and one may be wrong.");
        if (r.Kind == "us") Must(r.AccountType is "checking" or "savings", "accountType", "Say whether it is a checking or a savings account.");
        if (r.Kind == "gb") Must(sortCode is { Length: 6 } && sortCode.All(char.IsAsciiDigit), "sortCode", "A sort code has six digits.");
        if (r.Kind == "other") Must(Bic().IsMatch(bic ?? ""), "bic", "Give the bank's BIC (SWIFT code): 8 or 11 letters and digits.");
        else Must(bic is null || Bic().IsMatch(bic), "bic", "A BIC has 8 or 11 letters and digits.");
        var country = r.Kind switch { "us" => "US", "gb" => "GB", _ => Packed(r.Country) ?? iban?[..Math.Min(2, iban.Length)] };
        Must(country is { Length: 2 } && country.All(char.IsAsciiLetterUpper), "country", "Give the country of the account by its two letters.");
        if (errors.Count > 0) return LedgerRefusals.MethodInvalid(errors);
        var isIban = r.Kind == "iban";
        return new Destination(
            r.Kind!, holder, isIban ? iban : null, bic, r.Kind == "us" ? routing : null, r.Kind == "gb" ? sortCode : null, isIban ? null : account,
            r.Kind == "us" ? r.AccountType : null, country);
    }

    /// <summary>ISO 13616: letters count as 10 to 35, and the number is 1 modulo 97.</summary>
    private static bool IsIban(string? iban)
    {
        if (iban is null || !Iban().IsMatch(iban)) return false;
        var rest = 0;
        foreach (var c in iban[4..] + iban[..4]) rest = (char.IsAsciiDigit(c) ? (rest * 10) + (c - '0') : (rest * 100) + (c - 'A' + 10)) % 97;
        return rest == 1;
    }

    /// <summary>ABA: digits weighted 3, 7, 1 add up to a multiple of ten.</summary>
    private static bool IsRouting(string? routing) =>
        routing is { Length: 9 } && routing.All(char.IsAsciiDigit) && routing.Select((c, i) => (c - '0') * (i % 3) switch { 0 => 3, 1 => 7, _ => 1 }).Sum() % 10 == 0;

    private static string? Packed(string? text)
    {
        var packed = text is null ? "" : Spaces().Replace(text, "").ToUpperInvariant();
        return packed.Length == 0 ? null : packed;
    }

    [GeneratedRegex(@"[\s-]+")]
    private static partial Regex Spaces();

    [GeneratedRegex("^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$")]
    private static partial Regex Iban();

    [GeneratedRegex("^[A-Z0-9]{4,34}$")]
    private static partial Regex Plain();

    [GeneratedRegex("^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$")]
    private static partial Regex Bic();
}
