namespace Parallax.Statistics.Tests;

public class PurityTests
{
    /// <summary>The library can be published alone: it stands on the framework and nothing else.</summary>
    [Fact]
    public void It_references_nothing_but_the_framework()
    {
        var references = typeof(Estimate).Assembly.GetReferencedAssemblies().Select(a => a.Name!);
        Assert.All(references, name => Assert.True(name.StartsWith("System.", StringComparison.Ordinal) || name is "System" or "netstandard", name));
    }
}
