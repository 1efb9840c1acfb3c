using Microsoft.EntityFrameworkCore;
using Parallax.Cli;
using Parallax.Data;
using Parallax.Identity;

namespace Parallax.Desk;

/// <summary>The demo's people at the API: what they did they did themselves, with keys that are gone when the story is told.</summary>
public sealed class DemoActors(LocalApi api, IReadOnlyList<DemoPerson> people) : IAsyncDisposable
{
    /// <summary>For what needs a password while the story is told; afterwards nobody has one.</summary>
    public const string Password = "only while the demo is filled";

    private readonly Dictionary<string, Api> _apis = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Guid> _ids = new(StringComparer.Ordinal);

    public DemoPerson Person(string key) => people.First(p => p.Key == key);

    public Guid Id(string key) => _ids[key];

    public string KeyOf(Guid person) => _ids.First(i => i.Value == person).Key;

    /// <summary>Makes the account if it is not there, and a key.</summary>
    public async Task ArriveAsync(string key, CancellationToken cancel)
    {
        var person = Person(key);
        var role = person.Role == "applicant" ? "contributor" : person.Role;
        var made = await api.PostAsync("/api/people", new { person.Email, person.Name, role, Password }, cancel);
        _ids[key] = made.GetProperty("id").GetGuid();
        var given = await api.PostAsync("/api/keys", new { person.Email }, cancel);
        _apis[key] = api.As(given.GetProperty("key").GetString()!);
    }

    public Api As(string key) => _apis[key];

    /// <summary>What somebody does, where the answer says no more than that it is done.</summary>
    public async Task DoAsync(string key, HttpMethod method, string path, object? body, CancellationToken cancel)
    {
        using var content = body is null ? null : JsonContent.Create(body);
        using var _ = await As(key).SendAsync(method, path, content, cancel);
    }

    public Task DoAsync(string key, string path, object? body, CancellationToken cancel) => DoAsync(key, HttpMethod.Post, path, body, cancel);

    /// <summary>Takes the keys and passwords away.</summary>
    public async Task LeaveAsync(CancellationToken cancel)
    {
        await using var scope = api.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        await db.Set<ApiKey>().ExecuteDeleteAsync(cancel);
        await db.Set<Person>().ExecuteUpdateAsync(set => set.SetProperty(p => p.PasswordHash, (string?)null), cancel);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var actor in _apis.Values) await actor.DisposeAsync();
    }
}
