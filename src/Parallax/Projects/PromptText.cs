using Parallax.Web.Pages;

namespace Parallax.Projects;

/// <summary>A prompt in a list: the beginning of what the user asks last, which is what the responses answer.</summary>
public static class PromptText
{
    public static string Start(string turns, int most)
    {
        var said = Content.Read<List<Turn>>(turns);
        var asked = said.LastOrDefault(t => t.Role == "user") ?? said.LastOrDefault();
        return Words.Start(asked?.Text ?? "", most);
    }
}
