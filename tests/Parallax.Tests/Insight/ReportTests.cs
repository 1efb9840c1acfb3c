using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Parallax.Insight;
using Parallax.Tests.Running;

namespace Parallax.Tests.Insight;

/// <summary>A project on a page, read back from what was printed.</summary>
public class ReportTests
{
    private const string Question = "Which model sees <b>what falls</b>?";

    [Theory, Databases]
    public async Task A_report_has_the_words_of_a_lead_and_prints_what_it_shows(Database database)
    {
        await using var app = await TestApp.StartAsync(database);
        var (project, slug) = await app.ProjectWithTasksAsync(3, overlap: 3);
        for (var i = 0; i < 3; i++) await Judging.JudgeAsync(await app.ContributorAsync(slug), project, scene => scene == 3 ? "second" : "first");
        await Judging.CountAsync(app, project, 9);
        await using var lead = await app.MemberAsync("lead");
        var to = $"/api/projects/{slug}/insight/report";
        using (var tooLong = await lead.Http.PutAsJsonAsync(to, new { question = new string('x', ReportWords.Longest + 1) })) Assert.Equal(HttpStatusCode.UnprocessableEntity, tooLong.StatusCode);
        for (var twice = 0; twice < 2; twice++) await Hiring.MustAsync(await lead.Http.PutAsJsonAsync(to, new { question = Question, limits = "Three scenes,\nall of one kitchen." }));

        var report = await lead.GetAsync(to, CancellationToken.None);
        Assert.Equal(Question, report.GetProperty("question").GetString());
        Assert.Equal("3 3 3", $"{report.GetProperty("people").GetProperty("judged").GetInt32()} {report.GetProperty("method").GetProperty("tasks").GetInt32()} {report.GetProperty("method").GetProperty("overlap").GetInt32()}");
        Assert.Equal(9, report.GetProperty("board").GetProperty("preferences").GetProperty("n").GetInt32());
        var page = await lead.Http.GetStringAsync($"/projects/{project}/results/report");
        Assert.Contains("Which model sees &lt;b&gt;what falls&lt;/b&gt;?", page, StringComparison.Ordinal);

        using var printed = await lead.Http.GetAsync($"{to}.pdf");
        Assert.True(printed.StatusCode == HttpStatusCode.OK, await printed.Content.ReadAsStringAsync());
        Assert.Equal("application/pdf", printed.Content.Headers.ContentType!.MediaType);
        var text = PdfText.Flat(await printed.Content.ReadAsByteArrayAsync());
        foreach (var words in new[] { Question, "Three scenes,", "all of one kitchen.", "3 people judged", "alpha", "beta", "How far people agree", report.GetProperty("method").GetProperty("hash").GetString()![..16] })
            Assert.Contains(words.Replace(" ", "", StringComparison.Ordinal), text.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_without_chromium_says_so()
    {
        await using var app = await TestApp.StartAsync(Database.Sqlite);
        app.App.Configuration[ReportPrinter.Setting] = "/no/such/chromium";
        var (project, slug) = await app.ProjectWithTasksAsync(1);
        await Judging.JudgeAsync(await app.ContributorAsync(slug), project, _ => "first");
        await Judging.CountAsync(app, project, 1);
        using var refused = await app.Operator.Http.GetAsync($"/api/projects/{slug}/insight/report.pdf");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.Equal("report.no-printer", (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
        Assert.Contains("print this page from your browser", await app.Operator.Http.GetStringAsync($"/projects/{project}/results/report"), StringComparison.Ordinal);
    }
}
