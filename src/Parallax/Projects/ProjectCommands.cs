using System.CommandLine;
using Parallax.Cli;
using Parallax.Data;

namespace Parallax.Projects;

/// <summary><c>parallax project create</c> and <c>parallax import</c>.</summary>
public static class ProjectCommands
{
    public static Command Project(Func<ServerSettings, WebApplication> build) => new("project", "Projects.");

    public static Command Import(Func<ServerSettings, WebApplication> build) => new("import", "Import tasks.");
}
