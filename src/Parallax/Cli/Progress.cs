using Spectre.Console;

namespace Parallax.Cli;

/// <summary>A bar on a terminal, plain lines otherwise: a log file must stay readable.</summary>
public static class Progress
{
    private const int LineEvery = 10_000;
    private static readonly TimeSpan LineAfter = TimeSpan.FromSeconds(15);

    /// <summary>Runs <paramref name="work"/>, which reports how far it is.</summary>
    public static async Task<T> RunAsync<T>(string title, long? total, Func<Action<long>, Task<T>> work)
    {
        if (Console.IsErrorRedirected || Console.IsOutputRedirected || !AnsiConsole.Profile.Capabilities.Interactive) return await work(Plain(title, total));
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return await console.Progress().AutoClear(true).StartAsync(async bars =>
        {
            var bar = bars.AddTask(Markup.Escape(title), maxValue: total ?? 1);
            bar.IsIndeterminate = total is null;
            return await work(done => bar.Value = done);
        });
    }

    private static Action<long> Plain(string title, long? total)
    {
        var (lines, said, at) = (new Lock(), 0L, TimeProvider.System.GetTimestamp());
        return done =>
        {
            lock (lines)
            {
                if (done < said + LineEvery && TimeProvider.System.GetElapsedTime(at) < LineAfter) return;
                (said, at) = (Math.Max(said, done), TimeProvider.System.GetTimestamp());
                Console.Error.WriteLine(total is null ? $"{title}: {said}" : $"{title}: {said} of {total}");
            }
        };
    }
}
