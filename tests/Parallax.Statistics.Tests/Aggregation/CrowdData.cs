using System.Runtime.CompilerServices;
using Parallax.Statistics.Input;

namespace Parallax.Statistics.Tests.Aggregation;

/// <summary>Real crowd labels with truth, beside the repository on the machines that have them; a test without them shows as skipped.</summary>
internal static class CrowdData
{
    private static readonly string? Folder = Find(AppContext.BaseDirectory) ?? Find(Path.GetDirectoryName(Source())!);

    public static (Labels Labels, IReadOnlyDictionary<string, string> Truth) Load(string set)
    {
        Assert.SkipWhen(Folder is null, "The crowd data sets are not on this machine.");
        var labels = Labels.From(Rows(set, "data.csv").Select(r => (r[0], r[1], r[2])));
        return (labels, Rows(set, "truth.csv").ToDictionary(r => r[0], r => r[1]));
    }

    private static IEnumerable<string[]> Rows(string set, string file) =>
        File.ReadLines(Path.Combine(Folder!, set, file)).Skip(1).Select(line => line.Split(','));

    private static string? Find(string from)
    {
        for (var folder = new DirectoryInfo(from); folder is not null; folder = folder.Parent)
            if (Directory.Exists(Path.Combine(folder.FullName, "shared", "data", "crowd"))) return Path.Combine(folder.FullName, "shared", "data", "crowd");
        return null;
    }

    private static string Source([CallerFilePath] string path = "") => path;
}
