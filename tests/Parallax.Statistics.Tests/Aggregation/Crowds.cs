using System.Globalization;
using CsCheck;
using Parallax.Statistics.Input;

namespace Parallax.Statistics.Tests.Aggregation;

/// <summary>Crowds whose truth is known, and crowds of any shape.</summary>
internal static class Crowds
{
    /// <summary>Up to 60 labels of up to 12 tasks by up to 6 workers, classes a to d, no (task, worker) twice.</summary>
    public static readonly Gen<(string Task, string Worker, string Label)[]> Any =
        Gen.Select(Gen.Int[0, 11], Gen.Int[0, 5], Gen.Int[0, 3]).Array[1, 60].Select(rows => rows.DistinctBy(r => (r.Item1, r.Item2)).Select(r => ($"{r.Item1}", $"{r.Item2}", $"{(char)('a' + r.Item3)}")).ToArray());

    /// <summary>Worker w of n is right with probability .55 to .95; wrong labels are spread evenly. Task ids carry their number, the truth is number mod classes.</summary>
    public static Labels Simulated(int tasks, int perTask, int workers, int classes, int seed)
    {
        var random = new Random(seed);
        return Labels.From(Rows());

        IEnumerable<(string, string, string)> Rows()
        {
            for (var t = 0; t < tasks; t++)
            {
                var first = random.Next(workers);
                for (var i = 0; i < perTask; i++)
                {
                    var worker = (first + i * (1 + t % 3)) % workers;
                    var truth = t % classes;
                    var given = random.NextDouble() < Accuracy(worker, workers) ? truth : (truth + 1 + random.Next(classes - 1)) % classes;
                    if (i * (1 + t % 3) < workers) yield return ($"{t}", $"w{worker}", $"{given}");
                }
            }
        }
    }

    public static double Accuracy(int worker, int workers) => 0.55 + 0.4 * worker / Math.Max(1, workers - 1);

    public static string TrueClass(string task, int classes) => (int.Parse(task, CultureInfo.InvariantCulture) % classes).ToString(CultureInfo.InvariantCulture);
}
