using System.Text;
using System.Text.Json;
using Parallax.Tests.Running;

namespace Parallax.Tests.House;

public class JsonFaultTests
{
    /// <summary>The place is named, and nothing from inside the program.</summary>
    [Theory]
    [InlineData("{\"nam\": \"x\"}", "'nam'")]
    [InlineData("{\"name\": \"x\", \"overlap\": \"three\"}", "$.overlap")]
    [InlineData("{\"name\": ", "JSON")]
    public async Task A_broken_body_is_told_by_its_place(string body, string place)
    {
        await using var app = await TestApp.StartAsync(Database.Sqlite);
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await app.Operator.Http.PostAsync(new Uri("/api/projects", UriKind.Relative), content);
        var detail = JsonElement.Parse(await response.Content.ReadAsStringAsync()).GetProperty("detail").GetString()!;
        Assert.Contains(place, detail, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", detail, StringComparison.Ordinal);
        Assert.DoesNotContain("Parallax.", detail, StringComparison.Ordinal);
        Assert.DoesNotContain(".NET", detail, StringComparison.Ordinal);
    }
}
