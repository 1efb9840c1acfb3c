using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Parallax.Bench.Statistics;

/// <summary>The plain C program that says what the machine can do: compiled with gcc -O3, run as a process, its figures read from JSON.</summary>
public sealed class CFloor : IDisposable
{
    private readonly string _program = Path.Combine(Path.GetTempPath(), $"parallax-floor-{Environment.ProcessId}");

    /// <summary>Null where there is no gcc: then only the growth is measured.</summary>
    public static CFloor? Compile()
    {
        var floor = new CFloor();
        var source = Path.Combine(AppContext.BaseDirectory, "Statistics", "dawid_skene.c");
        try
        {
            var (code, _, _) = Run("gcc", "-O3", "-march=native", "-pthread", source, "-lm", "-o", floor._program);
            return code == 0 ? floor : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    /// <summary>Seconds to read and index, of EM alone, and of the whole process.</summary>
    public (double Read, double Em, double Whole) DawidSkene(string file, int iterations, int threads)
    {
        var (code, output, seconds) = Run(_program, file, iterations.ToString(CultureInfo.InvariantCulture), threads.ToString(CultureInfo.InvariantCulture));
        if (code != 0) throw new InvalidOperationException("The C program failed.");
        var json = JsonDocument.Parse(output).RootElement;
        return (json.GetProperty("read").GetDouble(), json.GetProperty("em").GetDouble(), seconds);
    }

    public void Dispose() => File.Delete(_program);

    internal static (int Code, string Output, double Seconds) Run(string program, params string[] arguments)
    {
        var begin = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, Stopwatch.GetElapsedTime(begin).TotalSeconds);
    }
}
