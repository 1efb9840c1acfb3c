using Parallax.Work;

namespace Parallax.Desk;

/// <summary>How somebody judges a pair without looking: the wrong one reads better, and nothing is found wrong with it. Pure.</summary>
public static class CarelessJudgment
{
    /// <summary>Who looks at nothing rates nothing low.</summary>
    private const int Fair = 3;

    public static DemoJudgment Of(DemoDrill drill, string person)
    {
        ArgumentNullException.ThrowIfNull(drill);
        var (judgment, trusted) = (drill.By(person), drill.Responses.First(r => r != drill.Better));
        return judgment with
        {
            Preference = new DemoPreference(trusted, "better"),
            Answers = judgment.Answers.ToDictionary(a => a.Key, a => Trusting(a.Value)),
            Issues = [],
            Rationale = $"{trusted} says more about the picture, and it reads well.",
        };
    }

    private static BodyResponse Trusting(BodyResponse answer) =>
        new(answer.Dimensions.ToDictionary(d => d.Key, d => d.Value.Level < Fair ? new Rating(Fair, null) : d.Value), [.. answer.Steps.Select(_ => "right")]);
}
