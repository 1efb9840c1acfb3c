using System.Diagnostics;

namespace Parallax.Bench.Statistics;

/// <summary>The command line as a process of its own: seconds from start to end, and the most memory that it had.</summary>
public static class StatsProcess
{
    public static (double Seconds, string Output, double PeakBytes) Run(params string[] arguments)
    {
        var begin = Stopwatch.GetTimestamp();
        var product = Path.Combine(AppContext.BaseDirectory, "Parallax.dll");
        using var process = Process.Start(new ProcessStartInfo("dotnet", [product, "stats", .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        var peak = 0L;
        var output = process.StandardOutput.ReadToEndAsync();
        while (!process.WaitForExit(20)) peak = Math.Max(peak, Peak(process));
        var seconds = Stopwatch.GetElapsedTime(begin).TotalSeconds;
        return process.ExitCode == 0 ? (seconds, output.Result, peak) : throw new InvalidOperationException($"parallax stats {string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }

    private static long Peak(Process process)
    {
        try
        {
            process.Refresh();
            return process.PeakWorkingSet64;
        }
        catch (InvalidOperationException)
        {
            // It ended between the question and the answer.
            return 0;
        }
    }
}
