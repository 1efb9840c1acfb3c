using System.Globalization;

namespace Parallax.Talent;

/// <summary>How pages say where an attempt stands.</summary>
public static class StepWords
{
    public static string Of(StepAttempt attempt)
    {
        ArgumentNullException.ThrowIfNull(attempt);
        return attempt.State switch
        {
            AttemptState.Invited => "invited, not begun",
            AttemptState.Running => "under way",
            AttemptState.Scoring => "being scored",
            _ => $"{(attempt.Passed == true ? "passed" : "not passed")}, {Points(attempt.Points)} of {Points(attempt.OfPoints)} points",
        };
    }

    private static string Points(double points) => points.ToString("0.##", CultureInfo.InvariantCulture);
}
