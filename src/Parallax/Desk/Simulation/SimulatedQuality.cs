using System.Net;
using System.Text.Json;
using Parallax.Cli;
using Parallax.Quality;
using Parallax.Work;

namespace Parallax.Desk;

/// <summary>What the server says of a person: the verdict of its test of checks, and their standing.</summary>
public sealed record ServerStanding(string Standing, string Verdict, int Checks);

/// <summary>A presentation in the server's list of disagreements.</summary>
public sealed record ServerDisagreement(Guid Presentation, int Judgments, double Ambiguity, bool IsAmbiguous);

/// <summary>What a run asks of the server's quality: checks mixed in, what it makes of people and disagreements, presentations grown.</summary>
/// <param name="services">Of the server that was started for the run; null for one elsewhere.</param>
public sealed class SimulatedQuality(SimulationPlan plan, SimulatedProject project, IServiceProvider? services)
{
    private const int MostAtOnce = 500;
    private const int LeastViews = 200;
    private const int HighestCap = 10;
    private const double HighestTarget = .999;
    private const int Asks = 120;
    private const int StandsStill = 8;
    private static readonly TimeSpan AskEvery = TimeSpan.FromMilliseconds(500);

    private string Root => $"/api/projects/{project.Slug}";

    /// <summary>Mixes the checks in; a sentence when that cannot be done.</summary>
    public async Task<string?> MixInAsync(CancellationToken cancel)
    {
        if (plan.GoldTasks == 0) return "No tasks with a known answer were asked for (--gold 0).";
        var rate = (int)Math.Round(plan.Gold * 1000);
        if (await AskAsync(HttpMethod.Put, "/quality", new { goldPerMille = rate, passedPerMille = Math.Max(1, rate), mostViews = Math.Max(LeastViews, plan.Contributors) }, cancel) is null)
            return "This server mixes in no checks: nothing is said of careless people.";
        for (var left = plan.GoldTasks; left > 0; left -= MostAtOnce)
            await project.Api.PostAsync($"{Root}/gold/bulk", new { count = Math.Min(left, MostAtOnce) }, cancel);
        return null;
    }

    /// <summary>What the server says of each person, as soon as it has looked at all their checks; null when it says nothing.</summary>
    public async Task<IReadOnlyDictionary<Guid, ServerStanding>?> StandingsAsync(int checks, CancellationToken cancel)
    {
        if (plan.GoldTasks == 0) return null;
        var (last, same) = (-1, 0);
        for (var ask = 1; ; ask++)
        {
            await ScoreAsync(cancel);
            if (await AskAsync(HttpMethod.Get, "/quality/people", null, cancel) is not { } answer) return null;
            var people = answer.GetProperty("people").EnumerateArray().ToDictionary(p => p.GetProperty("person").GetGuid(), p => new ServerStanding(
                p.GetProperty("standing").GetString()!, p.GetProperty("verdict").GetString()!, p.GetProperty("right").GetInt32() + p.GetProperty("wrong").GetInt32()));
            // Whose test began anew is counted from there: then the sum stays below, and stands still when all is looked at.
            var sum = people.Values.Sum(p => p.Checks);
            same = sum == last ? same + 1 : 0;
            last = sum;
            if (sum >= checks || same == StandsStill || ask == Asks) return people;
            await Task.Delay(AskEvery, TimeProvider.System, cancel);
        }
    }

    /// <summary>On the run's own server, whose clock stands still once nobody works, the sweep is asked to look now.</summary>
    private async Task ScoreAsync(CancellationToken cancel)
    {
        if (services?.GetRequiredService<ScoreGold>() is not { } score) return;
        score.LookAtEverything();
        await score.RunAsync(cancel);
    }

    /// <summary>The server's list of disagreements, once it has counted so many judgments; null when it has none.</summary>
    public async Task<IReadOnlyList<ServerDisagreement>?> DisagreementsAsync(int judgments, CancellationToken cancel) =>
        await Progress.RunAsync<IReadOnlyList<ServerDisagreement>?>("Waiting for the list of disagreements", judgments, async done =>
        {
            for (var ask = 1; ; ask++)
            {
                await CountAsync(cancel);
                if (await ReadDisagreementsAsync(cancel) is not { } list) return null;
                var counted = list.Sum(d => d.Judgments);
                done(counted);
                if (counted >= judgments || ask == Asks) return list;
                await Task.Delay(AskEvery, TimeProvider.System, cancel);
            }
        });

    private async Task<List<ServerDisagreement>?> ReadDisagreementsAsync(CancellationToken cancel)
    {
        var list = new List<ServerDisagreement>();
        for (var (page, more) = (1, true); more; page++)
        {
            if (await AskAsync(HttpMethod.Get, $"/quality/disagreements?all=true&page={page}", null, cancel) is not { } answer) return null;
            list.AddRange(answer.GetProperty("disagreements").EnumerateArray().Select(d => new ServerDisagreement(
                d.GetProperty("presentation").GetGuid(), d.GetProperty("judgments").GetInt32(), d.GetProperty("ambiguity").GetDouble(), d.GetProperty("verdict").GetString() == "ambiguous")));
            more = answer.GetProperty("more").GetBoolean();
        }

        return list;
    }

    /// <summary>As with checks: on the run's own server the count is made now.</summary>
    private Task CountAsync(CancellationToken cancel) => services?.GetRequiredService<FindDisagreements>().RunAsync(cancel) ?? Task.CompletedTask;

    /// <summary>Whether what is contested is grown at once, or by the server's rule, some at a time.</summary>
    public bool GrowsAtOnce => services is not null;

    /// <summary>Gives each presentation places up to so many, or switches the server's rule on; a sentence when that cannot be done.</summary>
    public async Task<string?> GrowAsync(IReadOnlyCollection<Guid> presentations, int to, CancellationToken cancel)
    {
        if (services is null)
            return await AskAsync(HttpMethod.Put, "/quality/overlap", new { grows = true, target = HighestTarget, cap = Math.Min(to, HighestCap) }, cancel) is null
                ? "This server grows no overlap: ambiguity is told from the first judgments alone."
                : null;
        var store = services.GetRequiredService<WorkStore>();
        foreach (var presentation in presentations)
            while (await store.GrowAsync(presentation, to, cancel))
            {
                // One place at a time, as it is decided.
            }

        return null;
    }

    /// <summary>The answer, or null when the server has no such thing.</summary>
    private async Task<JsonElement?> AskAsync(HttpMethod method, string path, object? body, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(method, Root + path) { Content = body is null ? null : JsonContent.Create(body) };
        using var response = await project.Api.Http.SendAsync(request, cancel);
        if (response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed) return null;
        if (!response.IsSuccessStatusCode) throw new UsageException($"The server refuses {method} {path}: {await response.Content.ReadAsStringAsync(cancel)}");
        return await response.Content.ReadFromJsonAsync<JsonElement>(cancel);
    }
}
