using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Tests.Running;
using Parallax.Work;

namespace Parallax.Tests.Work;

/// <summary>The server's copy of what was written and not submitted: one's own, never written over unseen, gone with the submission.</summary>
public class DraftTests
{
    [Theory, Databases]
    public async Task A_draft_is_kept_for_its_person_until_it_is_submitted(Database database)
    {
        await using var app = await TestApp.StartAsync(database);
        var (project, slug) = await app.ProjectWithTasksAsync(3);
        var contributor = await app.ContributorAsync(slug);
        var other = await app.ContributorAsync(slug);
        Assert.Contains("first-task", await contributor.Client.GetStringAsync($"/work/{project}"), StringComparison.Ordinal);
        var claimed = await contributor.MustClaimAsync(project);
        var id = claimed.GetProperty("assignment").GetGuid();
        Assert.Equal((HttpStatusCode.NoContent, null), await ReadAsync(contributor, id));
        Assert.Equal((1, null), await KeepAsync(contributor, id, 0, "first"));
        Assert.Equal((HttpStatusCode.OK, "first"), await ReadAsync(contributor, id));
        Assert.Equal((2, null), await KeepAsync(contributor, id, 1, "second"));

        // A device that knows only the first copy does not write over the second, nor does anybody else.
        Assert.Equal((0, "draft.newer"), await KeepAsync(contributor, id, 1, "from an old device"));
        Assert.Equal((0, "draft.newer"), await KeepAsync(contributor, id, 0, "from a new device"));
        Assert.Equal((0, "assignment.unknown"), await KeepAsync(other, id, 2, "not theirs"));
        Assert.Equal((HttpStatusCode.NotFound, null), await ReadAsync(other, id));
        foreach (var wrong in new object[] { new { version = 2 }, new { version = -1, content = new { } }, new { version = 2, content = "text" }, new { version = "2", content = new { } }, new { version = 2, content = new { }, more = 1 }, new[] { 1 } })
            Assert.Equal("draft.invalid", await CodeAsync(await contributor.Client.PutAsJsonAsync(Address(id), wrong)));
        Assert.Equal((0, "draft.too-large"), await KeepAsync(contributor, id, 2, new string('x', 1024 * 1024)));
        using (var signedOut = await app.Client().GetAsync(Address(id))) Assert.Equal(HttpStatusCode.Unauthorized, signedOut.StatusCode);
        Assert.Equal((HttpStatusCode.OK, "second"), await ReadAsync(contributor, id));

        await contributor.MustSubmitAsync(claimed);
        Assert.Equal((HttpStatusCode.NoContent, null), await ReadAsync(contributor, id));
        Assert.Equal((0, "judgment.exists"), await KeepAsync(contributor, id, 2, "too late"));
        var passed = (await contributor.MustClaimAsync(project)).GetProperty("assignment").GetGuid();
        Assert.Equal((1, null), await KeepAsync(contributor, passed, 0, "then passed on"));
        using (await contributor.Client.PostAsJsonAsync($"/api/work/assignments/{passed}/pass", new { kind = "skip", reason = "too-long" })) { }
        Assert.Equal((0, "assignment.passed"), await KeepAsync(contributor, passed, 1, "too late"));
        Assert.Equal(0, await app.OnDatabaseAsync(db => db.Set<WorkDraft>().CountAsync()));
    }

    [Theory, Databases]
    public async Task A_workspace_that_was_opened_for_another_is_told_so_and_its_shell_claims_nothing(Database database)
    {
        await using var app = await TestApp.StartAsync(database);
        var (project, slug) = await app.ProjectWithTasksAsync(3);
        var (contributor, other) = (await app.ContributorAsync(slug), await app.ContributorAsync(slug));
        var shell = await contributor.Client.GetStringAsync($"/work/{project}?shell=true");
        Assert.Contains($"person=\"{contributor.Id}\"", shell, StringComparison.Ordinal);
        Assert.Contains("class=\"first\">null<", shell, StringComparison.Ordinal);
        Assert.Equal(0, await app.OnDatabaseAsync(db => db.Set<Assignment>().CountAsync()));

        var claimed = await contributor.MustClaimAsync(project);
        other.Client.DefaultRequestHeaders.Add("X-Parallax-Person", contributor.Id.ToString());
        var (_, reason) = await other.ClaimAsync(project);
        Assert.Equal("person.changed", reason);
        Assert.Equal("person.changed", await CodeAsync(await other.SubmitAsync(claimed, Bodies.Complete(claimed))));
        contributor.Client.DefaultRequestHeaders.Add("X-Parallax-Person", contributor.Id.ToString());
        await contributor.MustSubmitAsync(claimed);
        Assert.Equal(1, await app.OnDatabaseAsync(db => db.Set<Assignment>().CountAsync()));
        Assert.DoesNotContain("first-task", await contributor.Client.GetStringAsync($"/work/{project}"), StringComparison.Ordinal);
    }

    private static string Address(Guid assignment) => $"/api/work/assignments/{assignment}/draft";

    private static async Task<(HttpStatusCode Status, string? Text)> ReadAsync(Contributor contributor, Guid assignment)
    {
        using var response = await contributor.Client.GetAsync(Address(assignment));
        if (response.StatusCode != HttpStatusCode.OK) return (response.StatusCode, null);
        var copy = await response.Content.ReadFromJsonAsync<JsonElement>();
        return (response.StatusCode, copy.GetProperty("content").GetProperty("text").GetString());
    }

    private static async Task<(long Version, string? Code)> KeepAsync(Contributor contributor, Guid assignment, long version, string text)
    {
        using var response = await contributor.Client.PutAsJsonAsync(Address(assignment), new { version, content = new { text } });
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        return response.IsSuccessStatusCode ? (answer.GetProperty("version").GetInt64(), null) : (0, answer.GetProperty("code").GetString());
    }

    private static async Task<string?> CodeAsync(HttpResponseMessage response)
    {
        using (response) return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString();
    }
}
