using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Parallax.Tests.Running;

/// <summary>A contributor at the API, as the workspace uses it.</summary>
public sealed record Contributor(HttpClient Client, Guid Id, string Email)
{
    /// <summary>The claimed assignment's payload, or null with the server's reason.</summary>
    public async Task<(JsonElement? Assignment, string? Reason)> ClaimAsync(Guid project, params Guid[] besides)
    {
        using var response = await Client.PostAsJsonAsync($"/api/work/projects/{project}/claims", new { besides });
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        if (!response.IsSuccessStatusCode) return (null, answer.GetProperty("code").GetString());
        var assignment = answer.GetProperty("assignment");
        return assignment.ValueKind == JsonValueKind.Null ? (null, answer.GetProperty("reason").GetString()) : (assignment, null);
    }

    public async Task<JsonElement> MustClaimAsync(Guid project)
    {
        var (assignment, reason) = await ClaimAsync(project);
        Assert.True(assignment is not null, $"No task was given: {reason}");
        return assignment!.Value;
    }

    public Task<HttpResponseMessage> SubmitAsync(JsonElement assignment, object body, string? key = null) =>
        SubmitAsync(assignment.GetProperty("assignment").GetGuid(), body, key);

    public async Task<HttpResponseMessage> SubmitAsync(Guid assignment, object body, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/work/assignments/{assignment}/judgment") { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", key ?? Parallax.Data.Ids.Opaque().ToString());
        return await Client.SendAsync(request);
    }

    /// <summary>Submits a complete judgment and returns its receipt.</summary>
    public async Task<JsonElement> MustSubmitAsync(JsonElement assignment, string? key = null)
    {
        using var response = await SubmitAsync(assignment, Bodies.Complete(assignment), key);
        Assert.True(response.StatusCode == HttpStatusCode.Created, $"{response.StatusCode}: {await response.Content.ReadAsStringAsync()}");
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }
}
