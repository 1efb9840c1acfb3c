using System.Globalization;
using Parallax.Web.Pages;

namespace Parallax.Insight;

/// <summary>Leaderboards in words.</summary>
public static class LeaderboardWords
{
    /// <summary>Beyond this, the place of a response had a say.</summary>
    private const double Half = .5;

    public static IEnumerable<string> Of(PreferenceBoard board)
    {
        ArgumentNullException.ThrowIfNull(board);
        foreach (var (flip, i) in board.LeaderFlips.Select((f, i) => (f, i)))
        {
            var unit = i == 0 ? "people" : "votes";
            if (flip.Count is { } count) yield return $"If {Words.Count(count, i == 0 ? "person" : "vote", unit)} ({Words.FinePercent(flip.Share ?? 0)} of all) had not taken part, {flip.Leader} would lead.";
            else if (flip.Tried > 0) yield return $"Whoever leads would lead without any {Words.Number(flip.Tried)} {unit} that were tried as well.";
        }

        if (board.Tie.Value is not null) yield return $"Called the same: {ResultWords.Share(board.Tie)}; both bad: {ResultWords.Share(board.BothBad)}.";
        if (board.ShownFirst is { Value: not null, Low: { } low, High: { } high })
            yield return low > Half || high < Half
                ? $"Place had a say: the response shown first won {ResultWords.Share(board.ShownFirst)} of the decided comparisons. Order is drawn at random, so models are not favoured by it."
                : $"No sign that place decided: the response shown first won {ResultWords.Share(board.ShownFirst)} of the decided comparisons.";
        foreach (var note in board.Notes) yield return ResultWords.Note(note);
    }

    public static string WithSign(double? value, double? low, double? high) =>
        value is null ? "undefined" : low is null ? $"{Sign(value.Value)}" : $"{Sign(value.Value)} ({Sign(low.Value)} to {Sign(high!.Value)})";

    private static string Sign(double value) => value.ToString("+0.00;−0.00;0.00", CultureInfo.InvariantCulture);
}
