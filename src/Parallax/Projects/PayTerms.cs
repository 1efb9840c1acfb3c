using Parallax.Data;

namespace Parallax.Projects;

/// <summary>How work in a project is counted.</summary>
public enum Payment
{
    /// <summary>By payable time.</summary>
    Hourly = 0,

    /// <summary>By submitted judgment, and never less than the hourly rate for the payable time.</summary>
    PerJudgment = 1,
}

/// <summary>What one person is paid on one project, and how much they may work: the terms of an agreement or amendment.</summary>
/// <param name="HourlyMinor">Minor units an hour; with <see cref="Payment.PerJudgment"/> it is the floor.</param>
/// <param name="JudgmentMinor">Minor units a judgment; null when paid by the hour.</param>
/// <param name="WeeklyCapSeconds">Claims stop when the week has this much payable time; null for none. Time already worked is never cut.</param>
public sealed record PayTerms(string Currency, long HourlyMinor, long? JudgmentMinor, int? WeeklyCapSeconds)
{
    public Money Hourly => new(HourlyMinor, Currency);
}
