using System.Text.Json.Nodes;
using Parallax.Projects;

namespace Parallax.Insight.Exports.Formats;

/// <summary>Tasks and judgments with the metadata by which dataset catalogues describe and load them.</summary>
public sealed class CroissantFormat : IExportFormat
{
    public string Name => "croissant";

    public string Title => "Croissant data set";

    public string For => "A data set to publish or to archive: tasks, judgments and a description that catalogues and loaders understand (MLCommons Croissant 1.0).";

    public IReadOnlyList<string> Loses => ["The description names the plain fields of a judgment; lists are described as they stand in the schema of judgments.jsonl.", "The licence is yours to write into metadata.json: Parallax does not know it."];

    public async Task WriteAsync(ExportRun run, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(run);
        await TasksFormat.WriteTasksAsync(run, cancel);
        await JudgmentsFormat.WriteJudgmentsAsync(run, cancel);
        foreach (var name in new[] { TasksFormat.FileName, JudgmentsFormat.FileName }) await run.CloseAsync(name, cancel);
        var file = run.Open("metadata.json");
        await file.JsonAsync(Describe(run), ExportJson.Plain, cancel);
        await file.TextAsync("\n", cancel);
    }

    private static JsonObject Describe(ExportRun run)
    {
        var protocol = run.Pooled[0];
        return new JsonObject
        {
            ["@context"] = Context(),
            ["@type"] = "sc:Dataset",
            ["name"] = run.Project.Slug,
            ["description"] = $"Human judgments of AI responses in the project {run.Project.Name}, by the protocol {protocol.Title}. {ExportRun.Pseudonyms}",
            ["conformsTo"] = "http://mlcommons.org/croissant/1.0",
            ["license"] = "Not stated: ask the owner of the project.",
            ["rai:dataAnnotationProtocol"] = string.Join(" ", new[] { protocol.Title, protocol.Summary, protocol.Preference?.Asks }.Concat(protocol.Dimensions.Select(d => d.Asks)).Where(t => !string.IsNullOrEmpty(t))),
            ["rai:dataAnnotationPlatform"] = "Parallax: contributors judge in a workspace that shows neither models nor others' judgments.",
            ["rai:dataAnnotationAnalysis"] = "Every judgment is here, with those outside of the overlap marked as spare; nothing is aggregated.",
            ["version"] = FormattableString.Invariant($"{protocol.Version}.0.0"),
            ["distribution"] = Files(run),
            ["recordSet"] = new JsonArray(
                Records("tasks", TasksFormat.FileName, ("id", "sc:Text"), ("category", "sc:Text"), ("prompt", "sc:Text"), ("reference", "sc:Text")),
                Records(
                    "judgments", JudgmentsFormat.FileName, ("judgment", "sc:Text"), ("task", "sc:Text"), ("category", "sc:Text"), ("presentation", "sc:Text"), ("contributor", "sc:Text"),
                    ("spare", "sc:Boolean"), ("submittedAt", "sc:DateTime"), ("protocol.version", "sc:Integer"), ("preference.strength", "sc:Text"), ("preference.better", "sc:Integer"), ("rationale", "sc:Text"))),
        };
    }

    private static JsonArray Files(ExportRun run)
    {
        var files = new JsonArray([.. run.Files.Select(f => new JsonObject
        {
            ["@type"] = "cr:FileObject",
            ["@id"] = f.Name,
            ["name"] = f.Name,
            ["contentUrl"] = f.Name,
            ["contentSize"] = FormattableString.Invariant($"{f.Bytes} B"),
            ["encodingFormat"] = "application/jsonlines",
            ["sha256"] = f.Sha256,
        })]);
        files.Add(new JsonObject { ["@type"] = "cr:FileSet", ["@id"] = "images", ["name"] = "images", ["encodingFormat"] = "image/*", ["includes"] = "media/*" });
        return files;
    }

    private static JsonObject Records(string name, string file, params (string Path, string Type)[] fields) => new()
    {
        ["@type"] = "cr:RecordSet",
        ["@id"] = name,
        ["name"] = name,
        ["field"] = new JsonArray([.. fields.Select(f => new JsonObject
        {
            ["@type"] = "cr:Field",
            ["@id"] = $"{name}/{f.Path}",
            ["name"] = $"{name}/{f.Path}",
            ["dataType"] = f.Type,
            ["source"] = new JsonObject { ["fileObject"] = new JsonObject { ["@id"] = file }, ["extract"] = new JsonObject { ["jsonPath"] = $"$.{f.Path}" } },
        })]),
    };

    /// <summary>As the specification gives it.</summary>
    private static JsonObject Context() => new()
    {
        ["@language"] = "en",
        ["@vocab"] = "https://schema.org/",
        ["citeAs"] = "cr:citeAs",
        ["column"] = "cr:column",
        ["conformsTo"] = "dct:conformsTo",
        ["cr"] = "http://mlcommons.org/croissant/",
        ["rai"] = "http://mlcommons.org/croissant/RAI/",
        ["data"] = Typed("cr:data", "@json"),
        ["dataType"] = Typed("cr:dataType", "@vocab"),
        ["dct"] = "http://purl.org/dc/terms/",
        ["examples"] = Typed("cr:examples", "@json"),
        ["extract"] = "cr:extract",
        ["field"] = "cr:field",
        ["fileProperty"] = "cr:fileProperty",
        ["fileObject"] = "cr:fileObject",
        ["fileSet"] = "cr:fileSet",
        ["format"] = "cr:format",
        ["includes"] = "cr:includes",
        ["isLiveDataset"] = "cr:isLiveDataset",
        ["jsonPath"] = "cr:jsonPath",
        ["key"] = "cr:key",
        ["md5"] = "cr:md5",
        ["parentField"] = "cr:parentField",
        ["path"] = "cr:path",
        ["recordSet"] = "cr:recordSet",
        ["references"] = "cr:references",
        ["regex"] = "cr:regex",
        ["repeated"] = "cr:repeated",
        ["replace"] = "cr:replace",
        ["sc"] = "https://schema.org/",
        ["separator"] = "cr:separator",
        ["source"] = "cr:source",
        ["subField"] = "cr:subField",
        ["transform"] = "cr:transform",
    };

    private static JsonObject Typed(string id, string type) => new() { ["@id"] = id, ["@type"] = type };
}
