using Parallax.Data;

namespace Parallax.Pay;

/// <summary>Where a payout stands.</summary>
public enum PayoutState
{
    /// <summary>In a run that is not approved.</summary>
    Ready = 0,

    /// <summary>Approved; the money is set aside and the instruction is with a bank or provider.</summary>
    Sending = 1,

    /// <summary>Nobody knows whether it was carried out. It is asked about, never sent again, and its money stays set aside.</summary>
    Unknown = 2,

    /// <summary>The bank or provider has taken it.</summary>
    Accepted = 3,

    /// <summary>Paid.</summary>
    Settled = 4,

    /// <summary>Certainly not carried out: its money is owed again.</summary>
    Refused = 5,

    /// <summary>It was paid and came back: what came back is owed again.</summary>
    Returned = 6,

    /// <summary>Its run was cancelled before anybody approved it.</summary>
    Cancelled = 7,
}

/// <summary>What can happen to a payout.</summary>
public enum PayoutAct
{
    Send = 0,
    LoseSight = 1,
    Accept = 2,
    Settle = 3,
    Refuse = 4,
    Return = 5,
    Cancel = 6,
}

/// <summary>Which way a payout can go: a table without side effects.</summary>
public static class PayoutStates
{
    /// <summary>The state after <paramref name="act"/>; null where that must not happen.</summary>
    public static PayoutState? Next(PayoutState state, PayoutAct act) => (state, act) switch
    {
        (PayoutState.Ready, PayoutAct.Send) => PayoutState.Sending,
        (PayoutState.Ready, PayoutAct.Cancel) => PayoutState.Cancelled,
        (PayoutState.Sending, PayoutAct.LoseSight) => PayoutState.Unknown,
        (PayoutState.Sending or PayoutState.Unknown, PayoutAct.Accept) => PayoutState.Accepted,
        (PayoutState.Sending or PayoutState.Unknown, PayoutAct.Refuse) => PayoutState.Refused,
        (PayoutState.Accepted, PayoutAct.Settle) => PayoutState.Settled,
        (PayoutState.Accepted or PayoutState.Settled, PayoutAct.Return) => PayoutState.Returned,
        _ => null,
    };

    /// <summary>Whether what it was to pay is free for another payout.</summary>
    public static bool IsVoid(PayoutState state) => state is PayoutState.Refused or PayoutState.Cancelled;
}

/// <summary>The words for them.</summary>
public static class PayoutWords
{
    public static string Of(PayoutState state) => state switch
    {
        PayoutState.Settled => "paid",
        _ => state.ToString().ToLowerInvariant(),
    };

    /// <summary>As the person reads it who waits for the money.</summary>
    public static string ForPayee(PayoutState state) => state switch
    {
        PayoutState.Sending or PayoutState.Accepted => "on its way",
        PayoutState.Unknown => "being looked into: the bank is asked what became of it, and nothing is sent twice",
        PayoutState.Settled => "paid",
        PayoutState.Refused => "not carried out: it is paid with a later run",
        PayoutState.Returned => "came back: it is paid again with a later run",
        _ => "being prepared",
    };

    public static string Of(PayoutAct act) => act switch
    {
        PayoutAct.Send => "sent",
        PayoutAct.LoseSight => "set to unknown",
        PayoutAct.Accept => "marked as paid",
        PayoutAct.Settle => "marked as paid",
        PayoutAct.Refuse => "marked as refused",
        PayoutAct.Return => "marked as returned",
        _ => "cancelled",
    };

    public static string Of(PayoutRunState state) => state.ToString().ToLowerInvariant();

    /// <summary>An amount of an answer, as people read it.</summary>
    public static string Amount(string plain, string currency) => Money.Parse(plain, currency)?.ToString() ?? $"{plain} {currency}";

    public static string Tone(PayoutState state) => state switch
    {
        PayoutState.Settled => "good",
        PayoutState.Unknown or PayoutState.Refused or PayoutState.Returned => "bad",
        PayoutState.Sending or PayoutState.Accepted => "warn",
        _ => "",
    };
}
