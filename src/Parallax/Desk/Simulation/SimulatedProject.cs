using System.Text.Json;
using Parallax.Cli;
using Parallax.Projects;

namespace Parallax.Desk;

/// <summary>The project in which a run works, as the one who leads it has it.</summary>
public sealed class SimulatedProject(Api api, Guid id, string slug)
{
    public Guid Id => id;

    public string Slug => slug;

    public Api Api => api;

    /// <summary>Makes it and imports the lines.</summary>
    public static async Task<SimulatedProject> MakeAsync(
        Api api, string name, string? organization, JsonElement protocol, int overlap, int seed, IEnumerable<string> lines, CancellationToken cancel)
    {
        var made = await api.PostAsync("/api/projects", new { name, organization, protocolDefinition = protocol, overlap, pairs = "all", seed }, cancel);
        var project = new SimulatedProject(api, made.GetProperty("id").GetGuid(), made.GetProperty("slug").GetString()!);
        await project.ImportAsync(lines, cancel);
        return project;
    }

    /// <summary>The judgments that count, oldest first, one at a time.</summary>
    public async IAsyncEnumerable<Work.JudgmentLine> JudgmentsAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        using var response = await api.SendAsync(HttpMethod.Get, $"/api/projects/{slug}/exports/judgments-jsonl", null, cancel);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(cancel));
        while (await reader.ReadLineAsync(cancel) is { } line)
            if (line.Length > 0) yield return Content.Read<Work.JudgmentLine>(line);
    }

    private async Task ImportAsync(IEnumerable<string> lines, CancellationToken cancel)
    {
        var folder = Directory.CreateTempSubdirectory("parallax-simulation-");
        try
        {
            var file = Path.Combine(folder.FullName, "tasks.jsonl");
            await using (var writer = new StreamWriter(file))
                foreach (var line in lines) await writer.WriteLineAsync(line.AsMemory(), cancel);
            var report = await ImportFile.RunAsync(api, slug, file, replace: false, cancel);
            if (report.GetProperty("state").GetString() != "published") throw new UsageException($"The server refused the tasks: {report.GetProperty("problems")}");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
