using System.CommandLine;
using System.Text.Json;
using Parallax.Cli;
using Parallax.Data;
using Parallax.Insight.Exports;

namespace Parallax.Desk;

/// <summary><c>parallax export</c>: has an export made, and brings it here. A file appears under its name only when it is whole.</summary>
public static class ExportCommand
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(250);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static Command Make(Func<ServerSettings, WebApplication> build)
    {
        var project = new Argument<string>("project") { Description = "The project: its name, slug or id." };
        var format = new Option<string>("--format") { Description = $"{string.Join(", ", ExportFormats.All.Select(f => f.Name))}.", Required = true };
        var directory = new Option<string>("--out") { Description = "The folder to write into.", HelpName = "DIR", Required = true };
        var withdrawn = new Option<bool>("--with-withdrawn") { Description = "Judgments of withdrawn tasks as well, marked \"withdrawn\"." };
        var command = new Command("export", "Export a project's judgments or tasks.") { project, format, directory, withdrawn };
        return Verb.On(command, build, async (parsed, api, cancel) =>
        {
            var request = new RequestExport.Request(parsed.GetValue(format), parsed.GetValue(withdrawn));
            if ((ExportFormats.Find(request.Format) is not { } chosen ? ExportRefusals.FormatUnknown(request.Format) : request.WithWithdrawn && !chosen.MarksWithdrawn ? ExportRefusals.WithdrawnUnmarked : null) is { } no)
                throw new UsageException(no.Detail);
            var root = $"/api/projects/{Uri.EscapeDataString(parsed.GetValue(project)!)}";
            var folder = Path.GetFullPath(parsed.GetValue(directory)!);
            var fetch = new FetchExport(api, root, folder);
            var made = await MadeAsync(api, root, await fetch.BegunAsync(request, cancel) ?? await AskAsync(api, root, request, cancel), fetch, cancel);
            await fetch.RunAsync(made, cancel);
            Say(made, folder);
            return Exit.Done;
        });
    }

    private static async Task<ExportView> AskAsync(Api api, string root, RequestExport.Request request, CancellationToken cancel) =>
        (await api.PostAsync($"{root}/exports", request, cancel)).Deserialize<ExportView>(Json)!;

    private static async Task<ExportView> MadeAsync(Api api, string root, ExportView export, FetchExport fetch, CancellationToken cancel)
    {
        await fetch.BeginAsync(export, cancel);
        return await Progress.RunAsync("Exporting", null, async done =>
        {
            while (export.State is not ("made" or "failed"))
            {
                await Task.Delay(LookEvery, TimeProvider.System, cancel);
                export = (await api.GetAsync($"{root}/exports/{export.Id}", cancel)).Deserialize<ExportView>(Json)!;
                done(export.Done);
            }

            return export.State == "made" ? export : throw new UsageException("The export could not be made: the server's log says why.");
        });
    }

    private static void Say(ExportView made, string folder)
    {
        var manifest = made.Manifest!;
        foreach (var file in manifest.Files) Console.WriteLine($"exported: {(file.Lines is { } lines ? $"{lines} lines to " : "")}{Path.Combine(folder, file.Name)}");
        if (manifest.Media > 0) Console.WriteLine($"images: {manifest.Media}");
        Console.WriteLine($"judgments: {manifest.Judgments.Used} of {manifest.Judgments.Total}");
        if (manifest.Counts.TryGetValue("judgments-of-withdrawn-tasks", out var marked)) Console.WriteLine($"of withdrawn tasks, marked: {marked}");
        foreach (var reason in manifest.Judgments.LeftOut) Console.WriteLine(LeftOutLine(reason, ExportFormats.Find(made.Format)!));
        foreach (var reason in manifest.Omitted) Console.WriteLine($"omitted, {reason.Why}: {reason.N} ({reason.Words})");
    }

    private static string LeftOutLine(Reason reason, IExportFormat format) => reason.Why == LeftOut.Withdrawn
        ? $"left out, of withdrawn tasks: {reason.N}{(format.MarksWithdrawn ? " (--with-withdrawn exports them, marked)" : "")}"
        : $"left out, {reason.Why}: {reason.N} ({reason.Words})";
}
