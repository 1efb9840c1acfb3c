using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Projects;
using Parallax.Web;

namespace Parallax.Pay;

/// <summary>Proposes an entry by hand: a correction, a hold, funds that came in. What needs no second person is booked at once.</summary>
public static class Adjust
{
    /// <param name="Kind">correct, hold, release, recover, forgive, fund or withdraw.</param>
    /// <param name="Person">For all but fund and withdraw.</param>
    /// <param name="Project">For correct and forgive: whose cost it is.</param>
    /// <param name="Amount"><c>12.50</c>; below zero only to correct.</param>
    /// <param name="Reference">For fund: the bank's.</param>
    public sealed record Request(string? Organization, string? Kind, Guid? Person, string? Project, string? Amount, string? Currency, string? Reason, string? Reference);

    public sealed record Answer(Guid Id, string State);

    public static async Task<IResult> PostAsync(Request request, HttpContext http, AppDb db, TimeProvider clock, CancellationToken cancel) =>
        (await ForAsync(request, Caller.Of(http.User), db, clock, cancel)).Or(answer => TypedResults.Ok(answer));

    public static async Task<Outcome<Answer>> ForAsync(Request request, Caller caller, AppDb db, TimeProvider clock, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (caller.Id == Guid.Empty) return LedgerRefusals.PersonNeeded;
        var found = await Books.FindAsync(db, caller, request.Organization, cancel);
        if (found.Refusal is { } unknown) return unknown;
        var read = await ReadAsync(request, found.Value!, caller, db, clock.GetUtcNow(), cancel);
        if (read.Refusal is { } invalid) return invalid;
        var adjustment = read.Value!;
        db.Add(adjustment);
        if (!adjustment.NeedsSecondPerson)
        {
            _ = adjustment.Decide(approve: true, caller.Id, clock.GetUtcNow());
            await BookAdjustment.AddAsync(db, adjustment, caller.Id, clock.GetUtcNow(), cancel);
        }

        return await Ledger.SaveAsync(db, cancel) is { } refusal ? refusal : Of(adjustment);
    }

    internal static Answer Of(Adjustment adjustment) => new(adjustment.Id, adjustment.State.ToString().ToLowerInvariant());

    private static async Task<Outcome<Adjustment>> ReadAsync(Request request, Organization organization, Caller caller, AppDb db, DateTimeOffset now, CancellationToken cancel)
    {
        if (!Enum.TryParse<AdjustmentKind>(request.Kind, ignoreCase: true, out var kind) || !Enum.IsDefined(kind))
            return LedgerRefusals.AdjustmentInvalid("kind", $"The kind is one of {string.Join(", ", Enum.GetNames<AdjustmentKind>()).ToLowerInvariant()}.");
        var funds = kind is AdjustmentKind.Fund or AdjustmentKind.Withdraw;
        if (funds && !caller.IsOperations) return IdentityRefusals.Forbidden;
        var currency = Books.Currency(organization, request.Currency);
        if (currency.Refusal is { } unknown) return unknown;
        if (Money.Parse(request.Amount, currency.Value!) is not { Minor: not 0 } amount) return LedgerRefusals.AmountInvalid(request.Amount, currency.Value!);
        if (amount.Minor < 0 && kind != AdjustmentKind.Correct) return LedgerRefusals.AdjustmentInvalid("amount", "The amount is more than zero.");
        var (reason, reference) = (request.Reason?.Trim(), request.Reference?.Trim());
        if (reason is not { Length: > 0 and <= 500 }) return LedgerRefusals.AdjustmentInvalid("reason", "Say why, in 500 characters or fewer: it is kept with the entry.");
        if (kind == AdjustmentKind.Fund && reference is not { Length: > 0 and <= 100 })
            return LedgerRefusals.AdjustmentInvalid("reference", "Give the bank's reference of the payment, so that it is recorded once.");
        var about = await AboutAsync(request, kind, organization.Id, db, cancel);
        if (about.Refusal is { } missing) return missing;
        var settings = await PaySettings.OfAsync(db, organization.Id, cancel);
        return new Adjustment(
            Ids.At(now), organization.Id, kind, funds ? null : request.Person, about.Value, amount, reason, kind == AdjustmentKind.Fund ? reference : null,
            kind != AdjustmentKind.Fund || settings.NeedsSecondPerson(amount), caller.Id, now);
    }

    /// <summary>The project whose cost it is, if it is any; the person must be somebody whom this organization owes or employs.</summary>
    private static async Task<Outcome<Guid?>> AboutAsync(Request request, AdjustmentKind kind, Guid organization, AppDb db, CancellationToken cancel)
    {
        if (kind is AdjustmentKind.Fund or AdjustmentKind.Withdraw) return (Guid?)null;
        var known = request.Person is { } person
            && (await db.Set<Enrollment>().AnyAsync(e => e.PersonId == person && e.OrganizationId == organization, cancel)
                || await db.Set<LedgerAccount>().AnyAsync(a => a.PersonId == person && a.OrganizationId == organization, cancel));
        if (!known) return LedgerRefusals.AdjustmentInvalid("person", "Say for whom: a person who works, or has worked, for this organization.");
        if (kind is not (AdjustmentKind.Correct or AdjustmentKind.Forgive)) return (Guid?)null;
        var reference = request.Project ?? "";
        _ = Guid.TryParse(reference, out var id);
        var project = await db.Set<Project>().Where(p => p.OrganizationId == organization && (p.Id == id || p.Slug == reference)).Select(p => (Guid?)p.Id).FirstOrDefaultAsync(cancel);
        return project is null ? LedgerRefusals.AdjustmentInvalid("project", "Say which project of this organization bears the cost.") : project;
    }
}
