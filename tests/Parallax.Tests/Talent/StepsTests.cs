using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Parallax.Cases;
using Parallax.Cli;
using Parallax.Identity;
using Parallax.Talent;
using Parallax.Tests.Running;

namespace Parallax.Tests.Talent;

/// <summary>An application goes on by what is done: an invitation, an offer, a signature.</summary>
public class StepsTests
{
    [Theory, Databases]
    public async Task An_invitation_moves_the_application_and_can_be_undone_until_it_is_begun(Database database)
    {
        await using var screening = await Screened.MakeAsync(database);
        var (app, clock) = (screening.App, screening.Clock);
        await Hiring.OpenAsync(app, clock);
        var person = await app.ContributorAsync();
        var id = await Hiring.ApplyAsync(person.Client);
        var at = $"/api/hiring/applications/{id}";
        var http = app.Operator.Http;
        Assert.Equal("application.reason-needed", await Hiring.CodeAsync(await http.PostAsJsonAsync($"{at}/screening", new { screening = screening.Id })));
        Assert.Equal("screening.unknown", await Hiring.CodeAsync(await http.PostAsJsonAsync($"{at}/screening", new { screening = id, reason = "experience" })));
        Assert.Equal("application.move", await Hiring.CodeAsync(await http.PostAsJsonAsync($"{at}/move", new { to = "screening", reason = "experience" })));

        var invitation = new { screening = screening.Id, reason = "answers-promising", timePercent = 150, seen = 1 };
        await Hiring.MustAsync(await http.PostAsJsonAsync($"{at}/screening", invitation));
        Assert.Equal("application.outrun", await Hiring.CodeAsync(await http.PostAsJsonAsync($"{at}/screening", invitation)));
        Assert.Equal("screening.invited", await Hiring.CodeAsync(await http.PostAsJsonAsync($"{at}/screening", new { screening = screening.Id, reason = "another-try" })));
        var mail = (await Hiring.MailAsync(app, person.Email)).Single(m => m.Subject.StartsWith("Your screening", StringComparison.Ordinal));
        Assert.Equal(TimeSpan.FromMinutes(30), mail.DueAt - mail.CreatedAt);
        await Hiring.MustAsync(await http.PostAsync($"{at}/undo", null));
        Assert.Equal((Stage.Applied, 0), await StandsAsync(app, id));
        Assert.False(await app.OnDatabaseAsync(db => db.Set<OutgoingMail>().AnyAsync(m => m.Subject.StartsWith("Your screening"))));

        await Hiring.MustAsync(await http.PostAsJsonAsync($"{at}/screening", new { invitation.screening, invitation.reason }));
        await Screened.MustAsync(person.Client.PostAsync($"/api/screenings/attempts/{await AttemptAsync(app, id)}/start", null));
        Assert.Equal("application.nothing-to-undo", await Hiring.CodeAsync(await http.PostAsync($"{at}/undo", null)));
        Assert.Equal((Stage.Screening, 1), await StandsAsync(app, id));
    }

    [Theory, Databases]
    public async Task An_offer_and_its_signature_move_the_application_to_its_end(Database database)
    {
        await using var screening = await Screened.MakeAsync(database);
        var (app, clock) = (screening.App, screening.Clock);
        var (person, id, operations) = await ApplyAsync(app, clock);
        var body = Offer(screening.Project, person.Id, id);
        Assert.Equal("application.reason-needed", await Hiring.CodeAsync(await operations.Http.PostAsJsonAsync("/api/offers", body)));
        body["reason"] = "answers-strong";
        await using (var lead = await app.MemberAsync("lead"))
            Assert.Equal("application.unknown", await Hiring.CodeAsync(await lead.Http.PostAsJsonAsync("/api/offers", body)));
        var offer = (await operations.PostAsync("/api/offers", body, CancellationToken.None)).GetProperty("id").GetGuid();
        Assert.Equal("application.offer-stands", await Hiring.CodeAsync(await operations.Http.PostAsJsonAsync("/api/offers", body)));
        Assert.Equal("application.offer-stands", await Hiring.CodeAsync(await operations.Http.PostAsJsonAsync($"/api/hiring/applications/{id}/move", new { to = "not-now", reason = "places-taken" })));
        Assert.Equal(Stage.Offer, (await StandsAsync(app, id)).Stage);

        await SignAsync(person, offer);
        Assert.Equal(Stage.Hired, (await StandsAsync(app, id)).Stage);
        var events = (await Hiring.MustAsync(await person.Client.GetAsync($"/api/applications/{id}"))).GetProperty("events").EnumerateArray();
        Assert.Equal([null, "answers-strong", "agreement-signed"], events.Select(e => e.GetProperty("reason").GetString()));
        await operations.DisposeAsync();
    }

    [Theory, Databases]
    public async Task Whoever_withdraws_leaves_nothing_that_waits_for_them(Database database)
    {
        await using var screening = await Screened.MakeAsync(database);
        var (app, clock) = (screening.App, screening.Clock);
        var (person, id, operations) = await ApplyAsync(app, clock);
        await Hiring.MustAsync(await operations.Http.PostAsJsonAsync($"/api/hiring/applications/{id}/screening", new { screening = screening.Id, reason = "experience" }));
        var body = Offer(screening.Project, person.Id, id);
        body["reason"] = "work-known";
        var offer = (await operations.PostAsync("/api/offers", body, CancellationToken.None)).GetProperty("id").GetGuid();
        await Hiring.MustAsync(await person.Client.PostAsync($"/api/applications/{id}/withdraw", null));
        Assert.Equal("offer.settled", await Hiring.CodeAsync(await person.Client.PostAsJsonAsync($"/api/offers/{offer}/text", new { legalName = "Mina Example", address = "2 Example Avenue" })));
        Assert.Equal("screening.application-ended", await Hiring.CodeAsync(await person.Client.PostAsync($"/api/screenings/attempts/{await AttemptAsync(app, id)}/start", null)));
        Assert.Equal(Stage.Withdrawn, (await StandsAsync(app, id)).Stage);
        await operations.DisposeAsync();
    }

    [Theory, Databases]
    public async Task A_decision_is_appealed_once_and_looked_at_by_somebody_else(Database database)
    {
        await using var screening = await Screened.MakeAsync(database);
        var (app, clock) = (screening.App, screening.Clock);
        var (person, id, operations) = await ApplyAsync(app, clock);
        Assert.Equal("application.nothing-to-appeal", await Hiring.CodeAsync(await person.Client.PostAsJsonAsync($"/api/applications/{id}/appeal", new { text = "Look again." })));
        await Hiring.MustAsync(await operations.Http.PostAsJsonAsync($"/api/hiring/applications/{id}/move", new { to = "not-now", reason = "answers-too-short" }));
        Assert.Equal("case.invalid", await Hiring.CodeAsync(await person.Client.PostAsJsonAsync($"/api/applications/{id}/appeal", new { text = " " })));
        var both = await Task.WhenAll(AppealAsync(), AppealAsync());
        Assert.Equal(both[0], both[1]);
        Assert.Equal(1, await app.OnDatabaseAsync(db => db.Set<Case>().CountAsync()));

        var answer = new { outcome = "granted", answer = "The answers show more than was seen." };
        await using var other = await app.MemberAsync("operations");
        Assert.Equal("case.not-done", await Hiring.CodeAsync(await other.Http.PostAsJsonAsync($"/api/cases/{both[0]}/decision", answer)));
        await Hiring.MustAsync(await other.Http.PostAsJsonAsync($"/api/hiring/applications/{id}/move", new { to = "applied", reason = "looked-at-again" }));
        Assert.Equal("case.not-by-you", await Hiring.CodeAsync(await operations.Http.PostAsJsonAsync($"/api/cases/{both[0]}/decision", answer)));
        await Hiring.MustAsync(await other.Http.PostAsJsonAsync($"/api/cases/{both[0]}/decision", answer));
        Assert.Equal(Stage.Applied, (await StandsAsync(app, id)).Stage);
        await operations.DisposeAsync();

        async Task<Guid> AppealAsync() =>
            (await Hiring.MustAsync(await person.Client.PostAsJsonAsync($"/api/applications/{id}/appeal", new { text = "You overlooked my second example." }))).GetProperty("case").GetGuid();
    }

    private static async Task<(Contributor Person, Guid Application, Api Operations)> ApplyAsync(TestApp app, TimeProvider clock)
    {
        await Hiring.OpenAsync(app, clock);
        await app.OnDatabaseAsync(db => db.Set<Organization>().ExecuteUpdateAsync(set => set.SetProperty(o => o.Address, "1 Example Street")));
        var person = await app.ContributorAsync();
        return (person, await Hiring.ApplyAsync(person.Client), await app.MemberAsync("operations"));
    }

    private static Dictionary<string, object?> Offer(Guid project, Guid person, Guid application) =>
        new() { ["project"] = project, ["person"] = person, ["application"] = application, ["hourly"] = "32.50", ["law"] = "New York", ["services"] = "Evaluation" };

    private static async Task SignAsync(Contributor person, Guid offer)
    {
        var text = await Hiring.MustAsync(await person.Client.PostAsJsonAsync($"/api/offers/{offer}/text", new { legalName = "Mina Example", address = "2 Example Avenue" }));
        await Hiring.MustAsync(await person.Client.PostAsJsonAsync($"/api/offers/{offer}/signature", new { sha256 = text.GetProperty("sha256").GetString(), name = "mina example", consent = true }));
    }

    private static Task<Guid> AttemptAsync(TestApp app, Guid application) =>
        app.OnDatabaseAsync(db => db.Set<ScreeningAttempt>().Where(a => a.ApplicationId == application).Select(a => a.Id).SingleAsync());

    private static Task<(Stage Stage, int Attempts)> StandsAsync(TestApp app, Guid application) => app.OnDatabaseAsync(async db => (
        await db.Set<Application>().Where(a => a.Id == application).Select(a => a.Stage).SingleAsync(),
        await db.Set<ScreeningAttempt>().CountAsync(a => a.ApplicationId == application)));
}
