using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Projects;
using Parallax.Tests.Running;

namespace Parallax.Tests.Identity;

/// <summary>Organizations, and who is in them.</summary>
public class OrganizationTests
{
    private const string Members = "/api/organizations/default/members";

    [Theory, Databases]
    public async Task Administrators_make_them_finance_sets_them_and_others_do_not(Database database)
    {
        await using var app = await TestApp.StartAsync(database);
        var lab = new { slug = "lab", name = "Lab", timeZone = "Europe/Berlin", currency = "eur" };
        var made = await app.Operator.PostAsync("/api/organizations", lab, CancellationToken.None);
        Assert.Equal("EUR", made.GetProperty("currency").GetString());
        var (finance, lead) = ((await app.MemberAsync("finance", "lab")).Http, (await app.MemberAsync("lead", "lab")).Http);
        using (var byLead = await lead.PatchAsJsonAsync("/api/organizations/lab", new { currency = "USD" })) Assert.Equal(HttpStatusCode.NotFound, byLead.StatusCode);
        using (var other = await finance.PatchAsJsonAsync("/api/organizations/default", new { currency = "USD" })) Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
        using (var wrong = await finance.PatchAsJsonAsync("/api/organizations/lab", new { timeZone = "Mars/Base" })) Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        using var set = await finance.PatchAsJsonAsync("/api/organizations/lab", new { legalName = "Lab GmbH", timeZone = "Asia/Tokyo" });
        var view = await set.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("Lab GmbH Asia/Tokyo EUR Lab", $"{view.GetProperty("legalName")} {view.GetProperty("timeZone")} {view.GetProperty("currency")} {view.GetProperty("name")}");
        using var second = await lead.PostAsJsonAsync("/api/organizations", lab);
        Assert.Equal(HttpStatusCode.Forbidden, second.StatusCode);
    }

    [Theory, Databases]
    public async Task Nobody_is_member_and_enrolled_not_even_at_the_same_moment(Database database)
    {
        await using var app = await TestApp.StartAsync(database);
        var project = await app.ProjectAsync();
        var lead = (await app.MemberAsync("lead")).Http;
        var enrolled = await app.ContributorAsync(project.GetProperty("slug").GetString());
        Assert.Equal("member.enrolled", await CodeAsync(await lead.PutAsJsonAsync(Members, new { email = enrolled.Email, role = "viewer" })));

        for (var i = 0; i < 8; i++)
        {
            var both = await app.ContributorAsync();
            await Task.WhenAll(
                lead.PutAsJsonAsync(Members, new { email = both.Email, role = "viewer" }),
                lead.PostAsJsonAsync($"/api/projects/{project.GetProperty("id").GetGuid()}/enrollments", new { email = both.Email }));
            var sides = await app.OnDatabaseAsync(async db =>
                await db.Set<Membership>().CountAsync(m => m.PersonId == both.Id) + await db.Set<Enrollment>().CountAsync(e => e.PersonId == both.Id));
            Assert.Equal(1, sides);
        }
    }

    [Theory, Databases]
    public async Task A_lead_learns_of_nobody_and_does_not_change_their_own_role(Database database)
    {
        await using var app = await TestApp.StartAsync(database);
        var project = await app.ProjectAsync();
        await app.Operator.PostAsync("/api/people", new { email = "admin@test.invalid", role = "administrator" }, CancellationToken.None);
        var lead = (await app.MemberAsync("lead")).Http;
        var enroll = $"/api/projects/{project.GetProperty("id").GetGuid()}/enrollments";
        Assert.Equal("person.unknown", await CodeAsync(await lead.PostAsJsonAsync(enroll, new { email = "admin@test.invalid" })));
        Assert.Equal("person.unknown", await CodeAsync(await lead.PostAsJsonAsync(enroll, new { email = "nobody@test.invalid" })));
        Assert.Equal("member.own", await CodeAsync(await lead.PutAsJsonAsync(Members, new { email = "lead1@test.invalid", role = "finance" })));
        Assert.Equal("member.unknown", await CodeAsync(await lead.DeleteAsync($"{Members}/lead1@test.invalid")));

        var person = await app.ContributorAsync();
        using (var added = await lead.PutAsJsonAsync(Members, new { email = person.Email, role = "viewer" })) Assert.Equal(HttpStatusCode.OK, added.StatusCode);
        using (var asViewer = await person.Client.PutAsJsonAsync(Members, new { email = person.Email, role = "lead" })) Assert.Equal(HttpStatusCode.NotFound, asViewer.StatusCode);
        using (var removed = await lead.DeleteAsync($"{Members}/{person.Id}")) Assert.Equal(HttpStatusCode.NoContent, removed.StatusCode);
        Assert.Empty(await app.OnDatabaseAsync(db => db.Set<Membership>().Where(m => m.PersonId == person.Id).ToListAsync()));
    }

    private static async Task<string?> CodeAsync(HttpResponseMessage response)
    {
        using (response) return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString();
    }
}
