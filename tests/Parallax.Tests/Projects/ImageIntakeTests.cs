using System.Text;
using NetVips;
using Parallax.Data;
using Parallax.Media;
using Parallax.Tests.Running;

namespace Parallax.Tests.Projects;

public sealed class ImageIntakeTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("parallax-media-");
    private readonly FileMediaStore _store;
    private readonly ImageIntake _intake;

    public ImageIntakeTests()
    {
        _store = new FileMediaStore(new DataFolder(_folder.FullName));
        _intake = new ImageIntake(_store);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Each_format_is_stored_as_what_it_says()
    {
        Assert.Equal("image/png", (await TakeAsync(TestImages.Png())).MediaType);
        Assert.Equal("image/jpeg", (await TakeAsync(TestImages.Jpeg())).MediaType);
        Assert.Equal("image/webp", (await TakeAsync(TestImages.Webp(1))).MediaType);
        Assert.Equal("image/png", (await TakeAsync(TestImages.Gif(1))).MediaType);
    }

    [Fact]
    public async Task A_phones_picture_is_turned_upright_and_loses_place_and_camera()
    {
        var bytes = TestImages.PhoneJpeg();
        Assert.Contains("SecretCamera", Encoding.Latin1.GetString(bytes), StringComparison.Ordinal);

        var image = await TakeAsync(bytes);
        Assert.Equal((20, 40), (image.Width, image.Height));
        var stored = await StoredAsync(image.Hash);
        Assert.DoesNotContain("SecretCamera", Encoding.Latin1.GetString(stored), StringComparison.Ordinal);
        Assert.DoesNotContain("Exif", Encoding.Latin1.GetString(stored), StringComparison.Ordinal);
        using var read = Image.NewFromBuffer(stored);
        Assert.DoesNotContain(read.GetFields(), f => f.StartsWith("exif", StringComparison.Ordinal));
        // Orientation 6 is a quarter turn to the right: what was left is up.
        Assert.True(read[10, 5][0] > 150 && read[10, 35][2] > 150);
    }

    [Fact]
    public async Task Sixteen_bits_grey_and_colour_profiles_become_8_bit_srgb()
    {
        using var grey = Image.Grey(32, 32);
        using var deep = (grey * 65535).Cast(Enums.BandFormat.Ushort).Copy(interpretation: Enums.Interpretation.Grey16);
        var image = await TakeAsync(deep.PngsaveBuffer());
        using var read = Image.NewFromBuffer(await StoredAsync(image.Hash));
        Assert.Equal((Enums.BandFormat.Uchar, Enums.Interpretation.Srgb), (read.Format, read.Interpretation));

        using var colours = TestImages.TwoColours();
        using var cmyk = colours.IccTransform("cmyk", inputProfile: "srgb");
        var print = await TakeAsync(cmyk.JpegsaveBuffer(keep: Enums.ForeignKeep.Icc));
        using var shown = Image.NewFromBuffer(await StoredAsync(print.Hash));
        Assert.Equal(3, shown.Bands);
        Assert.DoesNotContain("icc-profile-data", shown.GetFields());
        Assert.True(shown[5, 5][0] > 120 && shown[5, 5][2] < 100);
    }

    [Fact]
    public async Task What_is_stored_already_comes_back_as_it_is()
    {
        var first = await TakeAsync(TestImages.Jpeg());
        Assert.Equal(first, await TakeAsync(await StoredAsync(first.Hash)));
        Assert.Single(Directory.EnumerateFiles(Path.Combine(_folder.FullName, "media"), "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_truncated_photograph_is_refused()
    {
        var whole = await BytesAsync(Repository.DataOrSkip("owleval/cases/1.jpg"));
        Assert.Null((await _intake.TakeAsync(whole, "1.jpg", Cancel)).Problem);
        Assert.Contains("damaged or cut off", await ProblemAsync(whole[..(whole.Length / 2)], "1.jpg"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cut_images_of_all_formats_are_refused()
    {
        foreach (var bytes in new[] { TestImages.Png(400, 300), TestImages.Webp(1), TestImages.Jpeg() })
            Assert.Contains("damaged or cut off", await ProblemAsync(bytes[..(bytes.Length / 2)]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(65_535, 65_535)]
    [InlineData(40_000, 10)]
    [InlineData(20_000, 20_000)]
    public async Task A_png_that_says_it_is_huge_is_refused_by_its_header(uint width, uint height)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Assert.Contains("scale it down", await ProblemAsync(TestImages.HugePng(width, height)), StringComparison.Ordinal);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task Animations_are_refused()
    {
        foreach (var bytes in new[] { TestImages.Gif(3), TestImages.Webp(3), TestImages.AnimatedPng() })
            Assert.Contains("animation", await ProblemAsync(bytes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_png_named_html_is_refused_and_one_named_jpg_is_not()
    {
        Assert.Contains("named '.html'", await ProblemAsync(TestImages.Png(), "page.html"), StringComparison.Ordinal);
        Assert.Null((await _intake.TakeAsync(TestImages.Png(), "page.jpg", Cancel)).Problem);
    }

    [Theory]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'/>")]
    [InlineData("<html>")]
    [InlineData("II*\0aaaaaaaaaaaa")]
    [InlineData("")]
    public async Task Everything_else_is_refused(string content) =>
        Assert.Contains("not a PNG", await ProblemAsync(Encoding.Latin1.GetBytes(content)), StringComparison.Ordinal);

    [Fact]
    public async Task Markup_behind_the_pixels_is_gone()
    {
        byte[] polyglot = [.. TestImages.Png(), .. "<script>alert(1)</script>"u8];
        var image = await TakeAsync(polyglot);
        Assert.DoesNotContain("script", Encoding.Latin1.GetString(await StoredAsync(image.Hash)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_hash_that_is_none_opens_nothing()
    {
        Assert.Null(_store.OpenRead("../../etc/passwd"));
        Assert.Null(_store.OpenRead(new string('a', 64)));
        Assert.Null(_store.OpenRead(""));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private async Task<StoredImage> TakeAsync(byte[] bytes)
    {
        var result = await _intake.TakeAsync(bytes, null, Cancel);
        Assert.Null(result.Problem);
        return result.Image!;
    }

    private async Task<string> ProblemAsync(byte[] bytes, string? name = null) => (await _intake.TakeAsync(bytes, name, Cancel)).Problem ?? "it was taken";

    private async Task<byte[]> StoredAsync(string hash)
    {
        await using var stream = _store.OpenRead(hash)!;
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes, Cancel);
        return bytes.ToArray();
    }

    private static async Task<byte[]> BytesAsync(string path)
    {
        await using var stream = File.OpenRead(path);
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes, Cancel);
        return bytes.ToArray();
    }
}
