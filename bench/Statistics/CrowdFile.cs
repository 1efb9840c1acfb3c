using System.Globalization;

namespace Parallax.Bench.Statistics;

/// <summary>Simulated labels as a CSV file: tasks x 5 labels, 4 classes, workers right with probability .5 to .95. Seeded: the same bytes every time.</summary>
public sealed class CrowdFile : IDisposable
{
    public const int PerTask = 5;
    private const int Classes = 4;

    public CrowdFile(int tasks, int workers)
    {
        Path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"parallax-bench-{Environment.ProcessId}-{tasks}.csv");
        Labels = (long)tasks * PerTask;
        using var writer = new StreamWriter(Path, false, new System.Text.UTF8Encoding(false), 1 << 20);
        writer.Write("task,worker,label\n");
        var random = new Random(5);
        for (var task = 0; task < tasks; task++) Write(writer, random, task, workers);
    }

    public string Path { get; }

    public long Labels { get; }

    public void Dispose() => File.Delete(Path);

    private static void Write(StreamWriter writer, Random random, int task, int workers)
    {
        var (truth, seen) = (random.Next(Classes), new int[PerTask]);
        for (var i = 0; i < PerTask; i++)
        {
            int worker;
            do worker = random.Next(workers);
            while (seen.AsSpan(0, i).Contains(worker));
            seen[i] = worker;
            var accuracy = 0.5 + 0.45 * worker / workers;
            var label = random.NextDouble() < accuracy ? truth : (truth + 1 + random.Next(Classes - 1)) % Classes;
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"{task},{worker},{label}\n"));
        }
    }
}
