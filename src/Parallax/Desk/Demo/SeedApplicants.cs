using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Parallax.Cli;
using Parallax.Data;
using Parallax.Talent;

namespace Parallax.Desk;

/// <summary>The demo's hiring: listings, and people who apply, are invited, get an offer and sign.</summary>
public sealed class SeedApplicants(LocalApi api, DemoActors actors, DemoProjects projects, SeedScreening screening)
{
    private const string Slug = "ai-evaluation-generalist";

    public async Task OpenListingsAsync(DateTimeOffset until, CancellationToken cancel)
    {
        var ines = actors.As("ines");
        var open = await ines.PostAsync("/api/hiring/opportunities", new { }, cancel);
        await StateAsync(open, "open", until, cancel);
        var second = ListingTemplate.Make() with { Title = "Spatial Reasoning Reviewer", Summary = "Look closely at where things are, and say where AI systems go wrong. Remote, part-time." };
        var paused = await ines.PostAsync("/api/hiring/opportunities", new { listing = second }, cancel);
        await StateAsync(paused, "open", until, cancel);
        await StateAsync(paused, "paused", until, cancel);
        foreach (var email in new[] { "waiting@demo.invalid", "patient@demo.invalid" })
            await actors.DoAsync("ines", $"/api/opportunities/{paused.GetProperty("slug").GetString()}/waiting-list", new { email }, cancel);
    }

    /// <summary>Comes from a board, says from where they would work, and writes.</summary>
    public async Task<Guid> BeginAsync(string person, string country, CancellationToken cancel)
    {
        await actors.ArriveAsync(person, cancel);
        var (who, writes) = (actors.Person(person), actors.Person(person).Applies!);
        var begun = await actors.As(person).PostAsync($"/api/opportunities/{Slug}/eligibility", new { country, source = writes.Source }, cancel);
        var id = begun.GetProperty("application").GetGuid();
        var answers = new Dictionary<string, string[]> { ["name"] = [who.Name], ["motive"] = [writes.Motive], ["hours"] = [$"{writes.Hours}"] };
        if (writes.Example.Length > 0) answers["example"] = [writes.Example];
        await actors.DoAsync(person, HttpMethod.Put, $"/api/applications/draft/{id}", new { revision = 0, answers }, cancel);
        return id;
    }

    public async Task<Guid> ApplyAsync(string person, string country, CancellationToken cancel)
    {
        var id = await BeginAsync(person, country, cancel);
        await actors.DoAsync(person, $"/api/applications/{id}/submit", null, cancel);
        return id;
    }

    public Task WithdrawAsync(string person, Guid application, CancellationToken cancel) => actors.DoAsync(person, $"/api/applications/{application}/withdraw", null, cancel);

    public Task DeclineAsync(Guid application, CancellationToken cancel) => actors.DoAsync("ines", $"/api/hiring/applications/{application}/move", new
    {
        to = "not-now",
        reason = "answers-too-short",
        subject = "Your application: {{opportunity}}",
        text = "Hello {{name}},\n\nthank you for the time that you gave to your application. We do not go on with it now: {{reason}}.\n\nWhen you may apply again, and how to ask somebody else to look at the decision, stands here:\n\n{{link}}\n\n{{organization}}",
    }, cancel);

    public async Task<Guid> InviteAsync(Guid application, CancellationToken cancel)
    {
        await actors.DoAsync("ines", $"/api/hiring/applications/{application}/screening", new { screening = screening.Id, reason = "answers-promising" }, cancel);
        await using var scope = api.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AppDb>().Set<ScreeningAttempt>().Where(a => a.ApplicationId == application).Select(a => a.Id).SingleAsync(cancel);
    }

    /// <param name="application">Null for a further project of somebody who works already.</param>
    public async Task<Guid> OfferAsync(string person, Guid? application, string project, DateTimeOffset starts, DateTimeOffset ends, CancellationToken cancel) =>
        (await actors.As("ines").PostAsync("/api/offers", new
        {
            person = actors.Id(person),
            project = projects.Id(project),
            application,
            reason = "screening-passed",
            hourly = Terms(project).Hourly,
            judgment = Terms(project).Judgment,
            weeklyHours = 20,
            startsAt = starts,
            endsAt = ends,
            noticeDays = 7,
            paymentDays = 7,
            law = "the State of New York",
            services = "Evaluating the answers of AI systems, remotely",
        }, cancel)).GetProperty("id").GetGuid();

    private static (string Hourly, string? Judgment) Terms(string project) => project switch
    {
        "steps" => ("30.00", "4.50"),
        DemoProjects.Readings => ("30.00", "5.00"),
        _ => ("36.00", null),
    };

    public async Task SignAsync(string person, Guid offer, CancellationToken cancel)
    {
        var name = actors.Person(person).Name;
        var text = await actors.As(person).PostAsync($"/api/offers/{offer}/text", new { legalName = name, address = "7 Example Road\nSomewhere" }, cancel);
        await actors.DoAsync(person, $"/api/offers/{offer}/signature", new { sha256 = text.GetProperty("sha256").GetString(), name, consent = true }, cancel);
    }

    private Task StateAsync(JsonElement listing, string state, DateTimeOffset validThrough, CancellationToken cancel) =>
        actors.DoAsync("ines", $"/api/hiring/opportunities/{listing.GetProperty("id").GetGuid()}/state", new { state, validThrough }, cancel);
}
