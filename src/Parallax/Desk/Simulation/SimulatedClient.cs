using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Parallax.Cli;

namespace Parallax.Desk;

/// <summary>The API as a contributor's workspace uses it: what fails on the way is sent again, under the same key.</summary>
public sealed class SimulatedClient(HttpClient http, string key, SimulationFigures figures)
{
    private const int Tries = 7;
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(100);

    /// <summary>An answer, or the code of a refusal.</summary>
    public sealed record Answer(JsonElement Value, string? Refusal);

    public async Task<Answer> PostAsync(string kind, string path, object body, string? idempotencyKey, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (await TryAsync(kind, path, body, idempotencyKey, attempt == Tries, cancel) is { } answer) return answer;
            figures.Retried();
            await Task.Delay(FirstWait * Math.Pow(2, attempt - 1), TimeProvider.System, cancel);
        }
    }

    /// <summary>Null when it is worth another try.</summary>
    private async Task<Answer?> TryAsync(string kind, string path, object body, string? idempotencyKey, bool last, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        if (idempotencyKey is not null) request.Headers.Add("Idempotency-Key", idempotencyKey);
        var start = TimeProvider.System.GetTimestamp();
        try
        {
            using var response = await http.SendAsync(request, cancel);
            figures.Answered(kind, TimeProvider.System.GetElapsedTime(start));
            if (IsPassing(response.StatusCode)) return last ? throw new UsageException($"The server answers '{kind}' with {(int)response.StatusCode}, {Tries} times in a row.") : null;
            var value = await response.Content.ReadFromJsonAsync<JsonElement>(cancel);
            if (response.IsSuccessStatusCode) return new Answer(value, null);
            var code = value.TryGetProperty("code", out var said) ? said.GetString()! : $"{(int)response.StatusCode}";
            figures.Refused(code);
            return new Answer(value, code);
        }
        catch (Exception lost) when (lost is HttpRequestException or IOException && !last)
        {
            return null;
        }
        catch (Exception lost) when (lost is HttpRequestException)
        {
            throw new UsageException($"The server at {http.BaseAddress} does not answer: {lost.Message}");
        }
    }

    /// <summary>What may be over the next time.</summary>
    private static bool IsPassing(HttpStatusCode status) => status is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout || (int)status >= 500;
}
