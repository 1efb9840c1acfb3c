using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Parallax.Identity;
using Parallax.Projects;
using Parallax.Tests.Pay;
using Parallax.Tests.Running;

namespace Parallax.Tests.Desk;

/// <summary>The page of changes: what is confirmed is what was shown, and once.</summary>
public class ChangePageTests
{
    private static readonly (string, string)[] Conclusion = [("Kind", "conclude"), ("Reason", "work-finished"), ("Text", "All is <b>judged</b>.")];

    [Theory, Databases]
    public async Task A_preview_says_what_is_owed_a_stale_one_is_shown_anew_and_a_form_posted_twice_makes_one_change(Database database)
    {
        var work = await PaidWork.StartAsync(database);
        await using var app = work.App;
        var person = await work.ContributorAsync(hourly: 3000);
        await app.ContributorAsync(work.Slug);
        await work.WorkAsync(person, 20);
        // By a key: on this clock a cookie is long over for the browser.
        await using var member = await app.MemberAsync("lead");
        using var lead = new Browser(app.Address);
        lead.Client.DefaultRequestHeaders.Authorization = member.Http.DefaultRequestHeaders.Authorization;
        var path = $"/projects/{work.Project}/changes";

        using (var wrong = await lead.SendFormAsync(path, "change", [.. Conclusion, ("EffectiveAt", "next week")]))
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
            var page = await wrong.Content.ReadAsStringAsync();
            Assert.Contains("This is no date and time", page, StringComparison.Ordinal);
            Assert.Contains("All is &lt;b&gt;judged&lt;/b&gt;.", page, StringComparison.Ordinal);
        }

        var shown = await PreviewAsync(lead, path);
        Assert.Contains("10.00 USD", shown.Page, StringComparison.Ordinal);
        Assert.Contains("0.33 hours", shown.Page, StringComparison.Ordinal);
        await app.ContributorAsync(work.Slug);
        using (var stale = await ConfirmAsync(lead, path, shown))
        {
            Assert.Equal(HttpStatusCode.OK, stale.StatusCode);
            Assert.Contains("Something was changed here since you looked", await stale.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        Assert.Equal(0, await app.OnDatabaseAsync(db => db.Set<Amendment>().CountAsync()));

        shown = await PreviewAsync(lead, path);
        for (var twice = 0; twice < 2; twice++)
        {
            using var done = await ConfirmAsync(lead, path, shown);
            Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        }

        Assert.Equal(Guid.Parse(shown.Id), await app.OnDatabaseAsync(db => db.Set<Amendment>().Select(a => a.Id).SingleAsync()));
        Assert.Equal(3, await app.OnDatabaseAsync(db => db.Set<OutgoingMail>().CountAsync(m => m.Text.Contains("All is <b>judged</b>."))));
    }

    private static async Task<(string Page, string Id, string Seen)> PreviewAsync(Browser lead, string path)
    {
        using var response = await lead.SendFormAsync(path, "change", Conclusion);
        var page = await response.Content.ReadAsStringAsync();
        return (page, Hidden("Amendment").Match(page).Groups[1].Value, WebUtility.HtmlDecode(Hidden("Seen").Match(page).Groups[1].Value));
    }

    private static Task<HttpResponseMessage> ConfirmAsync(Browser lead, string path, (string Page, string Id, string Seen) shown) =>
        lead.SendFormAsync(path, "change", [.. Conclusion, ("Act", "confirm"), ("Amendment", shown.Id), ("Seen", shown.Seen)]);

    private static Regex Hidden(string name) => new($"name=\"{name}\" value=\"([^\"]+)\"");
}
