using System.Reflection;
using Parallax.Statistics.Agreement;
using Parallax.Statistics.Aggregation;
using Parallax.Statistics.Input;

namespace Parallax.Statistics.Tests;

/// <summary>What the package's README shows is this code, and it runs.</summary>
public class ReadmeTests
{
    [Fact]
    public void The_sample_runs()
    {
        var folder = Directory.CreateTempSubdirectory("parallax-readme-");
        var path = Path.Combine(folder.FullName, "labels.csv");
        File.WriteAllText(path, "task,worker,label\n1,a,x\n1,b,x\n1,c,y\n2,a,y\n2,b,y\n2,c,y\n");
        using (var file = File.OpenRead(path))
        {
            var labels = LabelsReader.Read(file, "labels.csv");

            var result = DawidSkene.Fit(labels);
            Assert.Equal("x", labels.Classes[result.Posteriors.Top(0)]);
            Assert.InRange(result.Skills[0]!.Value, 0, 1);

            var alpha = AgreementCoefficients.Of(labels, CoefficientKind.Alpha);
            Assert.True(alpha.Value is not null || alpha.Note is not null);
        }

        folder.Delete(recursive: true);
    }

    [Fact]
    public void The_sample_is_the_one_that_is_shown()
    {
        var root = typeof(ReadmeTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RepositoryRoot").Value!;
        var readme = File.ReadLines(Path.Combine(root, "src", "Parallax.Statistics", "README.md")).ToList();
        foreach (var line in new[] { "var labels = LabelsReader.Read(file, \"labels.csv\");", "var result = DawidSkene.Fit(labels);", "var alpha = AgreementCoefficients.Of(labels, CoefficientKind.Alpha);" }) Assert.Contains(line, readme);
        foreach (var space in typeof(Estimate).Assembly.GetExportedTypes().Select(t => t.Namespace!.Split('.')[^1]).Distinct().Where(n => n != "Statistics"))
            Assert.Contains(readme, l => l.StartsWith($"| `{space}` |", StringComparison.Ordinal));
    }
}
