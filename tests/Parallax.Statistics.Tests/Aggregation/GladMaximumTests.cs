using Parallax.Statistics.Aggregation;
using Parallax.Statistics.Input;

namespace Parallax.Statistics.Tests.Aggregation;

/// <summary>The formulas of Whitehill et al. (2009), written out densely and held against the result.</summary>
public class GladMaximumTests
{
    private static readonly AggregationResult Result = Glad.Fit(Simulated(), new GladOptions { Tolerance = 0, MaxIterations = 3000 });

    /// <summary>P(c | labels) is proportional to the product of s where the label is c and (1 - s) / (K - 1) where it is not, s = 1 / (1 + exp(-alpha beta)).</summary>
    [Fact]
    public void Posteriors_are_those_of_the_parameters()
    {
        for (var task = 0; task < Result.Labels.Tasks.Count; task++)
        {
            var joint = Joint(task);
            for (var c = 0; c < joint.Length; c++) Assert.Equal(joint[c] / joint.Sum(), Result.Posteriors[task, c], 1e-9);
        }
    }

    /// <summary>Sum over tasks of log (1/K sum over classes), and the log densities of the priors N(1, 1) of alpha and log beta.</summary>
    [Fact]
    public void The_objective_is_the_penalised_marginal_log_likelihood()
    {
        var sum = Enumerable.Range(0, Result.Labels.Tasks.Count).Sum(t => Math.Log(Joint(t).Average()));
        sum += Result.Skills.Sum(a => LogPrior(a!.Value)) + Result.Difficulties!.Sum(d => LogPrior(-Math.Log(d)));
        Assert.Equal(sum, Result.LogLikelihood!.Value, 1e-8 * Math.Abs(sum));
    }

    /// <summary>
    /// Where it has converged the gradient is 0: in alpha, sum of (q - s) beta over the labels of a worker, less (alpha - 1); in log beta, sum of (q - s) alpha beta
    /// over those of a task, less (log beta - 1); q is the posterior probability that the label is right.
    /// </summary>
    [Fact]
    public void At_the_maximum_the_gradient_is_zero()
    {
        var labels = Result.Labels;
        for (var w = 0; w < labels.Workers.Count; w++)
        {
            var (tasks, classes, slope) = (labels.TasksOfWorker(w).ToArray(), labels.ClassesOfWorker(w).ToArray(), 1 - Alpha(w));
            for (var i = 0; i < tasks.Length; i++) slope += (Result.Posteriors[tasks[i], classes[i]] - Right(tasks[i], w)) * Beta(tasks[i]);
            Assert.Equal(0, slope, 1e-4);
        }

        for (var t = 0; t < labels.Tasks.Count; t++)
        {
            var (workers, classes, slope) = (labels.WorkersOfTask(t).ToArray(), labels.ClassesOfTask(t).ToArray(), 1 - Math.Log(Beta(t)));
            for (var i = 0; i < workers.Length; i++) slope += (Result.Posteriors[t, classes[i]] - Right(t, workers[i])) * Alpha(workers[i]) * Beta(t);
            Assert.Equal(0, slope, 1e-4);
        }
    }

    private static double[] Joint(int task)
    {
        var (workers, classes, k) = (Result.Labels.WorkersOfTask(task).ToArray(), Result.Labels.ClassesOfTask(task).ToArray(), Result.Labels.Classes.Count);
        return [.. Enumerable.Range(0, k).Select(c => workers.Select((w, i) => classes[i] == c ? Right(task, w) : (1 - Right(task, w)) / (k - 1)).Aggregate(1.0, (a, b) => a * b))];
    }

    private static double Right(int task, int worker) => 1 / (1 + Math.Exp(-Alpha(worker) * Beta(task)));

    private static double Alpha(int worker) => Result.Skills[worker]!.Value;

    private static double Beta(int task) => 1 / Result.Difficulties![task];

    private static double LogPrior(double x) => -0.5 * (x - 1) * (x - 1) - 0.5 * Math.Log(2 * Math.PI);

    private static Labels Simulated()
    {
        var random = new Random(2);
        return Labels.From(from t in Enumerable.Range(0, 60) from w in Enumerable.Range(0, 8) where random.Next(3) > 0 select ($"t{t}", $"w{w}", $"c{(random.Next(10) > w ? t % 3 : random.Next(3))}"));
    }
}
