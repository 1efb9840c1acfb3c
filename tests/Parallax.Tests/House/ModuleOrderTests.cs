using System.Reflection;
using System.Text.RegularExpressions;
using Parallax.Tests.Running;

namespace Parallax.Tests.House;

/// <summary>A module uses only modules to its left and the floor; the floor uses no module.</summary>
public partial class ModuleOrderTests
{
    private static readonly string[] Order = ["Identity", "Cases", "Projects", "Work", "Quality", "Talent", "Pay", "Insight", "Desk"];
    private static readonly string[] Floor = ["Data", "Web", "Jobs", "Media", "Cli"];

    [Fact]
    public void No_file_uses_a_module_to_its_right()
    {
        var root = Path.Combine(Repository.Root, "src", "Parallax");
        var files = Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(root, "*.razor", SearchOption.AllDirectories))
            .Where(f => !Path.GetRelativePath(root, f).Split('/').Any(p => p is "bin" or "obj" or "Migrations")).ToList();
        Assert.True(files.Count > 50, "The sources were not found.");
        var wrong = files.SelectMany(f => Wrong(Path.GetRelativePath(root, f), File.ReadLines(f)));
        Assert.Empty(wrong);
    }

    /// <summary>The rule itself can fail.</summary>
    [Theory]
    [InlineData("Projects/X.cs", "using Parallax.Work;", true)]
    [InlineData("Web/X.cs", "using Parallax.Identity;", true)]
    [InlineData("Work/X.cs", "using Parallax.Projects;", false)]
    [InlineData("Work/X.cs", "using Parallax.Data;", false)]
    [InlineData("Projects/Pages/X.razor", "@using Parallax.Desk", true)]
    public void The_rule_sees_a_wrong_use(string file, string line, bool wrong) => Assert.Equal(wrong, Wrong(file, [line]).Any());

    private static IEnumerable<string> Wrong(string file, IEnumerable<string> lines)
    {
        var module = file.Split('/')[0];
        if (file == "Program.cs") return [];
        var place = Array.IndexOf(Order, module);
        // What every page imports is floor as well.
        Assert.True(place >= 0 || Floor.Contains(module) || file == "_Imports.razor", $"{file} lies in no module and not on the floor.");
        return from line in lines
               from Match match in Used().Matches(line)
               let used = Array.IndexOf(Order, match.Groups[1].Value)
               where used > place
               select $"{file}: {line.Trim()}";
    }

    [GeneratedRegex(@"\bParallax\.(\w+)")]
    private static partial Regex Used();
}
