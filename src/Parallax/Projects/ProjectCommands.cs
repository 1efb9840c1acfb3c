using System.CommandLine;
using System.Text.Json;
using Parallax.Cli;
using Parallax.Data;

namespace Parallax.Projects;

/// <summary><c>parallax project create</c> and <c>parallax import</c>.</summary>
public static class ProjectCommands
{
    public static Command Project(Func<ServerSettings, WebApplication> build)
    {
        var name = new Argument<string>("name") { Description = "The project's name." };
        var protocol = new Option<string>("--protocol") { Description = "pairwise, steps, or a protocol's JSON file.", Required = true };
        var organization = new Option<string?>("--organization") { Description = "Its organization (default: the only one there is)." };
        var overlap = new Option<int>("--overlap") { Description = "How many people judge each presentation.", DefaultValueFactory = _ => 3 };
        var pairs = new Option<string>("--pairs") { Description = "all, star, or a number of random pairs a task.", DefaultValueFactory = _ => "3" };
        var draft = new Option<bool>("--draft") { Description = "Give nothing out before it is opened." };
        var create = new Command("create", "Create a project.") { name, protocol, organization, overlap, pairs, draft };
        Verb.On(create, build, async (parsed, api, cancel) =>
        {
            var chosen = parsed.GetValue(protocol)!;
            var project = await api.PostAsync("/api/projects", new
            {
                name = parsed.GetValue(name),
                protocol = ProtocolReader.BuiltIn.Contains(chosen) ? chosen : null,
                protocolDefinition = ProtocolReader.BuiltIn.Contains(chosen) ? null : (JsonElement?)await DefinitionAsync(chosen, cancel),
                organization = parsed.GetValue(organization),
                overlap = parsed.GetValue(overlap),
                pairs = parsed.GetValue(pairs),
                state = parsed.GetValue(draft) ? "draft" : "open",
            }, cancel);
            Console.WriteLine($"project: {project.GetProperty("slug").GetString()}");
            Console.WriteLine($"id: {project.GetProperty("id").GetString()}");
            return Exit.Done;
        });
        return new Command("project", "Projects.") { create, ProjectStateCommands.Open(build), ProjectStateCommands.Pause(build), AmendCommands.Amend(build), AmendCommands.Conclude(build), AmendCommands.Cancel(build) };
    }

    public static Command Import(Func<ServerSettings, WebApplication> build)
    {
        var project = new Argument<string>("project") { Description = "The project: its name, slug or id." };
        var file = new Argument<string>("file") { Description = "Parallax tasks, JSON Lines; images lie beside it." };
        var replace = new Option<bool>("--replace") { Description = "Put tasks with known ids and other content in the old ones' place." };
        var import = new Command("import", "Import a file of tasks: all of it, or nothing.") { project, file, replace };
        return Verb.On(import, build, async (parsed, api, cancel) =>
        {
            var report = await ImportFile.RunAsync(api, parsed.GetValue(project)!, parsed.GetValue(file)!, parsed.GetValue(replace), cancel);
            return ImportFile.Say(report) ? Exit.Done : Exit.BadInput;
        });
    }

    private static async Task<JsonElement> DefinitionAsync(string file, CancellationToken cancel)
    {
        if (!File.Exists(file)) throw new UsageException($"'{file}' is neither a built-in protocol ({string.Join(", ", ProtocolReader.BuiltIn)}) nor a file.");
        try
        {
            await using var stream = File.OpenRead(file);
            return await JsonSerializer.DeserializeAsync<JsonElement>(stream, cancellationToken: cancel);
        }
        catch (JsonException exception)
        {
            throw new UsageException($"{file}: {exception.Message}");
        }
    }
}
