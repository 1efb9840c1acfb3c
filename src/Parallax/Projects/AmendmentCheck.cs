using Parallax.Data;
using Parallax.Identity;
using Parallax.Web.Pages;

namespace Parallax.Projects;

/// <summary>Reads a request into an amendment, with every fault at its field.</summary>
internal sealed class AmendmentCheck(
    AmendmentRequest request, Project project, Organization organization, IReadOnlyList<(Concerned Who, DateTimeOffset? TermsAt)> people, DateTimeOffset now)
{
    private const int LongestWords = 2000;
    private static readonly TimeSpan DrainFor = TimeSpan.FromDays(1);
    private static readonly TimeSpan LongestDrain = TimeSpan.FromDays(14);
    private readonly Dictionary<string, string[]> _errors = [];

    public IReadOnlyDictionary<string, string[]> Errors => _errors;

    public List<string> Warnings { get; } = [];

    public void Fault(string field, string what) => _errors[field] = [what];

    private bool One => request.Person is not null;

    private DateTimeOffset? End => One ? people[0].Who.Enrollment.Until : project.EndsAt;

    public Amendment? Read(Guid id, Guid? by)
    {
        if (Kind() is not { } kind) return null;
        var until = Until(kind);
        var effective = kind switch { AmendmentKind.Extend => now, AmendmentKind.Shorten => until ?? now, _ => request.EffectiveAt ?? now };
        if (effective < now) Fault(kind == AmendmentKind.Shorten ? "until" : "effectiveAt", "That time is over: a change never reaches into the past.");
        CheckWords();
        var ends = kind is AmendmentKind.Shorten or AmendmentKind.Conclude or AmendmentKind.End;
        var policy = ends ? Policy() : LeasePolicy.Drain;
        var drain = ends && policy == LeasePolicy.Drain ? Drain(effective) : (DateTimeOffset?)null;
        var money = kind == AmendmentKind.Terms ? Money() : null;
        if (ends && (effective - now).TotalDays < project.NoticeDays)
            Warnings.Add($"This is sooner than the {Words.Count(project.NoticeDays, "day")} of notice that the project promises. The reason is told to everybody.");
        return new Amendment
        {
            Id = id,
            OrganizationId = project.OrganizationId,
            ProjectId = project.Id,
            EnrollmentId = One ? people[0].Who.Enrollment.Id : null,
            Kind = kind,
            EffectiveAt = effective,
            Until = ends ? effective : until,
            PreviousUntil = kind == AmendmentKind.Terms ? null : End,
            Currency = money?.Currency,
            HourlyMinor = money?.Hourly,
            JudgmentMinor = money?.Judgment,
            WeeklyCapSeconds = money?.Cap,
            LiftsCap = money is not null && request.LiftCap,
            Reason = request.Reason ?? "",
            Words = request.Words?.Trim() ?? "",
            NoticeDays = Math.Max(0, (int)(effective - now).TotalDays),
            Leases = policy,
            DrainUntil = drain,
            LastStatementOn = ends ? LastStatement.ClosesOn(drain ?? effective, TimeZones.Of(organization.TimeZone)) : null,
            MadeBy = by,
            MadeAt = now,
        };
    }

    /// <summary>Whom it concerns; with new terms, each with theirs.</summary>
    public IReadOnlyList<Concerned> After(Amendment amendment)
    {
        if (amendment.Kind != AmendmentKind.Terms) return [.. people.Select(p => p.Who)];
        return [.. people.Where(p => Fits(amendment, p.Who)).Select(p => p.Who with { After = Next(amendment, p.Who.Before!) })];
    }

    private AmendmentKind? Kind()
    {
        AmendmentKind? kind = request.Kind switch
        {
            "extend" => AmendmentKind.Extend,
            "shorten" => AmendmentKind.Shorten,
            "terms" => AmendmentKind.Terms,
            "conclude" when !One => AmendmentKind.Conclude,
            "end" when One => AmendmentKind.End,
            _ => null,
        };
        if (kind is null) Fault("kind", One ? "Choose extend, shorten, end or terms for one person." : "Choose extend, shorten, conclude or terms for the project.");
        return kind;
    }

    private DateTimeOffset? Until(AmendmentKind kind)
    {
        if (kind is not (AmendmentKind.Extend or AmendmentKind.Shorten)) return null;
        if (request.Until is not { } until) Fault("until", "Say the new end.");
        else if (kind == AmendmentKind.Extend && End is null) Fault("until", "There is no end yet, so there is nothing to extend.");
        else if (kind == AmendmentKind.Extend && until <= (End > now ? End : now)) Fault("until", $"The new end has to be later than {Words.Exact(End > now ? End.Value : now)}.");
        else if (kind == AmendmentKind.Shorten && until >= End) Fault("until", $"The new end has to be earlier than {Words.Exact(End!.Value)}.");
        return request.Until;
    }

    private void CheckWords()
    {
        if (request.Reason is null || !AmendmentReasons.All.ContainsKey(request.Reason)) Fault("reason", $"Choose a reason: {string.Join(", ", AmendmentReasons.All.Keys)}.");
        if (request.Words?.Trim() is not { Length: > 0 and <= LongestWords } words || words.Contains('\0', StringComparison.Ordinal))
            Fault("words", $"Say in 1 to {LongestWords} characters what the people concerned should know.");
    }

    private LeasePolicy Policy()
    {
        if (request.Leases is not (null or "" or "drain" or "release")) Fault("leases", "Say drain or release.");
        return request.Leases == "release" ? LeasePolicy.Release : LeasePolicy.Drain;
    }

    private DateTimeOffset Drain(DateTimeOffset effective)
    {
        var until = request.DrainUntil ?? effective + DrainFor;
        if (until <= effective || until > effective + LongestDrain) Fault("drainUntil", $"Choose a time after the end and at most {LongestDrain.Days} days later.");
        return until;
    }

    private sealed record NewMoney(string Currency, long? Hourly, long? Judgment, int? Cap);

    private NewMoney? Money()
    {
        var currency = string.IsNullOrWhiteSpace(request.Currency) ? organization.Currency : request.Currency.Trim().ToUpperInvariant();
        if (!Currencies.IsKnown(currency))
        {
            Fault("currency", "This is not a currency that Parallax knows, such as USD.");
            return null;
        }

        var money = new NewMoney(currency, Amount("hourly", request.Hourly, currency), Amount("judgment", request.Judgment, currency), Cap());
        if (money is { Hourly: null, Judgment: null, Cap: null } && !request.LiftCap) Fault("hourly", "Say what changes: a rate, or the weekly cap.");
        CheckPeople(money);
        return money;
    }

    private long? Amount(string field, string? text, string currency)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        if (Data.Money.Parse(text, currency) is { Minor: > 0 } amount) return amount.Minor;
        Fault(field, $"Give an amount of {currency} above zero, such as {new Money(2250, currency).Plain()}.");
        return null;
    }

    private int? Cap()
    {
        if (request.WeeklyCapHours is not { } hours) return null;
        if (request.LiftCap) Fault("weeklyCapHours", "Either a cap or none.");
        if (hours is <= 0 or > 168) Fault("weeklyCapHours", "A week has 168 hours.");
        return (int)(Math.Clamp(hours, 0, 168) * 3600);
    }

    /// <summary>Each keeps their own terms, so each is asked: a change for the worse needs its notice, and numbers follow times.</summary>
    private void CheckPeople(NewMoney money)
    {
        var effective = request.EffectiveAt ?? now;
        var fitting = people.Where(p => p.Who.Before is { } before && before.Currency == money.Currency).ToList();
        if (fitting.Count == 0) Fault("currency", One ? $"This person has no terms in {money.Currency}." : $"Nobody on the project has terms in {money.Currency}.");
        if (fitting.Count < people.Count && fitting.Count > 0) Warnings.Add($"{Words.Count(people.Count - fitting.Count, "person has", "people have")} no terms in {money.Currency} and keep what they have.");
        if (fitting.FirstOrDefault(p => p.TermsAt > effective) is { Who: not null } later)
            Fault("effectiveAt", $"Other terms of {later.Who.Name} are agreed from {Words.Exact(later.TermsAt!.Value)}: choose a later time, or cancel those first.");
        if (money.Judgment is not null && fitting.Any(p => p.Who.Before!.JudgmentMinor is null)) Fault("judgment", "Somebody here is paid by the hour alone.");
        var worse = fitting.Any(p => money.Hourly < p.Who.Before!.HourlyMinor || money.Judgment < p.Who.Before!.JudgmentMinor || money.Cap < (p.Who.Before!.WeeklyCapSeconds ?? int.MaxValue));
        if (worse && effective < now.AddDays(project.NoticeDays))
            Fault("effectiveAt", $"A lower rate or cap needs {Words.Count(project.NoticeDays, "day")} of notice: not before {Words.Exact(now.AddDays(project.NoticeDays))}.");
    }

    private static bool Fits(Amendment amendment, Concerned who) => who.Before is { } before && before.Currency == amendment.Currency;

    private static PayTerms Next(Amendment amendment, PayTerms before) => before with
    {
        HourlyMinor = amendment.HourlyMinor ?? before.HourlyMinor,
        JudgmentMinor = amendment.JudgmentMinor ?? before.JudgmentMinor,
        WeeklyCapSeconds = amendment.LiftsCap ? null : amendment.WeeklyCapSeconds ?? before.WeeklyCapSeconds,
    };
}
