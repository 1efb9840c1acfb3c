using System.Text.Json;
using Parallax.Cli;

namespace Parallax.Desk;

/// <summary>Accounts with keys, enrolled in one project; when the run is over the keys are revoked, and nobody knows the passwords.</summary>
public sealed class SimulatedPeople
{
    private readonly Api _api;
    private readonly (Guid Person, Guid Id, string Key)[] _keys;

    private SimulatedPeople(Api api, (Guid, Guid, string)[] keys) => (_api, _keys) = (api, keys);

    public string Key(int person) => _keys[person].Key;

    public Guid Id(int person) => _keys[person].Person;

    public static async Task<SimulatedPeople> MakeAsync(Api api, string project, string run, int count, int parallel, CancellationToken cancel)
    {
        var keys = new (Guid, Guid, string)[count];
        var made = 0L;
        await Progress.RunAsync("Adding people", count, async done =>
        {
            await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = parallel, CancellationToken = cancel }, async (person, stop) =>
            {
                keys[person] = await AddAsync(api, project, $"simulated-{run}-{person + 1}@parallax.invalid", person + 1, stop);
                done(Interlocked.Increment(ref made));
            });
            return made;
        });
        return new SimulatedPeople(api, keys);
    }

    public async Task LeaveAsync()
    {
        foreach (var (_, id, _) in _keys)
        {
            using var response = await _api.SendAsync(HttpMethod.Delete, $"/api/keys/{id}", null, CancellationToken.None);
        }
    }

    private static async Task<(Guid, Guid, string)> AddAsync(Api api, string project, string email, int number, CancellationToken cancel)
    {
        var person = await api.PostAsync("/api/people", new { email, name = $"Simulated {number}", role = "contributor" }, cancel);
        var key = await api.PostAsync("/api/keys", new { email, name = "simulation" }, cancel);
        await api.PostAsync($"/api/projects/{project}/enrollments", new { email }, cancel);
        return (person.GetProperty("id").GetGuid(), key.GetProperty("id").GetGuid(), key.GetProperty("key").GetString()!);
    }
}
