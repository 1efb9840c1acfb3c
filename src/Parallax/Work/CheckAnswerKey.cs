using Parallax.Projects;

namespace Parallax.Work;

/// <summary>Whether a key fits its protocol and presentation. Pure; errors stand under the name of their field.</summary>
public static class CheckAnswerKey
{
    public static readonly IReadOnlyList<string> Expected = ["1", "2", "1-much-better", "1-better", "same", "2-better", "2-much-better", "both-bad"];

    /// <param name="steps">How many steps each response has.</param>
    /// <param name="errors">Takes what is wrong.</param>
    public static void Of(AnswerKey key, ProtocolDefinition protocol, IReadOnlyList<int> steps, Dictionary<string, string[]> errors)
    {
        if (key.Preference is { } preference && (protocol.Preference is null || !Expected.Contains(preference)))
            errors["key.preference"] = [protocol.Preference is null ? "The protocol asks for no preference." : $"One of {string.Join(", ", Expected)}."];
        if (key.Ratings.Any(r => Shown(r.Response) && protocol.Dimensions.All(d => d.Id != r.Dimension))) errors["key.ratings"] = ["The protocol has no such dimension."];
        if (key.Ratings.Any(r => r.Value.Level is < 1 or > 5 || r.Value is { Level: null, Other: not Rating.NotApplicable } || r.Tolerance is < 0 or > 3))
            errors["key.ratings"] = ["A rating is 1 to 5 or not-applicable, with a tolerance of 0 to 3."];
        if (key.Regions.Any(r => r.Media < 0 || r.X < 0 || r.Y < 0 || r.Width < 1 || r.Height < 1 || r.MinimumIoU is not (> 0 and <= 1)))
            errors["key.regions"] = ["A region lies on an image of the task, is at least one pixel wide and high, and asks for an overlap above 0 and up to 1."];
        else if (key.Regions.Count > 0 && protocol.Issues is null) errors["key.regions"] = ["The protocol asks for no issues, so no region is marked."];
        if (key.Ratings.Any(r => !Shown(r.Response)) || key.FirstWrong.Any(f => !Shown(f.Response)) || key.Verdicts.Any(v => !Shown(v.Response)))
            errors["key"] = ["The item shows no such response."];
        else if ((key.FirstWrong.Count > 0 || key.Verdicts.Count > 0) && !protocol.StepVerdicts) errors["key"] = ["The protocol asks for no step verdicts."];
        else Steps(key, steps, errors);

        bool Shown(int response) => response >= 1 && response <= steps.Count;
    }

    private static void Steps(AnswerKey key, IReadOnlyList<int> steps, Dictionary<string, string[]> errors)
    {
        if (key.FirstWrong.Any(f => f.Step is { } step && (step < 1 || step > steps[f.Response - 1]))) errors["key.firstWrong"] = ["The response has no such step; steps count from 1."];
        if (key.Verdicts.Any(v => v.Steps.Count != steps[v.Response - 1] || v.Steps.Any(s => s is not null && !StepVerdicts.Has(s))))
            errors["key.verdicts"] = ["Give one verdict for each step, or null where any is right."];
    }
}
