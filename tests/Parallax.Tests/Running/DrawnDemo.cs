using System.Diagnostics;

namespace Parallax.Tests.Running;

/// <summary>The demo as <c>./run</c> opens it: drawn by its generator, and filled.</summary>
public static class DrawnDemo
{
    public static async Task<TestApp> StartAsync()
    {
        var content = Directory.CreateTempSubdirectory("parallax-demo-");
        try
        {
            await DrawAsync(content.FullName);
            return await TestApp.StartDemoAsync(content.FullName);
        }
        finally
        {
            content.Delete(recursive: true);
        }
    }

    private static async Task DrawAsync(string folder)
    {
        var generator = Path.Combine(Repository.Root, "samples", "bin", "Release", "net10.0", "parallax-samples.dll");
        using var process = Process.Start(new ProcessStartInfo("dotnet", [generator, "--out", folder]) { RedirectStandardOutput = true })!;
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
    }
}
