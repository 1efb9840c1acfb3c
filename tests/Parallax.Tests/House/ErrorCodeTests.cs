using System.Text.RegularExpressions;
using Parallax.Tests.Running;

namespace Parallax.Tests.House;

/// <summary>Every code that a program can meet is written down.</summary>
public partial class ErrorCodeTests
{
    [Fact]
    public void Every_error_code_is_documented_and_no_other()
    {
        var sources = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "Parallax"), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal));
        var codes = sources.SelectMany(f => Used().Matches(string.Join("\n", File.ReadLines(f))).Select(m => m.Groups[1].Value)).ToHashSet();
        var documented = Documented().Matches(string.Join("\n", File.ReadLines(Path.Combine(Repository.Root, "docs", "errors.md")))).Select(m => m.Groups[1].Value).ToHashSet();
        Assert.True(codes.Count > 15, "The codes were not found.");
        Assert.Empty(codes.Except(documented));
        Assert.Empty(documented.Except(codes));
    }

    [GeneratedRegex("""new(?: Refusal)?\(\s*"([a-z]+(?:-[a-z]+)*\.[a-z-]+)",""")]
    private static partial Regex Used();

    [GeneratedRegex(@"^\| `([a-z-]+\.[a-z-]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Documented();
}
