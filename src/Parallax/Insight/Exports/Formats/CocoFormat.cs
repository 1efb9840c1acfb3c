using System.Globalization;
using Parallax.Projects;
using Parallax.Work;

namespace Parallax.Insight.Exports.Formats;

/// <summary>The regions of issues as COCO annotations: an issue's class is the supercategory, its code the category.</summary>
public sealed class CocoFormat : IExportFormat
{
    public string Name => "issues-coco";

    public string Title => "Regions of issues, COCO";

    public string For => "Where in the images the issues are, for tools and detectors that read COCO.";

    public IReadOnlyList<string> Loses =>
    [
        "Only regions of images: spans, steps and issues without a region have no place.",
        "COCO has no raters: each person's region is an annotation of its own, with the pseudonym in an extra field.",
        "Regions are whole pixels of the image as shown; nothing is rounded. A rectangle is written as a polygon of four corners as well.",
    ];

    private sealed record Info(string Description, string Version);

    private sealed record Category(int Id, string Name, string Supercategory);

    private sealed record Image(int Id, string FileName, int Width, int Height, string Task);

    private sealed record Annotation(
        long Id, int ImageId, int CategoryId, int[] Bbox, double Area, int[][] Segmentation, int Iscrowd, int Severity, string Model, string Contributor, Guid Judgment);

    public async Task WriteAsync(ExportRun run, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(run);
        var categories = Categories(run.Pooled);
        var file = run.Open("instances.json");
        await using var aside = run.Aside();
        await using var annotations = new StreamWriter(aside, leaveOpen: true);
        await file.TextAsync("{\"info\": ", cancel);
        await file.JsonAsync(new Info($"Issues of {run.Project.Slug}", "1"), ExportJson.Snake, cancel);
        await file.TextAsync(", \"licenses\": [], \"categories\": ", cancel);
        await file.JsonAsync(categories.Values, ExportJson.Snake, cancel);
        await file.TextAsync(", \"images\": [", cancel);
        var (images, written) = (0, 0L);
        await foreach (var task in run.Bundles.AllAsync(cancel))
        {
            var known = new Dictionary<int, int>();
            foreach (var (response, judgment, issue, region) in Regions(run, task))
            {
                if (!known.TryGetValue(region.Media, out var image))
                {
                    known[region.Media] = image = ++images;
                    var medium = task.Media[region.Media];
                    await file.TextAsync(image == 1 ? "\n" : ",\n", cancel);
                    await file.JsonAsync(new Image(image, run.Image(medium), medium.Width, medium.Height, task.ExternalId), ExportJson.Snake, cancel);
                }

                await annotations.WriteAsync(written == 0 ? "\n" : ",\n");
                await annotations.WriteAsync(System.Text.Json.JsonSerializer.Serialize(Of(++written, image, categories[issue.Code].Id, issue, region, response, judgment), ExportJson.Snake));
            }
        }

        await annotations.FlushAsync(cancel);
        await file.TextAsync("\n], \"annotations\": [", cancel);
        aside.Position = 0;
        await file.AppendAsync(aside, cancel);
        await file.TextAsync("\n]}\n", cancel);
        run.Count("images", images);
        run.Count("annotations", written);
    }

    private static IEnumerable<(ShownResponse, SaidJudgment, Issue, RegionAnchor)> Regions(ExportRun run, TaskBundle task)
    {
        foreach (var presentation in task.Presentations)
            foreach (var judgment in presentation.Judgments)
            {
                var regions = judgment.Answers.Issues.SelectMany(i => i.Anchors.OfType<RegionAnchor>().Select(r => (Issue: i, Region: r))).ToList();
                if (regions.Count > 0) run.Use();
                else run.LeaveOut(judgment.Protocol.Issues is null ? LeftOut.NotAsked : judgment.Answers.Issues.Count == 0 ? LeftOut.NoIssue : LeftOut.NoRegion);
                var without = judgment.Answers.Issues.Count(i => !i.Anchors.OfType<RegionAnchor>().Any());
                if (without > 0) run.Omit("issue", LeftOut.NoRegion, without);
                foreach (var (issue, region) in regions) yield return (presentation.Responses.First(r => r.Id == issue.Response), judgment, issue, region);
            }
    }

    private static Dictionary<string, Category> Categories(IReadOnlyList<ProtocolDefinition> protocols) =>
        protocols.SelectMany(p => p.Issues?.Classes ?? []).SelectMany(c => c.Codes.Select(code => (code.Code, Class: c.Id)))
            .DistinctBy(c => c.Code).Select((c, i) => new Category(i + 1, c.Code, c.Class)).ToDictionary(c => c.Name);

    private static Annotation Of(long id, int image, int category, Issue issue, RegionAnchor region, ShownResponse response, SaidJudgment judgment)
    {
        var corners = Corners(region);
        return new Annotation(
            id, image, category, [region.X, region.Y, region.Width, region.Height], Area(corners), [[.. corners.SelectMany(c => new[] { c.X, c.Y })]], 0,
            issue.Severity, response.Name, judgment.Contributor, judgment.Id);
    }

    private static List<ImagePoint> Corners(RegionAnchor region) => region.Points is { } points
        ? [.. points]
        : [new(region.X, region.Y), new(region.X + region.Width, region.Y), new(region.X + region.Width, region.Y + region.Height), new(region.X, region.Y + region.Height)];

    /// <summary>The shoelace formula.</summary>
    private static double Area(List<ImagePoint> corners)
    {
        var twice = 0L;
        for (var i = 0; i < corners.Count; i++)
        {
            var (a, b) = (corners[i], corners[(i + 1) % corners.Count]);
            twice += (long)a.X * b.Y - (long)b.X * a.Y;
        }

        return Math.Abs(twice) / 2.0;
    }
}
