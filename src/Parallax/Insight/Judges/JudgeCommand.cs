using System.CommandLine;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Parallax.Cli;
using Parallax.Data;

namespace Parallax.Insight;

/// <summary><c>parallax judge import</c>: the scores of an automatic judge, to be held against people.</summary>
public static class JudgeCommand
{
    public static Command Make(Func<ServerSettings, WebApplication> build)
    {
        var project = new Argument<string>("project") { Description = "The project: its name, slug or id." };
        var file = new Argument<string>("file") { Description = "JSON Lines: {\"task\", \"model\", \"version\" (if there are several), \"score\"}." };
        var judge = new Option<string>("--judge") { Description = "The judge: its model and version.", Required = true, HelpName = "NAME" };
        var prompt = new Option<string>("--prompt") { Description = "The version of its prompt. Another prompt is another judge.", Required = true, HelpName = "VERSION" };
        var metric = new Option<string>("--metric") { Description = "What its score is held against: preference, or the id of a dimension.", DefaultValueFactory = _ => JudgeRun.Preference };
        var import = new Command("import", "Import the scores of a judge: all of them, or none.") { project, file, judge, prompt, metric };
        Verb.On(import, build, async (parsed, api, cancel) =>
        {
            var path = parsed.GetValue(file)!;
            if (!File.Exists(path)) throw new UsageException($"There is no file '{path}'.");
            using var body = new StreamContent(File.OpenRead(path));
            body.Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
            var to = $"/api/projects/{Uri.EscapeDataString(parsed.GetValue(project)!)}/insight/judges?judge={Uri.EscapeDataString(parsed.GetValue(judge)!)}&prompt={Uri.EscapeDataString(parsed.GetValue(prompt)!)}&metric={Uri.EscapeDataString(parsed.GetValue(metric)!)}";
            using var response = await api.SendAsync(HttpMethod.Post, to, body, cancel);
            var report = await response.Content.ReadFromJsonAsync<JsonElement>(cancel);
            Console.WriteLine($"{(report.GetProperty("isNew").GetBoolean() ? "imported" : "there already")}: {report.GetProperty("scores").GetInt32()} scores");
            return Exit.Done;
        });
        return new Command("judge", "Automatic judges beside people.") { import };
    }
}
