using Parallax.Web.Pages;

namespace Parallax.Quality;

/// <summary>A standing in words.</summary>
public static class StandingWords
{
    public static string Of(StandingState state) => state switch
    {
        StandingState.Watched => "watched",
        StandingState.Paused => "paused",
        _ => "qualified",
    };

    public static string Tone(StandingState state) => state switch
    {
        StandingState.Watched => "warn",
        StandingState.Paused => "bad",
        _ => "good",
    };

    public static string Meaning(StandingState state) => state switch
    {
        StandingState.Watched => "You go on as ever. A person looks at your work more closely for a while.",
        StandingState.Paused => "You get no new tasks in this project for now. What you hold may be finished. All that you submitted and all the time you worked is paid.",
        _ => "You get tasks as they come.",
    };

    public static StandingState? Parse(string? code) => code switch
    {
        "qualified" => StandingState.Qualified,
        "watched" => StandingState.Watched,
        "paused" => StandingState.Paused,
        _ => null,
    };

    /// <summary>Why the system changed a standing, for the contributor.</summary>
    public static string Reason(StandingCause cause, StandingEvidence evidence)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        var of = $"{evidence.Wrong} of {Words.Count(evidence.Checks, "task")} whose answer is known";
        return cause switch
        {
            StandingCause.Missed => $"You answered {of} differently from it. Careful work comes to that only rarely by chance. So you get no new tasks in this project until a person has looked at it. This was decided by a calculation; it can be wrong, and so can a known answer.",
            StandingCause.Undecided => $"You answered {of} differently from it. That is too close to call, so a person will look at it. Nothing changes for you meanwhile.",
            StandingCause.Decay => "After a good start several tasks whose answer is known came out differently within a short time. That can be chance, so nothing changes for you; you are given more such tasks for a while, and a person may look.",
            StandingCause.KeyCorrected => "An answer that was held to be known was corrected. By what is known now, the reason for the last change is gone.",
            _ => "Your answers to tasks whose answer is known agree with it as careful work does.",
        };
    }

    /// <summary>What a refused claim says.</summary>
    public static string Hold(bool byPerson) =>
        $"You get no new tasks in this project for now: {(byPerson ? "a person who looks after it paused you, and says why" : "too many tasks whose answer is known came out differently")}. The reason, each task that it rests on and how to appeal stand on the page of your standing. What you hold may be finished. All that you submitted and all the time you worked is paid.";
}
