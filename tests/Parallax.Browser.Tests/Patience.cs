using System.Diagnostics;

namespace Parallax.Browser.Tests;

/// <summary>How long anything is waited for: on a loaded machine a page takes its time, and is no worse for it.</summary>
public static class Patience
{
    public static readonly TimeSpan Most = TimeSpan.FromSeconds(90);

    public static async Task UntilAsync(Func<Task<bool>> so)
    {
        var waited = Stopwatch.StartNew();
        while (!await so())
        {
            Assert.True(waited.Elapsed < Most, $"It did not come to that in {Most.TotalSeconds} seconds.");
            await Task.Delay(50);
        }
    }
}
