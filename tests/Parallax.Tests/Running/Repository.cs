using System.Reflection;

namespace Parallax.Tests.Running;

/// <summary>Where things lie on this machine.</summary>
public static class Repository
{
    public static readonly string Root = typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(a => a.Key == "RepositoryRoot").Value!;

    /// <summary>Real data, beside the repository on the machines that have it.</summary>
    public static readonly string Data = Path.GetFullPath(Path.Combine(Root, "..", "shared", "data"));

    public static readonly string Executable = Path.Combine(Root, "src", "Parallax", "bin", "Release", "net10.0", "Parallax.dll");

    public static bool Slow => Environment.GetEnvironmentVariable("PARALLAX_TEST_SLOW") == "1";

    /// <summary>The path of real data; a test without it shows as skipped, never as absent.</summary>
    public static string DataOrSkip(string path)
    {
        var full = Path.Combine(Data, path);
        Assert.SkipUnless(File.Exists(full) || Directory.Exists(full), $"The data set {path} is not on this machine.");
        return full;
    }
}
