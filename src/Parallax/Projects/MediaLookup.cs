using Parallax.Media;

namespace Parallax.Projects;

/// <summary>Finds, checks and stores the images that the lines of one import name; each file once.</summary>
internal sealed class MediaLookup(ImageIntake intake, ImportSpool spool, Guid import)
{
    private readonly Dictionary<string, IntakeResult> _known = [];

    public async Task<IntakeResult> FindAsync(string path, CancellationToken cancel)
    {
        if (DataUri.Is(path)) return await InlineAsync(path, cancel);
        if (!_known.TryGetValue(path, out var result)) _known[path] = result = await FileAsync(path, cancel);
        return result;
    }

    private async Task<IntakeResult> InlineAsync(string uri, CancellationToken cancel) =>
        DataUri.Bytes(uri) is { } bytes ? await intake.TakeAsync(bytes, null, cancel) : new(null, "This data URI is not base64: write it as 'data:image/png;base64,…'.");

    private async Task<IntakeResult> FileAsync(string path, CancellationToken cancel)
    {
        var file = spool.MediumFile(import, path);
        if (!File.Exists(file)) return new(null, $"No file '{path}' came with the import: put it into the folder of the tasks (links out of it are not followed).");
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 64 * 1024, FileOptions.Asynchronous | FileOptions.SequentialScan);
        var bytes = new byte[stream.Length];
        await stream.ReadExactlyAsync(bytes, cancel);
        return await intake.TakeAsync(bytes, path, cancel);
    }
}
