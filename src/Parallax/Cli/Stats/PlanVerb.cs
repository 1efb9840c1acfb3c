using System.CommandLine;
using System.Globalization;
using Parallax.Statistics.Inference;
using Parallax.Statistics.Planning;

namespace Parallax.Cli.Stats;

/// <summary><c>parallax stats plan …</c>: how many tasks, raters and votes a question needs.</summary>
internal static class PlanVerb
{
    public static Command Make() => new("plan", "How many tasks, raters and votes a question needs.")
    {
        Proportion(),
        Mean(),
        Raters(),
        Overlap(),
        WinRate(),
        Paired(),
        Ranking(),
        Acceptance(),
        Judge(),
    };

    private static Command Proportion()
    {
        var (half, share, confidence, population) = (Need("--half-width", "Half the width of the interval, as in .05."), Value("--expected", "The share expected; .5 is the worst case.", 0.5), Confidence(), Maybe("--population", "How many tasks there are in all."));
        return On("proportion", "Tasks for a share (accuracy, win rate) to be known within ± a half-width.", p => ProportionPlan.Tasks(p.GetValue(half), p.GetValue(share), p.GetValue(confidence), (long?)p.GetValue(population)), half, share, confidence, population);
    }

    private static Command Mean()
    {
        var (half, item, rater, rest) = (Need("--half-width", "Half the width of the interval, in units of the rating."), Need("--item-variance", "Variance between items (stats raters --model variance)."), Need("--rater-variance", "Variance between raters."), Need("--rest-variance", "The rest of the variance."));
        var (raters, overlap, confidence) = (Number("--raters", "How many raters there are.", 10), Number("--overlap", "How many rate each item.", 1), Confidence());
        return On("mean", "Items for a mean rating to be known within ± a half-width.", p => MeanPlan.Items(p.GetValue(half), p.GetValue(item), p.GetValue(rater), p.GetValue(rest), p.GetValue(raters), p.GetValue(overlap), RatingDesign.Crossed, p.GetValue(confidence)), half, item, rater, rest, raters, overlap, confidence);
    }

    private static Command Raters()
    {
        var (icc, target) = (Need("--icc", "Intraclass correlation of one rating (stats agreement --coefficient icc2)."), Value("--target", "Reliability of the mean.", 0.8));
        return On("raters", "Raters for each item, so that their mean has a reliability.", p => ReliabilityPlan.Raters(p.GetValue(icc), p.GetValue(target)), icc, target);
    }

    private static Command Overlap()
    {
        var (accuracy, target, classes) = (Need("--accuracy", "Accuracy of a single worker."), Value("--target", "Accuracy of the label that they give together.", 0.95), Number("--classes", "How many classes.", 2));
        return On("overlap", "Labels for each task, so that the label they give together is right often enough.", p => p.GetValue(classes) == 2 ? OverlapPlan.Majority(p.GetValue(accuracy), p.GetValue(target)) : OverlapPlan.Posterior([p.GetValue(accuracy)], p.GetValue(classes), p.GetValue(target)), accuracy, target, classes);
    }

    private static Command WinRate()
    {
        var (rate, alpha, power) = (Need("--win-rate", "The win rate that should be told from one half."), Alpha(), Power());
        return On("win-rate", "Votes to tell a win rate from one half.", p => PowerPlan.WinRate(p.GetValue(rate), p.GetValue(alpha), p.GetValue(power)), rate, alpha, power);
    }

    private static Command Paired()
    {
        var (first, second, alpha, power) = (Need("--only-first", "Share of tasks that only the first model gets right."), Need("--only-second", "Share that only the second gets right."), Alpha(), Power());
        return On("paired", "Tasks to tell two models apart on the same tasks (McNemar).", p => PowerPlan.Paired(p.GetValue(first), p.GetValue(second), p.GetValue(alpha), p.GetValue(power)), first, second, alpha, power);
    }

    private static Command Ranking()
    {
        var (models, gap, alpha, power) = (Number("--models", "How many models.", 2), Need("--gap", "Between neighbours, in logits."), Alpha(), Power());
        return On("ranking", "Comparisons until neighbours in a ranking can be told apart.", p => p.GetValue(models) == 2 ? RankingPlan.Pair(p.GetValue(gap), p.GetValue(alpha), p.GetValue(power)) : RankingPlan.RoundRobin(p.GetValue(models), p.GetValue(gap), p.GetValue(alpha), p.GetValue(power)), models, gap, alpha, power);
    }

    private static Command Acceptance()
    {
        var (rate, confidence, accepted, batch) = (Need("--error-rate", "The error rate that must be ruled out."), Confidence(), Number("--accepted", "Errors at which the batch is still accepted.", 0), Maybe("--batch", "How many tasks the batch has."));
        return On("acceptance", "Tasks of a batch to check before it is accepted.", p => AcceptancePlan.Sample(p.GetValue(rate), p.GetValue(confidence), p.GetValue(accepted), (long?)p.GetValue(batch)), rate, confidence, accepted, batch);
    }

    private static Command Judge()
    {
        var (rho, cost, labels) = (Need("--rho", "Correlation of judge and people."), Need("--cost", "Price of a judge's score over the price of a human label."), Number("--labels", "Human labels that would do without a judge.", 1000));
        var json = new Option<bool>("--json") { Description = "Prints one JSON object." };
        var command = new Command("judge", "How many human labels and how many judge's scores to buy.") { rho, cost, labels, json };
        command.SetAction((parsed, _) => Verb.GuardAsync(() =>
        {
            var budget = PpiBudget.Of(parsed.GetValue(rho), parsed.GetValue(cost), parsed.GetValue(labels));
            if (parsed.GetValue(json)) StatsOutput.Print(budget);
            else StatsOutput.Facts(("human labels", StatsOutput.Count(budget.Humans)), ("tasks with the judge alone", StatsOutput.Count(budget.JudgeOnly)), ("cost", $"{StatsOutput.Number(100 * budget.CostRatio, 1)}% of people alone"), ("note", budget.Note));
            return Task.FromResult(Exit.Done);
        }));
        return command;
    }

    private static Command On(string name, string description, Func<ParseResult, Plan> ask, params ReadOnlySpan<Option> options)
    {
        var json = new Option<bool>("--json") { Description = "Prints one JSON object." };
        var command = new Command(name, description) { json };
        foreach (var option in options) command.Options.Add(option);
        command.SetAction((parsed, _) => Verb.GuardAsync(() =>
        {
            var plan = ask(parsed);
            if (plan.Needed.Any(q => !double.IsFinite(q.Value))) throw new UsageException("the answer is beyond what numbers hold. Look for an option of extreme size.");
            if (parsed.GetValue(json)) StatsOutput.Print(plan);
            else Show(plan);
            return Task.FromResult(Exit.Done);
        }));
        return command;
    }

    private static void Show(Plan plan) => StatsOutput.Facts([
        .. plan.Needed.Select(q => (q.Name, (string?)Said(q.Value))),
        .. plan.Inputs.Select(q => ($"given {q.Name}", (string?)Said(q.Value))),
        ("formula", plan.Formula),
        ("source", plan.Source),
        ("note", plan.Note)]);

    private static string Said(double value) => value == Math.Floor(value) ? value.ToString("N0", CultureInfo.InvariantCulture) : value.ToString("G6", CultureInfo.InvariantCulture);

    private static Option<double> Need(string name, string description) => new(name) { Description = description, Required = true };

    private static Option<double> Value(string name, string description, double usual) => new(name) { Description = description, DefaultValueFactory = _ => usual };

    private static Option<int> Number(string name, string description, int usual) => new(name) { Description = description, DefaultValueFactory = _ => usual };

    private static Option<int?> Maybe(string name, string description) => new(name) { Description = description };

    private static Option<double> Confidence() => Value("--confidence", "Level of the interval.", 0.95);

    private static Option<double> Alpha() => Value("--alpha", "Level of the test.", 0.05);

    private static Option<double> Power() => Value("--power", "Chance to find the difference.", 0.8);
}
