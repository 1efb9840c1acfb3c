using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using DuckDB.NET.Data;
using Json.Schema;
using Parallax.Tests.Running;

namespace Parallax.Tests.Insight;

/// <summary>An export as whoever downloaded it has it: a folder with files and a manifest.</summary>
public sealed class Exported(string folder, JsonObject manifest) : IDisposable
{
    private static readonly JsonSchema Schema = JsonSchema.FromText(TextOf(Path.Combine(Repository.Root, "docs", "schemas", "export-manifest-1.json")));

    public JsonObject Manifest => manifest;

    public long Used => (long)manifest["judgments"]!["used"]!;

    public long Total => (long)manifest["judgments"]!["total"]!;

    /// <summary>Has it made, waits, and downloads every file of it; each is as the manifest says.</summary>
    public static async Task<Exported> MakeAsync(TestApp app, string project, string format, bool withWithdrawn = false)
    {
        var asked = await app.Operator.PostAsync($"/api/projects/{project}/exports", new { format, withWithdrawn }, CancellationToken.None);
        var id = asked.GetProperty("id").GetGuid();
        var made = await MadeAsync(app.Operator, project, id);
        var folder = Directory.CreateTempSubdirectory("parallax-export-").FullName;
        foreach (var file in made["manifest"]!["files"]!.AsArray().Select(f => (string)f!["name"]!).Append("manifest.json"))
        {
            await using var from = await app.Operator.Http.GetStreamAsync($"/api/projects/{project}/exports/{id}/files/{file}");
            await using var to = File.Create(Path.Combine(folder, file));
            await from.CopyToAsync(to);
        }

        return Open(folder);
    }

    public static async Task<JsonObject> MadeAsync(Parallax.Cli.Api api, string project, Guid id)
    {
        for (var i = 0; i < 600; i++)
        {
            var state = await api.GetAsync($"/api/projects/{project}/exports/{id}", CancellationToken.None);
            if (state.GetProperty("state").GetString() == "made") return JsonNode.Parse(state.GetRawText())!.AsObject();
            Assert.NotEqual("failed", state.GetProperty("state").GetString());
            await Task.Delay(200);
        }

        throw new TimeoutException("The export was not made.");
    }

    /// <summary>A folder with a manifest that holds: schema, sizes, hashes, lines, and the account of all judgments.</summary>
    public static Exported Open(string folder)
    {
        var text = TextOf(Path.Combine(folder, "manifest.json"));
        using (var json = JsonDocument.Parse(text))
        {
            var result = Schema.Evaluate(json.RootElement, new EvaluationOptions { OutputFormat = OutputFormat.List, RequireFormatValidation = true });
            Assert.True(result.IsValid, $"{text}\n{JsonSerializer.Serialize(result)}");
        }

        var manifest = JsonNode.Parse(text)!.AsObject();
        foreach (var file in manifest["files"]!.AsArray())
        {
            using var bytes = File.OpenRead(Path.Combine(folder, (string)file!["name"]!));
            Assert.Equal((long)file["bytes"]!, bytes.Length);
            Assert.Equal((string)file["sha256"]!, Convert.ToHexStringLower(SHA256.HashData(bytes)));
            if (file["lines"] is { } lines) Assert.Equal((long)lines, File.ReadLines(bytes.Name).LongCount());
        }

        var left = manifest["judgments"]!["leftOut"]!.AsArray().Sum(r => (long)r!["n"]!);
        Assert.Equal((long)manifest["judgments"]!["total"]!, (long)manifest["judgments"]!["used"]! + left);
        return new Exported(folder, manifest);
    }

    public long LeftOut(string why) => manifest["judgments"]!["leftOut"]!.AsArray().Where(r => (string)r!["why"]! == why).Sum(r => (long)r!["n"]!);

    public long Count(string what) => (long?)manifest["counts"]![what] ?? 0;

    public string PathOf(string name) => Path.Combine(folder, name);

    public string Text(string name) => TextOf(PathOf(name));

    private static string TextOf(string path)
    {
        using var reader = File.OpenText(path);
        return reader.ReadToEnd();
    }

    public JsonNode Json(string name) => JsonNode.Parse(Text(name))!;

    public List<JsonObject> Lines(string name) => [.. Text(name).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonNode.Parse(l)!.AsObject())];

    /// <summary>All text of all files, to look for what must not be there.</summary>
    public string Everything() => string.Join('\n', Directory.EnumerateFiles(folder).Select(TextOf));

    /// <summary>Read by DuckDB, which knows nothing of us. <c>$</c> stands for the folder.</summary>
    public List<object?[]> Query(string sql)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql.Replace("$", folder, StringComparison.Ordinal);
        using var reader = command.ExecuteReader();
        var rows = new List<object?[]>();
        while (reader.Read()) rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? null : reader.GetValue(i))]);
        return rows;
    }

    public long Number(string sql) => Convert.ToInt64(Query(sql)[0][0], System.Globalization.CultureInfo.InvariantCulture);

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
