namespace Parallax.Desk;

/// <summary>What changes in the demo's projects, and what its people ask and are answered.</summary>
public sealed class SeedChanges(DemoActors actors, DemoProjects projects)
{
    public Task RaiseAsync(DateTimeOffset effectiveAt, CancellationToken cancel) => AmendAsync("compare", new
    {
        kind = "terms",
        hourly = "38.00",
        effectiveAt,
        reason = "rate-review",
        words = "Your explanations got better and longer. Thank you.",
    }, cancel);

    public Task ExtendAsync(DateTimeOffset until, CancellationToken cancel) => AmendAsync("compare", new
    {
        kind = "extend",
        until,
        reason = "more-work",
        words = "A new set of street scenes comes in December.",
    }, cancel);

    public Task EndAsync(string person, DateTimeOffset effectiveAt, CancellationToken cancel) => AmendAsync("steps", new
    {
        kind = "end",
        person = actors.Id(person),
        effectiveAt,
        reason = "own-wish",
        words = "As you asked. You stay on the other project.",
        leases = "drain",
    }, cancel);

    public async Task<Guid> AskAsync(string person, string title, string text, CancellationToken cancel) =>
        (await actors.As(person).PostAsync("/api/cases", new { title, text }, cancel)).GetProperty("id").GetGuid();

    public Task AnswerAsync(string decider, Guid question, string answer, CancellationToken cancel) =>
        actors.DoAsync(decider, $"/api/cases/{question}/decision", new { outcome = "answered", answer }, cancel);

    public Task AppealAsync(string person, Guid attempt, string text, CancellationToken cancel) =>
        actors.DoAsync(person, $"/api/screenings/attempts/{attempt}/appeal", new { text }, cancel);

    /// <summary>Idle time of a stretch that was work.</summary>
    public async Task<Guid> ClaimAsync(string person, string project, DateTimeOffset from, DateTimeOffset until, string note, CancellationToken cancel) =>
        (await actors.As(person).PostAsync("/api/pay/claims", new { project = projects.Id(project), from, until, note }, cancel)).GetProperty("id").GetGuid();

    public Task AcceptAsync(string decider, Guid claim, string reason, CancellationToken cancel) =>
        actors.DoAsync(decider, $"/api/pay/claims/{claim}/decision", new { outcome = "accepted", reason }, cancel);

    private Task AmendAsync(string project, object request, CancellationToken cancel) => actors.DoAsync("noor", $"/api/projects/{projects.Slug(project)}/amendments", request, cancel);
}
