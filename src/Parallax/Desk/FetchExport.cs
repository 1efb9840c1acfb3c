using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json;
using Parallax.Cli;
using Parallax.Insight.Exports;

namespace Parallax.Desk;

/// <summary>
/// Brings the files of an export into a folder. What was cut off goes on where it stopped: <c>.export.json</c> says which
/// export it was until all of it is here.
/// </summary>
internal sealed class FetchExport(Api api, string root, string folder)
{
    private const int MostTries = 5;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private sealed record Begun(string Root, Guid Export);

    private string BegunFile => Path.Combine(folder, ".export.json");

    /// <summary>The same export, when this folder waits for it and the server still has it.</summary>
    public async Task<ExportView?> BegunAsync(RequestExport.Request request, CancellationToken cancel)
    {
        if (!File.Exists(BegunFile)) return null;
        Begun? begun;
        await using (var file = File.OpenRead(BegunFile)) begun = await JsonSerializer.DeserializeAsync<Begun>(file, Json, cancel);
        if (begun is null || begun.Root != root) return null;
        try
        {
            var export = (await api.GetAsync($"{root}/exports/{begun.Export}", cancel)).Deserialize<ExportView>(Json)!;
            return export.State != "failed" && export.Format == request.Format && export.WithWithdrawn == request.WithWithdrawn ? export : null;
        }
        catch (UsageException)
        {
            // Deleted meanwhile, or another server: it is made anew.
            return null;
        }
    }

    public async Task BeginAsync(ExportView export, CancellationToken cancel)
    {
        Directory.CreateDirectory(folder);
        await using var file = File.Create(BegunFile);
        await JsonSerializer.SerializeAsync(file, new Begun(root, export.Id), Json, cancel);
    }

    public async Task RunAsync(ExportView export, CancellationToken cancel)
    {
        foreach (var file in export.Manifest!.Files) await FileAsync($"{root}/exports/{export.Id}/files/{file.Name}", Path.Combine(folder, file.Name), file.Sha256, cancel);
        if (export.Manifest.Media > 0) await ImagesAsync(export.Manifest.Media, cancel);
        // Last: a folder with a manifest is complete.
        await FileAsync($"{root}/exports/{export.Id}/files/{DownloadExport.ManifestName}", Path.Combine(folder, DownloadExport.ManifestName), null, cancel);
        File.Delete(BegunFile);
    }

    private async Task ImagesAsync(long count, CancellationToken cancel)
    {
        Directory.CreateDirectory(Path.Combine(folder, "media"));
        await Progress.RunAsync("Images", count, async done =>
        {
            using var list = File.OpenText(Path.Combine(folder, ExportRun.ImageList));
            var fetched = 0;
            while (await list.ReadLineAsync(cancel) is { } line)
            {
                var (hash, path) = (line[..line.IndexOf(' ', StringComparison.Ordinal)], Path.Combine(folder, "media", Path.GetFileName(line)));
                if (!File.Exists(path)) await FileAsync($"{root}/media/{hash}", path, hash, cancel);
                done(++fetched);
            }

            return fetched;
        });
    }

    /// <param name="sha256">What it must have; null where nothing was promised.</param>
    private async Task FileAsync(string address, string path, string? sha256, CancellationToken cancel)
    {
        var partial = path + ".partial";
        if (sha256 is null) File.Delete(partial);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await FillAsync(address, partial, cancel);
                break;
            }
            catch (Exception cut) when (cut is HttpRequestException or IOException && attempt < MostTries)
            {
                // The next attempt goes on where this one was cut off.
            }
        }

        if (sha256 is not null && await HashAsync(partial, cancel) != sha256)
        {
            File.Delete(partial);
            throw new UsageException($"{Path.GetFileName(path)} did not arrive as it was made. Run the same command again.");
        }

        File.Move(partial, path, overwrite: true);
    }

    private async Task FillAsync(string address, string partial, CancellationToken cancel)
    {
        await using var to = new FileStream(partial, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read, 64 * 1024, FileOptions.Asynchronous);
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (to.Length > 0) request.Headers.Range = new RangeHeaderValue(to.Length, null);
        using var response = await api.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
        // Nothing is left to be sent: all of it is here.
        if (response.StatusCode == System.Net.HttpStatusCode.RequestedRangeNotSatisfiable) return;
        response.EnsureSuccessStatusCode();
        to.Position = response.StatusCode == System.Net.HttpStatusCode.PartialContent ? to.Length : 0;
        if (to.Position == 0) to.SetLength(0);
        await using var from = await response.Content.ReadAsStreamAsync(cancel);
        await from.CopyToAsync(to, cancel);
    }

    private static async Task<string> HashAsync(string path, CancellationToken cancel)
    {
        await using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancel));
    }
}
