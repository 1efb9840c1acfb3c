using Parallax.Statistics.Input;

namespace Parallax.Statistics.Agreement;

/// <summary>What one pass over the tasks gives: how far each disagrees within itself, and the mean class shares.</summary>
internal sealed class TaskAgreement
{
    private TaskAgreement(double[] disagreement, double[] shares)
    {
        (Disagreement, Shares) = (disagreement, shares);
    }

    /// <summary>For each task, the mean disagreement of two of its labels; 0 where it has fewer than two.</summary>
    public double[] Disagreement { get; }

    /// <summary>The share of each class, first within each task, then averaged over the tasks.</summary>
    public double[] Shares { get; }

    /// <summary>Tasks with a label.</summary>
    public int Tasks { get; private set; }

    /// <summary>Tasks with two or more.</summary>
    public int Paired { get; private set; }

    /// <summary>Mean over the tasks with two or more labels; meaningless if there are none.</summary>
    public double Observed { get; private set; }

    public static TaskAgreement Of(Rows rows, Disagreement disagreement, int classes)
    {
        var result = new TaskAgreement(new double[rows.Count], new double[classes]);
        var sum = 0.0;
        for (var task = 0; task < rows.Count; task++)
        {
            var labels = rows.Classes(task);
            if (labels.IsEmpty) continue;
            result.Tasks++;
            var share = 1.0 / labels.Length;
            foreach (var label in labels) result.Shares[label] += share;
            if (labels.Length < 2) continue;
            result.Paired++;
            sum += result.Disagreement[task] = disagreement.Within(labels) / ((double)labels.Length * (labels.Length - 1));
        }

        result.Observed = sum / Math.Max(1, result.Paired);
        for (var k = 0; k < classes; k++) result.Shares[k] /= Math.Max(1, result.Tasks);
        return result;
    }
}
