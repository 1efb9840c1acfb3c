namespace Parallax.Pay;

/// <summary>What happens after a week has ended, told to contributors beforehand. All days are those of the payer's zone.</summary>
/// <param name="Draft">From when the statement can be read: on Monday, as soon as the last hold has run out.</param>
/// <param name="DisputeUntil">Exclusive: until the end of Wednesday it changes without delay when a claim is accepted.</param>
/// <param name="Approve">Thursday.</param>
/// <param name="Pay">Friday.</param>
public readonly record struct PaySchedule(DateTimeOffset Draft, DateTimeOffset DisputeUntil, DateOnly Approve, DateOnly Pay)
{
    /// <summary>How long a week stays open after its end, for what was on its way.</summary>
    public static readonly TimeSpan Settling = TimeSpan.FromHours(1);

    private const int ApproveAfterDays = 3;
    private const int PayAfterDays = 4;

    public static PaySchedule Of(DateTimeOffset weekEnds, TimeZoneInfo zone)
    {
        var monday = PayWeek.Day(weekEnds, zone);
        var approve = monday.AddDays(ApproveAfterDays);
        return new PaySchedule(weekEnds + Settling, PayWeek.Midnight(approve, zone), approve, monday.AddDays(PayAfterDays));
    }
}
