using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Parallax.Cli;

/// <summary>The server's API, as verbs use it: each verb is written once, against HTTP, wherever the server is.</summary>
public class Api(HttpClient http) : IAsyncDisposable
{
    public HttpClient Http => http;

    public static Api Remote(Uri address, string key)
    {
        var client = new HttpClient { BaseAddress = address, Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return new Api(client);
    }

    public async Task<JsonElement> GetAsync(string path, CancellationToken cancel) => await JsonAsync(await SendAsync(HttpMethod.Get, path, null, cancel), cancel);

    public async Task<JsonElement> PostAsync(string path, object body, CancellationToken cancel) =>
        await JsonAsync(await SendAsync(HttpMethod.Post, path, JsonContent.Create(body), cancel), cancel);

    /// <summary>Sends and returns the answer with its body still to be read; a refusal becomes a <see cref="UsageException"/>.</summary>
    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? content, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        HttpResponseMessage response;
        try
        {
            response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
        }
        catch (HttpRequestException exception)
        {
            throw new UsageException($"The server at {http.BaseAddress} does not answer: {exception.Message}");
        }

        if (response.IsSuccessStatusCode) return response;
        using (response) throw new UsageException(await WhyAsync(response, cancel));
    }

    public virtual ValueTask DisposeAsync()
    {
        http.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage response, CancellationToken cancel)
    {
        using (response) return await response.Content.ReadFromJsonAsync<JsonElement>(cancel);
    }

    private static async Task<string> WhyAsync(HttpResponseMessage response, CancellationToken cancel)
    {
        var text = await response.Content.ReadAsStringAsync(cancel);
        try
        {
            var problem = JsonSerializer.Deserialize<JsonElement>(text);
            var detail = problem.TryGetProperty("detail", out var said) ? said.GetString() : null;
            var code = problem.TryGetProperty("code", out var coded) ? coded.GetString() : null;
            return $"{detail ?? response.ReasonPhrase} [{code ?? ((int)response.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture)}]";
        }
        catch (JsonException)
        {
            return $"The server answered {(int)response.StatusCode} {response.ReasonPhrase}.";
        }
    }
}
