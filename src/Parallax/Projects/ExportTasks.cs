using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Media;
using Parallax.Web;

namespace Parallax.Projects;

/// <summary>Streams the visible tasks of a project in the format in which they came; images are named <c>media/HASH.EXT</c>.</summary>
public static class ExportTasks
{
    private const int PageSize = 200;
    private const string ContentType = "application/x-ndjson";

    private static readonly JsonWriterOptions Plain = new() { Encoder = Content.Json.Encoder };

    public static async Task<IResult> GetAsync(string project, HttpContext http, AppDb db, CancellationToken cancel)
    {
        var found = await ProjectAccess.FindAsync(db, Caller.Of(http.User), project, ProjectAccess.Readers, cancel);
        if (found.Refusal is { } refusal) return refusal;
        return TypedResults.Stream(output => WriteAsync(db, found.Value!, output, cancel), ContentType);
    }

    public static async Task WriteAsync(AppDb db, Project project, Stream output, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(output);
        var visible = EvaluationTask.Visible(db.Set<EvaluationTask>().AsNoTracking(), project);
        var after = Guid.Empty;
        while (true)
        {
            // Ids are in the order of the files: see IdSeries.
            var tasks = await visible.Where(t => t.Id.CompareTo(after) > 0).OrderBy(t => t.Id).Take(PageSize).ToListAsync(cancel);
            if (tasks.Count == 0) return;
            await PageAsync(db, tasks, output, cancel);
            after = tasks[^1].Id;
        }
    }

    private static async Task PageAsync(AppDb db, List<EvaluationTask> tasks, Stream output, CancellationToken cancel)
    {
        var ids = tasks.Select(t => t.Id).ToList();
        var media = (await db.Set<TaskMedium>().AsNoTracking().Where(m => ids.Contains(m.TaskId)).OrderBy(m => m.Ordinal).ToListAsync(cancel)).ToLookup(m => m.TaskId);
        var responses = (await db.Set<Response>().AsNoTracking().Where(r => ids.Contains(r.TaskId)).OrderBy(r => r.Ordinal).ToListAsync(cancel)).ToLookup(r => r.TaskId);
        using var page = new MemoryStream();
        foreach (var task in tasks)
        {
            await using (var json = new Utf8JsonWriter(page, Plain)) Write(json, task, media[task.Id], responses[task.Id]);
            page.WriteByte((byte)'\n');
        }

        await output.WriteAsync(page.GetBuffer().AsMemory(0, (int)page.Length), cancel);
        await output.FlushAsync(cancel);
    }

    private static void Write(Utf8JsonWriter json, EvaluationTask task, IEnumerable<TaskMedium> media, IEnumerable<Response> responses)
    {
        json.WriteStartObject();
        json.WriteString("id", task.ExternalId);
        json.WriteString("category", task.Category);
        if (task.IsDialogue) WriteRaw(json, "turns", task.Turns);
        else json.WriteString("prompt", Content.Read<List<Turn>>(task.Turns)[0].Text);
        WriteMedia(json, media);
        json.WriteStartArray("responses");
        foreach (var response in responses) Write(json, response);
        json.WriteEndArray();
        if (task.Reference is { } reference) json.WriteString("reference", reference);
        WriteRaw(json, "gold", task.Gold);
        if (task.Tags != "[]") WriteRaw(json, "tags", task.Tags);
        WriteRaw(json, "metadata", task.Metadata);
        json.WriteEndObject();
    }

    private static void WriteMedia(Utf8JsonWriter json, IEnumerable<TaskMedium> media)
    {
        json.WriteStartArray("media");
        foreach (var medium in media)
        {
            json.WriteStartObject();
            json.WriteString("path", $"media/{medium.Hash}{ImageKind.ExtensionOf(medium.MediaType)}");
            if (medium.Alt.Length > 0) json.WriteString("alt", medium.Alt);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, Response response)
    {
        json.WriteStartObject();
        json.WriteString("model", response.Model);
        if (response.Version is { } version) json.WriteString("version", version);
        if (response.Text is { } text) json.WriteString("text", text);
        if (response.StepsGiven) WriteSteps(json, Content.Read<List<Step>>(response.Steps));
        json.WriteEndObject();
    }

    /// <summary>A step of one text is a text; any other is the list of its parts.</summary>
    private static void WriteSteps(Utf8JsonWriter json, List<Step> steps)
    {
        json.WriteStartArray("steps");
        foreach (var step in steps)
        {
            if (step.Parts is [{ Text: { } only }]) json.WriteStringValue(only);
            else JsonSerializer.Serialize(json, step.Parts, Content.Json);
        }

        json.WriteEndArray();
    }

    private static void WriteRaw(Utf8JsonWriter json, string name, string? value)
    {
        if (value is null) return;
        json.WritePropertyName(name);
        json.WriteRawValue(value);
    }
}
