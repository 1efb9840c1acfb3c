using Parallax.Web;

namespace Parallax.Projects;

/// <summary>All that a project can answer "no" to.</summary>
public static class ProjectRefusals
{
    public static Refusal Unknown(string reference) => new("project.unknown", 404, $"There is no project '{reference}' that you may use.");

    public static Refusal Ambiguous(string reference) => new("project.ambiguous", 409, $"Several organizations have a project '{reference}': name it by its id.");
}
