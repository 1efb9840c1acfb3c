using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Parallax.Desk;

/// <summary>A task as put in: drawn again whenever it is needed, so that no number of tasks fills the memory.</summary>
/// <param name="Models">Of the two responses.</param>
/// <param name="Quality">Of the two responses: the model's strength, and what the task adds.</param>
/// <param name="FirstWrong">Of the two responses, from 0; null when no step is wrong.</param>
/// <param name="Readings">All answers; the first is the right one, the second is plausible as well where the scenario is ambiguous.</param>
/// <param name="Belief">The share of careful people who hold the first reading of an ambiguous scenario.</param>
/// <param name="Traps">For each group whether it misses the point.</param>
public sealed record SimulatedTask(
    int Number, bool IsGold, int[] Models, double[] Quality, int?[] FirstWrong, string[] Readings, bool IsAmbiguous, double Belief, double Difficulty, bool[] Traps)
{
    public const int Steps = 3;
    private const double AmbiguousShare = .2;
    private const double TrapShare = .05;
    private const double ClearGap = .8;

    private static readonly string[] Answers = ["left", "right", "nowhere"];

    /// <summary>Which response is better, 0 or 1, under the first reading.</summary>
    public int Better => Quality[0] >= Quality[1] ? 0 : 1;

    public double Gap => Math.Abs(Quality[0] - Quality[1]);

    public static SimulatedTask Of(SimulationPlan plan, int number)
    {
        var draw = new SimulatedDraw(plan.Seed, $"task {number}");
        var gold = plan.IsGold(number);
        int[] models = [draw.Below(plan.Models), draw.Below(plan.Models - 1)];
        if (models[1] >= models[0]) models[1]++;
        double[] quality = [draw.Normal(Strength(plan, models[0]), .5), draw.Normal(Strength(plan, models[1]), .5)];
        // A check has an answer that is beyond doubt.
        if (gold && Math.Abs(quality[0] - quality[1]) < ClearGap) quality[quality[0] > quality[1] ? 0 : 1] += ClearGap;
        string[] readings = [.. Answers];
        draw.Shuffle(readings);
        return new SimulatedTask(
            number, gold, models, quality, [Wrong(draw, quality[0]), Wrong(draw, quality[1])], readings,
            !gold && draw.Chance(AmbiguousShare), draw.Between(.35, .65), draw.Between(0, .06),
            [.. Enumerable.Range(0, SimulatedPerson.Groups).Select(_ => draw.Chance(TrapShare))]);
    }

    /// <summary>How good a model is: evenly spread, in an order of the seed's.</summary>
    public static double Strength(SimulationPlan plan, int model)
    {
        var order = Enumerable.Range(0, plan.Models).ToArray();
        new SimulatedDraw(plan.Seed, "models").Shuffle(order);
        return plan.Models == 1 ? 0 : -1 + 2.0 * order[model] / (plan.Models - 1);
    }

    public static string Model(int model) => string.Create(CultureInfo.InvariantCulture, $"model-{model + 1:D2}");

    public static int ModelNumber(string name) => int.Parse(name.AsSpan("model-".Length), CultureInfo.InvariantCulture) - 1;

    public string Id => string.Create(CultureInfo.InvariantCulture, $"scene-{Number:D6}");

    public static int NumberOf(string id) => int.Parse(id.AsSpan("scene-".Length), CultureInfo.InvariantCulture);

    /// <summary>By its words, as a person knows a task again.</summary>
    public static int NumberIn(string prompt) => int.Parse(prompt.AsSpan("Scene ".Length, prompt.IndexOf('.', StringComparison.Ordinal) - "Scene ".Length), CultureInfo.InvariantCulture);

    /// <summary>The first words of a response, by which it is known again wherever it stands.</summary>
    public static string Opening(int response) => response == 0 ? "The board comes first." : "The ball comes first.";

    public static string Reading(string answer) => $"It goes {answer}.";

    /// <summary>The line of a tasks.jsonl.</summary>
    public string Line()
    {
        var line = new JsonObject
        {
            ["id"] = Id,
            ["category"] = "common-sense",
            ["prompt"] = string.Create(CultureInfo.InvariantCulture, $"Scene {Number}. A ball lies on a board, and somebody lets go. Where does it go: left, right, or nowhere?"),
            ["responses"] = new JsonArray(Response(0), Response(1)),
        };
        if (IsGold) line["gold"] = new JsonObject { ["preference"] = Better == 0 ? "1" : "2" };
        return line.ToJsonString(JsonSerializerOptions.Web);
    }

    private JsonObject Response(int response) => new()
    {
        ["model"] = Model(Models[response]),
        ["steps"] = new JsonArray(Opening(response), FirstWrong[response] == 1 ? "It is lighter than air." : "It is round.", Reading(Readings[FirstWrong[response] is null ? 0 : 2])),
    };

    private static int? Wrong(SimulatedDraw draw, double quality)
    {
        var wrong = draw.Chance(1 / (1 + Math.Exp(2 * quality)));
        var step = draw.Below(Steps);
        return wrong ? step : null;
    }
}
