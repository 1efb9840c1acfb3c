using System.CommandLine;
using System.Text.Json;
using Parallax.Cli;
using Parallax.Data;

namespace Parallax.Desk;

/// <summary><c>parallax audit</c>: exit code 0 when all is as it must be, 1 when it names something.</summary>
public static class AuditCommand
{
    public static Command Make(Func<ServerSettings, WebApplication> build)
    {
        var file = new Option<string?>("--acknowledged") { Description = "JSON Lines of what clients were told was accepted: judgment, assignment, key, spare.", HelpName = "FILE" };
        var command = new Command("audit", "Prove that nothing was lost, doubled, over its overlap, orphaned or moved.") { file };
        return Verb.On(command, build, async (parsed, api, cancel) =>
        {
            using var content = Content(parsed.GetValue(file));
            using var response = await api.SendAsync(HttpMethod.Post, "/api/audit", content, cancel);
            return Say(await response.Content.ReadFromJsonAsync<JsonElement>(cancel));
        });
    }

    private static StreamContent Content(string? file)
    {
        if (file is null) return new StreamContent(Stream.Null);
        if (!File.Exists(file)) throw new UsageException($"There is no file '{file}'.");
        return new StreamContent(File.OpenRead(file));
    }

    private static int Say(JsonElement answer)
    {
        var findings = answer.GetProperty("findings");
        foreach (var finding in findings.EnumerateArray())
            Console.WriteLine($"FAULT {finding.GetProperty("check").GetString()}: {finding.GetProperty("subject").GetString()}: {finding.GetProperty("detail").GetString()}");
        Console.WriteLine($"checked: {answer.GetProperty("checks").GetArrayLength()} rules, {answer.GetProperty("judgments").GetInt64()} judgments, {answer.GetProperty("acknowledged").GetInt64()} acknowledged");
        Console.WriteLine(findings.GetArrayLength() == 0 ? "clean" : $"{findings.GetArrayLength()} fault(s)");
        return findings.GetArrayLength() == 0 ? Exit.Done : Exit.Failed;
    }
}
