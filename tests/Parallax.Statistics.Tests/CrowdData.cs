using System.Reflection;
using Parallax.Statistics.Input;

namespace Parallax.Statistics.Tests;

/// <summary>Six real crowd sets with truth, beside the repository on the machines that have them; a test without them shows as skipped.</summary>
internal static class CrowdData
{
    public static (Labels Labels, IReadOnlyDictionary<string, string> Truth) Load(string set) => (Labels(set), Truth(set));

    public static Labels Labels(string set)
    {
        using var stream = File.OpenRead(Path(set, "data.csv"));
        return LabelsReader.Read(stream, "data.csv");
    }

    public static IReadOnlyDictionary<string, string> Truth(string set)
    {
        using var stream = File.OpenRead(Path(set, "truth.csv"));
        return LabelsReader.ReadTruth(stream, "truth.csv");
    }

    private static string Path(string set, string file)
    {
        var root = typeof(CrowdData).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RepositoryRoot").Value!;
        var path = System.IO.Path.GetFullPath(System.IO.Path.Combine(root, "..", "shared", "data", "crowd", set, file));
        Assert.SkipUnless(File.Exists(path), $"The data set {set} is not on this machine.");
        return path;
    }
}
