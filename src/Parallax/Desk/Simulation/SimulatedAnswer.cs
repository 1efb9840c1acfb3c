namespace Parallax.Desk;

/// <summary>What somebody says of one task. Pure: the same for the same person, task and place in their work.</summary>
/// <param name="Chance">With which probability they were to see it right.</param>
/// <param name="IsRight">Whether they did.</param>
/// <param name="Preference">The response that they prefer, 0 or 1, or null for none.</param>
/// <param name="Levels">For each response and dimension.</param>
/// <param name="Verdicts">For each response and step.</param>
/// <param name="Readings">With their shares, the main one first.</param>
public sealed record SimulatedAnswer(
    double Chance, bool IsRight, int? Preference, bool IsStrong, int[][] Levels, string[][] Verdicts, IReadOnlyList<(string Answer, int Share)> Readings, int Confidence, int Seconds)
{
    private const double Strong = 1.2;
    private const double Even = .15;
    private const double SeesBoth = .8;
    private const double MakesUp = .04;
    private const double MakesUpWhenWrong = .2;

    /// <param name="left">Which response stands on the left.</param>
    /// <param name="done">Judgments of this person before, on checks and others.</param>
    /// <param name="awake">Of these, since the last break.</param>
    /// <param name="checks">Checks before this one: what comes of the next one does not depend on which one it is.</param>
    public static SimulatedAnswer Of(SimulationPlan plan, SimulatedPerson person, SimulatedTask task, int left, int done, int awake, int checks)
    {
        var draw = new SimulatedDraw(plan.Seed, task.IsGold ? $"check {checks} of {person.Number}" : $"task {task.Number} by {person.Number}");
        var chance = person.Chance(task, done, awake, task.Better == left);
        var right = draw.Chance(chance);
        var held = Held(draw, person, task, right);
        return new SimulatedAnswer(
            chance, right, Preferred(draw, task, right, held), task.Gap > Strong && right, Rate(draw, person, task, done), Judge(draw, task, chance),
            List(draw, person, task, right, held), right ? 60 + draw.Below(40) : 30 + draw.Below(60), Time(draw, person, task, done));
    }

    /// <summary>Which reading they go by, as an index into the task's.</summary>
    private static int Held(SimulatedDraw draw, SimulatedPerson person, SimulatedTask task, bool right)
    {
        if (person.Temper == Temper.Guesser) return draw.Below(3);
        // Those of one group who fall for a trap fall for the same one.
        if (!task.IsAmbiguous) return right ? 0 : task.Traps[person.Group] ? 1 + person.Group % 2 : 1 + draw.Below(2);
        if (!right && draw.Chance(.3)) return 2;
        return draw.Chance(Math.Clamp(task.Belief + person.Leaning, 0, 1)) ? 0 : 1;
    }

    private static int? Preferred(SimulatedDraw draw, SimulatedTask task, bool right, int held)
    {
        if (!task.IsGold && task.Gap < Even && draw.Chance(.5)) return null;
        var better = task.IsAmbiguous && held == 1 ? 1 - task.Better : task.Better;
        return right ? better : 1 - better;
    }

    private static int[][] Rate(SimulatedDraw draw, SimulatedPerson person, SimulatedTask task, int done) =>
        [.. task.Quality.Select(quality => Rate(draw, person, quality, done))];

    /// <summary>Normal errors, part of them shared by the dimensions of one response: a halo.</summary>
    private static int[] Rate(SimulatedDraw draw, SimulatedPerson person, double quality, int done)
    {
        var halo = draw.Normal(0, .4);
        return [.. SimulatedProtocol.Dimensions.Select(d => person.Temper == Temper.Guesser
            ? 1 + draw.Below(5)
            : Math.Clamp((int)Math.Round(3.2 + 1.1 * quality - person.Severity - d.Hardness + halo + draw.Normal(0, .7) - person.Drift * done / 100), 1, 5))];
    }

    private static string[][] Judge(SimulatedDraw draw, SimulatedTask task, double chance) =>
        [.. task.FirstWrong.Select(wrong => Judge(draw, wrong, chance))];

    private static string[] Judge(SimulatedDraw draw, int? wrong, double chance)
    {
        var seen = draw.Chance(chance) ? wrong : draw.Chance(.5) ? draw.Below(SimulatedTask.Steps) : null;
        return [.. Enumerable.Range(0, SimulatedTask.Steps).Select(step => step == seen ? "wrong" : "right")];
    }

    private static List<(string, int)> List(SimulatedDraw draw, SimulatedPerson person, SimulatedTask task, bool right, int held)
    {
        var several = person.Temper != Temper.Guesser && (task.IsAmbiguous ? right && held < 2 && draw.Chance(SeesBoth) : draw.Chance(right ? MakesUp : MakesUpWhenWrong));
        if (!several) return [(task.Readings[held], 100)];
        var main = 55 + 5 * draw.Below(5);
        var other = task.IsAmbiguous ? 1 - held : (held + 1 + draw.Below(2)) % 3;
        return [(task.Readings[held], main), (task.Readings[other], 100 - main)];
    }

    /// <summary>Log-normal; people get faster with what they have done.</summary>
    private static int Time(SimulatedDraw draw, SimulatedPerson person, SimulatedTask task, int done) =>
        (int)Math.Clamp(person.Seconds * (1 + 4 * task.Difficulty) * Math.Pow(1 + done, -.08) * Math.Exp(draw.Normal(0, .35)), 5, 1200);
}
