using System.CommandLine;
using Parallax.Cli;
using Parallax.Data;

namespace Parallax.Projects;

/// <summary><c>parallax project open</c> and <c>parallax project pause</c>.</summary>
public static class ProjectStateCommands
{
    public static Command Open(Func<ServerSettings, WebApplication> build) => To("open", "open", "Open a draft, or a paused project.", build);

    public static Command Pause(Func<ServerSettings, WebApplication> build) => To("pause", "paused", "Give no new tasks out; what is begun may be finished.", build);

    private static Command To(string verb, string state, string description, Func<ServerSettings, WebApplication> build)
    {
        var project = new Argument<string>("project") { Description = "The project: its name, slug or id." };
        return Verb.On(new Command(verb, description) { project }, build, async (parsed, api, cancel) =>
        {
            var answer = await api.PostAsync($"/api/projects/{Uri.EscapeDataString(parsed.GetValue(project)!)}/state", new { state }, cancel);
            Console.WriteLine($"state: {answer.GetProperty("state").GetString()}");
            return Exit.Done;
        });
    }
}
