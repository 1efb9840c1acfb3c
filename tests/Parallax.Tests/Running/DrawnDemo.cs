using System.Diagnostics;

namespace Parallax.Tests.Running;

/// <summary>The demo as <c>./run</c> opens it: drawn by its generator, and filled.</summary>
public static class DrawnDemo
{
    public static async Task<TestApp> StartAsync()
    {
        var content = await DrawAsync();
        try
        {
            return await TestApp.StartDemoAsync(content.FullName);
        }
        finally
        {
            content.Delete(recursive: true);
        }
    }

    /// <summary>Draws the demo's content into a new folder, which the caller deletes.</summary>
    public static async Task<DirectoryInfo> DrawAsync()
    {
        var folder = Directory.CreateTempSubdirectory("parallax-demo-");
        var generator = Path.Combine(Repository.Root, "samples", "bin", "Release", "net10.0", "parallax-samples.dll");
        using var process = Process.Start(new ProcessStartInfo("dotnet", [generator, "--out", folder.FullName]) { RedirectStandardOutput = true })!;
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        return folder;
    }
}
