using Parallax.Projects;
using Parallax.Work;

namespace Parallax.Talent;

/// <summary>What an item expects, as a person says it.</summary>
public static class ItemWords
{
    /// <summary>Each expected thing on a line of its own.</summary>
    /// <param name="name">What a response is called; its number when null.</param>
    public static IEnumerable<string> Of(ItemContent content, ProtocolDefinition protocol, Func<int, string>? name = null)
    {
        ArgumentNullException.ThrowIfNull(content);
        return content.Rubric is { } rubric ? [rubric.Asks] : KeyWords.Of(content.Key!, protocol, name);
    }
}
