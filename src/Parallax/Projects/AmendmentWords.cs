using System.Globalization;
using Parallax.Data;
using Parallax.Web.Pages;

namespace Parallax.Projects;

/// <summary>An amendment as people read it: on pages, in notices and in mails, in the same words.</summary>
public static class AmendmentWords
{
    public static string Title(Amendment amendment)
    {
        ArgumentNullException.ThrowIfNull(amendment);
        var whose = amendment.EnrollmentId is null ? "The project" : "Your time on the project";
        return amendment.Kind switch
        {
            AmendmentKind.Extend => $"{whose} is extended until {Words.Exact(amendment.Until!.Value)}",
            AmendmentKind.Shorten => $"{whose} is shortened: it ends on {Words.Exact(amendment.EffectiveAt)}",
            AmendmentKind.Conclude => $"The project is concluded on {Words.Exact(amendment.EffectiveAt)}",
            AmendmentKind.End => $"{whose} ends on {Words.Exact(amendment.EffectiveAt)}",
            _ => $"{TermsTitle(amendment)} from {Words.Exact(amendment.EffectiveAt)}",
        };
    }

    /// <summary>What it means for pay, and for what is held.</summary>
    public static string Meaning(Amendment amendment)
    {
        ArgumentNullException.ThrowIfNull(amendment);
        if (amendment.Kind == AmendmentKind.Terms) return "Time and judgments before that are paid by the terms of then.";
        if (!amendment.Ends) return "Your terms of pay stay as they are.";
        var held = amendment.Leases == LeasePolicy.Release
            ? "Tasks that are held then are taken back; what was written on them can still be submitted: it is kept and paid."
            : $"Tasks that are held then may be finished until {Words.Exact(amendment.DrainUntil!.Value)}; what is submitted later is kept and paid as well.";
        return $"{held} Everything submitted and all time worked until then is paid; the last statement closes on {Day(amendment.LastStatementOn!.Value)}.";
    }

    public static string Mail(Amendment amendment, string project, PayTerms? before, PayTerms? after) =>
        $"""
        {Title(amendment)}: {project}.

        This is because {AmendmentReasons.Say(amendment.Reason)}.
        {amendment.Words}

        {(before is not null && after is not null ? $"Until then: {Terms(before)}. From then on: {Terms(after)}.\n" : "")}{Meaning(amendment)}
        """;

    public static string Cancelled(Amendment amendment, string project) =>
        $"""
        What was announced for {project} will not happen: "{Title(amendment)}". It was cancelled before it took effect.
        Everything stays as it was.
        """;

    public static string Terms(PayTerms terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        var rate = terms.JudgmentMinor is { } judgment ? $"{new Money(judgment, terms.Currency)} a judgment, and at least {terms.Hourly} an hour" : $"{terms.Hourly} an hour";
        return terms.WeeklyCapSeconds is { } cap ? $"{rate}, at most {Hours(cap)} a week" : rate;
    }

    public static string Day(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    private static string TermsTitle(Amendment amendment)
    {
        var parts = new List<string>();
        if (amendment.HourlyMinor is { } hourly) parts.Add($"{new Money(hourly, amendment.Currency!)} an hour");
        if (amendment.JudgmentMinor is { } judgment) parts.Add($"{new Money(judgment, amendment.Currency!)} a judgment");
        if (amendment.WeeklyCapSeconds is { } cap) parts.Add($"at most {Hours(cap)} a week");
        if (amendment.LiftsCap) parts.Add("no weekly cap");
        return $"New terms: {string.Join(", ", parts)}";
    }

    private static string Hours(int seconds) => $"{(seconds / 3600m).ToString("0.##", CultureInfo.InvariantCulture)} hours";
}
