namespace Parallax.Projects;

/// <summary>A switch to another protocol version as the people on the project read it.</summary>
public static class SwitchWords
{
    public const string Why = "what is asked or how to decide it was revised";
    public const string Meaning = "A task that you have begun stays as it is; tasks that you are given from now on come with the new version.";

    public static string Title(int version) => $"New guidelines: version {version}";

    public static string Mail(Project project, string reason)
    {
        ArgumentNullException.ThrowIfNull(project);
        return $"""
            {project.Name} goes on with a new version of its guidelines and questions.

            {reason}

            {Meaning} What changed, line by line:

            /projects/{project.Id}/guidelines
            """;
    }
}
