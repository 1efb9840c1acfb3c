using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Parallax.Cli;
using Parallax.Identity;

namespace Parallax.Tests.Running;

/// <summary>A listing and those who apply to it, as the tests of hiring need them.</summary>
public static class Hiring
{
    public const string Slug = "ai-evaluation-generalist";

    public static readonly Dictionary<string, string[]> Answers = new()
    {
        ["name"] = ["Mina Example"],
        ["motive"] = ["I like to look closely."],
        ["example"] = ["A shadow that fell the wrong way."],
        ["hours"] = ["12"],
    };

    /// <summary>The template's listing, open until a month from now.</summary>
    public static async Task<Guid> OpenAsync(TestApp app, TimeProvider clock)
    {
        var made = await app.Operator.PostAsync("/api/hiring/opportunities", new { }, CancellationToken.None);
        var id = made.GetProperty("id").GetGuid();
        await StateAsync(app, id, "open", clock);
        return id;
    }

    public static Task<JsonElement> StateAsync(TestApp app, Guid id, string state, TimeProvider clock) =>
        app.Operator.PostAsync($"/api/hiring/opportunities/{id}/state", new { state, validThrough = clock.GetUtcNow().AddDays(30) }, CancellationToken.None);

    /// <summary>Supported, with these answers kept; not submitted.</summary>
    public static async Task<Guid> DraftAsync(HttpClient client, Dictionary<string, string[]>? answers = null, string? source = null)
    {
        var eligible = await MustAsync(await client.PostAsJsonAsync($"/api/opportunities/{Slug}/eligibility", new { country = "CA", source }));
        Assert.True(eligible.GetProperty("supported").GetBoolean());
        var id = eligible.GetProperty("application").GetGuid();
        await MustAsync(await client.PutAsJsonAsync($"/api/applications/draft/{id}", new { revision = 0, answers = answers ?? Answers }));
        return id;
    }

    public static async Task<Guid> ApplyAsync(HttpClient client, Dictionary<string, string[]>? answers = null, string? source = null)
    {
        var id = await DraftAsync(client, answers, source);
        await MustAsync(await client.PostAsync($"/api/applications/{id}/submit", null));
        return id;
    }

    public static async Task<JsonElement> MustAsync(HttpResponseMessage response)
    {
        using (response)
        {
            var text = await response.Content.ReadAsStringAsync();
            Assert.True(response.IsSuccessStatusCode, $"{response.StatusCode}: {text}");
            return text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text);
        }
    }

    /// <summary>The code of the refusal.</summary>
    public static async Task<string> CodeAsync(HttpResponseMessage response)
    {
        using (response)
        {
            Assert.False(response.IsSuccessStatusCode, "It was not refused.");
            return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString()!;
        }
    }

    public static Task<List<OutgoingMail>> MailAsync(TestApp app, string to) =>
        app.OnDatabaseAsync(db => db.Set<OutgoingMail>().AsNoTracking().Where(m => m.To == to).OrderBy(m => m.Id).ToListAsync());

    /// <summary>The line of a mail that is a path of this site.</summary>
    public static string Path(OutgoingMail mail, string begins) => mail.Text.Split('\n').Single(l => l.StartsWith(begins, StringComparison.Ordinal));

    /// <summary>The smallest file that a reader of PDF shows.</summary>
    public static byte[] Pdf(string catalog = "", string more = "") => Encoding.Latin1.GetBytes(
        $"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R {catalog} >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n{more}\nxref\n0 1\n0000000000 65535 f \ntrailer\n<< /Root 1 0 R /Size 3 >>\nstartxref\n9\n%%EOF\n");
}
