using System.CommandLine;
using Parallax.Statistics.Input;

namespace Parallax.Cli.Stats;

/// <summary>The files that the verbs of <c>stats</c> read: a path, or - for standard input.</summary>
internal static class StatsFile
{
    private const int Kilobyte = 1024;

    public static Argument<string> Argument(string name, string columns) => new(name) { Description = $"CSV or JSON Lines with {columns}; - for standard input." };

    public static Option<string?> Input(string name, string description) => new(name) { Description = description, HelpName = "FILE" };

    public static Option<DuplicatePolicy> Duplicates() => new("--duplicates")
    {
        Description = "A second row of a worker on a task: refuse, keep, first or last.",
        CustomParser = StatsOptions.Parse<DuplicatePolicy>,
        DefaultValueFactory = _ => DuplicatePolicy.Refuse,
    };

    /// <summary>Reads a file with a bar on a terminal; returns what it held and how many seconds it took.</summary>
    public static async Task<(T Read, double Seconds)> ReadAsync<T>(string file, Func<Stream, string, IProgress<long>, T> read, CancellationToken cancel)
    {
        var begin = TimeProvider.System.GetTimestamp();
        await using var stream = file == "-" ? Console.OpenStandardInput() : Open(file);
        var name = file == "-" ? "standard input" : file;
        var total = stream.CanSeek ? stream.Length / Kilobyte : (long?)null;
        var result = await Progress.RunAsync($"reading {Path.GetFileName(name)} (kB)", total, report =>
            Task.Run(() => read(stream, name, new Told<long>(bytes => report(bytes / Kilobyte), cancel)), cancel));
        return (result, TimeProvider.System.GetElapsedTime(begin).TotalSeconds);
    }

    /// <summary>Runs a computation that counts its steps, with a bar on a terminal; returns what it found and how many seconds it took.</summary>
    public static async Task<(T Found, double Seconds)> ComputeAsync<T>(string title, long? total, Func<IProgress<int>, T> compute, CancellationToken cancel)
    {
        var begin = TimeProvider.System.GetTimestamp();
        var result = await Progress.RunAsync(title, total, report => Task.Run(() => compute(new Told<int>(step => report(step), cancel)), cancel));
        return (result, TimeProvider.System.GetElapsedTime(begin).TotalSeconds);
    }

    private static FileStream Open(string file) =>
        Directory.Exists(file) ? throw new UsageException($"'{file}' is a folder. Name a file in it.")
        : !File.Exists(file) ? throw new UsageException($"There is no file '{file}'.")
        : new FileStream(file, new FileStreamOptions { Options = FileOptions.SequentialScan, BufferSize = 0 });

    /// <summary>Reports at once, on the thread that works, and is the place where Ctrl+C stops it.</summary>
    private sealed class Told<T>(Action<T> act, CancellationToken cancel) : IProgress<T>
    {
        public void Report(T value)
        {
            cancel.ThrowIfCancellationRequested();
            act(value);
        }
    }
}
