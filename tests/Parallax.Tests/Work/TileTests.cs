using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using NetVips;
using Parallax.Projects;
using Parallax.Tests.Projects;
using Parallax.Tests.Running;

namespace Parallax.Tests.Work;

/// <summary>A large image comes in tiles, to whom the image itself comes, and to nobody else.</summary>
public class TileTests
{
    /// <summary>Red on the left, blue on the right, 2600 by 1600: four levels of 325, 650, 1300 and 2600 pixels.</summary>
    [Theory, Databases]
    public async Task A_large_image_is_fetched_in_tiles_by_those_who_may_see_it(Database database)
    {
        await using var app = await TestApp.StartAsync(database);
        var project = await app.ProjectAsync();
        var slug = project.GetProperty("slug").GetString()!;
        var report = await app.ImportAsync(slug, [Line()], files: folder =>
        {
            File.WriteAllBytes(Path.Combine(folder, "large.png"), TestImages.Png(2600, 1600));
            File.WriteAllBytes(Path.Combine(folder, "small.png"), TestImages.Png());
        });
        Assert.True(report.GetProperty("state").GetString() == "published", report.GetRawText());
        var contributor = await app.ContributorAsync(slug);
        var media = (await contributor.MustClaimAsync(project.GetProperty("id").GetGuid())).GetProperty("task").GetProperty("media");
        Assert.False(media[1].TryGetProperty("tiles", out _));
        var tiles = media[0].GetProperty("tiles");
        Assert.Equal((512, 4), (tiles.GetProperty("size").GetInt32(), tiles.GetProperty("levels").GetInt32()));
        string At(string tile) => tiles.GetProperty("url").GetString()!.Replace("{level}/{column}_{row}", tile, StringComparison.Ordinal);

        using (var whole = await TileAsync(contributor.Client, At("0/0_0")))
        {
            Assert.Equal((325, 200), (whole.Width, whole.Height));
            Assert.Equal([200, 20, 20], whole[10, 100]);
            Assert.Equal([20, 20, 200], whole[310, 100]);
        }

        // The colours meet at column 1300 of the image, which is column 276 of this tile.
        using (var middle = await TileAsync(contributor.Client, At("3/2_1")))
        {
            Assert.Equal((512, 512), (middle.Width, middle.Height));
            Assert.Equal([200, 20, 20], middle[275, 511]);
            Assert.Equal([20, 20, 200], middle[276, 0]);
        }

        using (var corner = await TileAsync(contributor.Client, At("3/5_3"))) Assert.Equal((40, 64), (corner.Width, corner.Height));

        foreach (var tile in new[] { "4/0_0", "-1/0_0", "3/6_0", "3/0_4", "0/1_0", "3/-1_0", "3/2147483647_0" })
            await RefusedAsync(contributor.Client, At(tile), "tile.unknown");
        await RefusedAsync(contributor.Client, $"{media[1].GetProperty("url").GetString()}/tiles/0/0_0", "tile.unknown");
        await RefusedAsync(contributor.Client, At("0/0_0").Replace(media[0].GetProperty("hash").GetString()!, new string('a', 64), StringComparison.Ordinal), "assignment.unknown");
        await RefusedAsync((await app.ContributorAsync(slug)).Client, At("0/0_0"), "assignment.unknown");

        var forMembers = $"/api/projects/{slug}/media/{media[0].GetProperty("hash").GetString()}/tiles/1/0_0";
        var lead = await app.MemberAsync("lead");
        using (var seen = await TileAsync(lead.Http, forMembers)) Assert.Equal(512, seen.Width);
        await RefusedAsync(contributor.Client, forMembers, "project.unknown");
        using (var nobody = await app.Client().GetAsync(forMembers)) Assert.Equal(HttpStatusCode.Unauthorized, nobody.StatusCode);
        Assert.Single(Directory.EnumerateFiles(Path.Combine(app.Folder, "tiles"), "*", SearchOption.AllDirectories));
    }

    /// <summary>Noise does not compress: what is bounded for it is bounded for everything.</summary>
    [Theory, Databases]
    public async Task Lists_show_thumbnails_of_bounded_bytes_to_members_and_to_nobody_else(Database database)
    {
        await using var app = await TestApp.StartAsync(database);
        var project = await app.ProjectAsync();
        var (id, slug) = (project.GetProperty("id").GetGuid(), project.GetProperty("slug").GetString()!);
        using var noise = Image.Gaussnoise(2600, 1600, sigma: 80, mean: 128, seed: 7).Cast(Enums.BandFormat.Uchar);
        await app.ImportAsync(slug, [Line()], files: folder =>
        {
            File.WriteAllBytes(Path.Combine(folder, "large.png"), noise.PngsaveBuffer());
            File.WriteAllBytes(Path.Combine(folder, "small.png"), TestImages.Png());
        });
        await using var lead = await app.MemberAsync("lead");
        var page = await lead.Http.GetStringAsync($"/projects/{id}/tasks");
        var shown = Regex.Match(page, "<img class=\"thumb\" src=\"([^\"]+)\"").Groups[1].Value;
        using var response = await lead.Http.GetAsync(shown);
        Assert.Equal("image/webp", response.Content.Headers.ContentType!.MediaType);
        Assert.Contains("immutable", response.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        var bytes = await response.Content.ReadAsByteArrayAsync();
        Assert.InRange(bytes.Length, 1, 64 * 1024);
        using (var thumbnail = Image.NewFromBuffer(bytes)) Assert.Equal((320, 197), (thumbnail.Width, thumbnail.Height));

        // Of a small image it is no larger than the image, and both are kept.
        var small = (await app.OnDatabaseAsync(db => db.Set<TaskMedium>().SingleAsync(m => m.Ordinal == 1))).Hash;
        using (var whole = Image.NewFromBuffer(await lead.Http.GetByteArrayAsync($"/api/projects/{slug}/media/{small}/thumbnail"))) Assert.Equal((40, 20), (whole.Width, whole.Height));
        Assert.All(Directory.EnumerateFiles(Path.Combine(app.Folder, "tiles"), "*", SearchOption.AllDirectories), f => Assert.EndsWith(".webp", f, StringComparison.Ordinal));
        Assert.Equal(bytes, await lead.Http.GetByteArrayAsync(shown));

        await RefusedAsync((await app.ContributorAsync(slug)).Client, shown, "project.unknown");
        await RefusedAsync(lead.Http, $"/api/projects/{slug}/media/{new string('a', 64)}/thumbnail", "medium.unknown");
        using var nobody = await app.Client().GetAsync(shown);
        Assert.Equal(HttpStatusCode.Unauthorized, nobody.StatusCode);
    }

    private static async Task<Image> TileAsync(HttpClient client, string path)
    {
        using var response = await client.GetAsync(path);
        Assert.True(response.IsSuccessStatusCode, $"{path}: {response.StatusCode}");
        Assert.Equal("image/png", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("inline", response.Content.Headers.ContentDisposition!.ToString());
        Assert.Contains("immutable", response.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        var bytes = await response.Content.ReadAsByteArrayAsync();
        Assert.DoesNotContain("vips", Encoding.Latin1.GetString(bytes), StringComparison.OrdinalIgnoreCase);
        return Image.NewFromBuffer(bytes);
    }

    private static async Task RefusedAsync(HttpClient client, string path, string code)
    {
        using var response = await client.GetAsync(path);
        Assert.True(response.StatusCode == HttpStatusCode.NotFound, $"{path}: {response.StatusCode}");
        Assert.Equal(code, await NothingLostTests.CodeAsync(response));
    }

    private static string Line() => JsonSerializer.Serialize(new
    {
        id = "large",
        category = "real-world",
        prompt = "Which side is red?",
        media = new[] { new { path = "large.png", alt = "Two colours" }, new { path = "small.png", alt = "The same, small" } },
        responses = new[] { new { model = "alpha", text = "The left one." }, new { model = "beta", text = "The right one." } },
    });
}
