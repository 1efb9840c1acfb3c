using Microsoft.Extensions.Time.Testing;
using Parallax.Data;
using Parallax.Media;
using Parallax.Tests.Projects;

namespace Parallax.Tests.Media;

/// <summary>Tiles take no more disk than they may, and what a killed process left goes.</summary>
public sealed class TileStoreTests : IDisposable
{
    private static readonly TileAddress Whole = new(0, 0, 0);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("parallax-tiles-");
    private readonly FakeTimeProvider _clock = new(TimeProvider.System.GetUtcNow());

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task What_was_not_asked_for_longest_makes_room_and_is_made_again()
    {
        var data = new DataFolder(_folder.FullName);
        var media = new FileMediaStore(data);
        var intake = new ImageIntake(media);
        var images = new List<StoredImage>();
        foreach (var height in new[] { 10, 20, 30 }) images.Add((await intake.TakeAsync(TestImages.Png(4200, height), null, Cancel)).Image!);
        using var unbounded = new TileStore(media, new MadeFiles(data, new TileLimits(long.MaxValue), _clock));
        foreach (var image in images[..2])
        {
            Assert.NotNull(await unbounded.ReadAsync(image, Whole, Cancel));
            _clock.Advance(TimeSpan.FromHours(2));
        }

        // The first one is asked for once more, so that the second is the one to go.
        Assert.NotNull(await unbounded.ReadAsync(images[0], Whole, Cancel));
        long Length(int image) => new FileInfo(FileOf(data, images[image])).Length;
        var left = Path.Combine(data.Tiles, "left.0.part");
        await File.WriteAllTextAsync(left, "half a tile", Cancel);
        _clock.Advance(TimeSpan.FromHours(2));
        using var bounded = new TileStore(media, new MadeFiles(data, new TileLimits(Length(0) + Length(1) * 3 / 2), _clock));
        Assert.NotNull(await bounded.ReadAsync(images[2], Whole, Cancel));
        Assert.Equal([true, false, true], images.Select(i => File.Exists(FileOf(data, i))));
        Assert.False(File.Exists(left));

        Assert.NotNull(await bounded.ReadAsync(images[1], Whole, Cancel));
        Assert.Null(await bounded.ReadAsync(images[0] with { Hash = new string('a', 64) }, Whole, Cancel));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static string FileOf(DataFolder data, StoredImage image) => Path.Combine(data.Tiles, image.Hash[..2], image.Hash[2..4], image.Hash);
}
