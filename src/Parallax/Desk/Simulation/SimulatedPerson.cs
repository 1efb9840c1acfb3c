namespace Parallax.Desk;

/// <summary>How somebody goes about the work.</summary>
public enum Temper
{
    Careful,
    Careless,

    /// <summary>Does not look at all, and has a favourite side.</summary>
    Guesser,
}

/// <summary>A simulated contributor, as put in. What is put in on purpose is not what the statistics assume: see docs/quality.md.</summary>
/// <param name="Skill">The share of tasks seen right, rested and on a task without difficulty.</param>
/// <param name="Severity">In levels of a rating: above 0 is more severe.</param>
/// <param name="Drift">How much the skill changes over a hundred judgments.</param>
/// <param name="Fatigue">How much it falls over each twenty judgments without a break, after the first twenty.</param>
/// <param name="PositionBias">How much likelier the answer on the left is to be preferred.</param>
/// <param name="Leaning">Towards the first reading of an ambiguous scenario.</param>
/// <param name="Group">Those of one group fall for the same traps.</param>
/// <param name="Seconds">The median time on a task.</param>
public sealed record SimulatedPerson(
    int Number, Temper Temper, double Skill, double Severity, double Drift, double Fatigue, double PositionBias, double Leaning, int Group, double Seconds)
{
    public const int Groups = 3;
    public const int Rested = 20;
    private const double Trapped = .2;

    /// <summary>Whether nothing goes on in them but their accuracy.</summary>
    public bool IsPlain { get; init; }

    public static SimulatedPerson Of(SimulationPlan plan, int number)
    {
        var draw = new SimulatedDraw(plan.Seed, $"person {number}");
        if (plan.Accuracies.Count > 0)
            return new SimulatedPerson(number, Temper.Careful, plan.Accuracies[number % plan.Accuracies.Count], draw.Normal(0, .8), 0, 0, 0, 0, number % Groups, draw.Between(90, 240)) { IsPlain = true };
        var temper = TemperOf(plan, number);
        var skill = temper switch
        {
            Temper.Careful => draw.Between(.88, .98),
            Temper.Careless => draw.Between(.5, .68),
            _ => .5,
        };
        var seconds = temper == Temper.Careful ? draw.Between(100, 260) : draw.Between(25, 70);
        return new SimulatedPerson(
            number, temper, skill, draw.Normal(0, .8), draw.Normal(-.005, .015), draw.Between(0, .02),
            temper == Temper.Careful ? draw.Normal(0, .01) : draw.Normal(.05, .05), draw.Normal(0, .08), number % Groups, seconds);
    }

    /// <summary>The chance to see a task right.</summary>
    /// <param name="done">Judgments before this one.</param>
    /// <param name="awake">Of these, since the last break.</param>
    /// <param name="betterIsLeft">Whether the better response stands on the left.</param>
    public double Chance(SimulatedTask task, int done, int awake, bool betterIsLeft)
    {
        if (IsPlain) return Skill;
        var side = betterIsLeft ? PositionBias : -PositionBias;
        if (Temper == Temper.Guesser) return Math.Clamp(.5 + side, .02, .98);
        if (task.Traps[Group]) return Trapped;
        var tired = Fatigue * Math.Max(0, awake - Rested) / Rested;
        return Math.Clamp(Skill + Drift * done / 100 - tired - task.Difficulty + side, .02, .99);
    }

    private static Temper TemperOf(SimulationPlan plan, int number)
    {
        var (before, now) = ((int)(number * plan.Careless + 1e-9), (int)((number + 1) * plan.Careless + 1e-9));
        if (now == before) return Temper.Careful;
        return now % 3 == 0 ? Temper.Guesser : Temper.Careless;
    }
}
