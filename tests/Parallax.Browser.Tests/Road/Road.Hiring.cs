using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Parallax.Projects;
using Parallax.Talent;
using Parallax.Tests.Running;
using Parallax.Work;

namespace Parallax.Browser.Tests;

public sealed partial class Road
{
    private const string Motive = "I like to look closely, and to say why.";

    public async Task ComeFromABoardAndBeInterruptedAsync()
    {
        var page = await AtAsync(Mina, $"/work-with-us/{Hiring.Slug}?src=board-7");
        await page.GetByRole(AriaRole.Link, new() { Name = "Apply", Exact = true }).ClickAsync();
        await page.GetByLabel("From which country").SelectOptionAsync("CA");
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
        await page.GetByLabel("Your name").FillAsync("Mina Example");
        await page.GetByLabel("What draws you").FillAsync(Motive);
        await page.GetByText("Saved").First.WaitForAsync();
        await page.CloseAsync();

        _pages[Mina] = page = await Visitor.OpenAsync(page.Context, _errors);
        await page.GotoAsync(new Uri(_app.Address, $"/apply/{Hiring.Slug}").ToString());
        await Assertions.Expect(page.GetByLabel("What draws you")).ToHaveValueAsync(Motive);
        await page.GetByLabel("Your e-mail").FillAsync(Mina);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save and mail me the link" }).ClickAsync();
        await page.GetByText("A link is on its way").WaitForAsync();
        await page.GotoAsync(new Uri(_app.Address, Hiring.Path((await Hiring.MailAsync(_app, Mina)).Single(), "/")).ToString());
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the account and go on" }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("What draws you")).ToHaveValueAsync(Motive);
        await page.GetByLabel("Tell us of a time").FillAsync("A shadow that fell the wrong way.");
        await page.GetByLabel("How many hours").FillAsync("12");
        await page.GetByRole(AriaRole.Button, new() { Name = "Submit application" }).ClickAsync();
        await page.GetByText("We have your application. Somebody reads it").WaitForAsync();

        var kept = await ApplicationAsync();
        Assert.Equal((Stage.Applied, "board-7", Motive), (kept.Stage, kept.Source, kept.Read()["motive"][0]));
    }

    public async Task SomebodyCannotBeSupportedAsync()
    {
        var page = await AtAsync("-somebody", $"/work-with-us/{Hiring.Slug}");
        await page.GetByRole(AriaRole.Link, new() { Name = "Apply", Exact = true }).ClickAsync();
        await page.GetByLabel("From which country").SelectOptionAsync("US");
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
        await page.GetByRole(AriaRole.Group, new() { Name = "Are you legally authorized" }).GetByLabel("Yes").CheckAsync();
        await page.GetByRole(AriaRole.Group, new() { Name = "Will you now or in the future" }).GetByLabel("Yes").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
        await page.GetByText("cannot currently be supported").First.WaitForAsync();

        var outcome = await FactAsync(db => (
            from e in db.Set<EligibilityOutcome>() join a in db.Set<Application>() on e.ApplicationId equals a.Id where a.PersonId == null select new { e.Supported, a.Answers, a.Stage }).SingleAsync());
        Assert.Equal((false, "{}", Stage.Draft), (outcome.Supported, outcome.Answers, outcome.Stage));
    }

    public async Task BeInvitedAsync()
    {
        var page = await AtAsync("operations1@test.invalid", $"/hiring/{_opportunity}");
        await Assertions.Expect(page.GetByRole(AriaRole.Rowheader, new() { Name = "Mina Example" })).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Link, new() { Name = "Mina Example" }).ClickAsync();
        await page.GetByLabel("Reason", new() { Exact = true }).SelectOptionAsync("answers-promising");
        await page.GetByRole(AriaRole.Button, new() { Name = "Invite to the screening" }).ClickAsync();
        await page.GetByText("Mina Example is invited").WaitForAsync();

        var attempt = await FactAsync(db => db.Set<ScreeningAttempt>().SingleAsync());
        Assert.Equal((_screening, AttemptState.Invited, Stage.Screening), (attempt.ScreeningId, attempt.State, (await ApplicationAsync()).Stage));
    }

    public async Task TakeTheScreeningAsync()
    {
        var page = await AtAsync(Mina, "/");
        await page.GetByRole(AriaRole.Link, new() { Name = "See what it is" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Start: the time begins now" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Continue" }).Or(page.GetByRole(AriaRole.Button, new() { Name = "Submit" })).First.WaitForAsync();
        if (await page.GetByRole(AriaRole.Link, new() { Name = "Continue" }).CountAsync() > 0) await page.GetByRole(AriaRole.Link, new() { Name = "Continue" }).ClickAsync();
        var workspace = new WorkspacePage(page);
        foreach (var answer in new[] { "Every step of both follows from the picture.", "Both readings can be seen, and nothing decides." })
        {
            await workspace.ReadyAsync();
            await Assertions.Expect(workspace.Rationale).ToHaveValueAsync("");
            await workspace.FillAsync(answer);
            await workspace.Submit.ClickAsync();
            await Assertions.Expect(page.GetByText(answer)).ToHaveCountAsync(0);
        }

        await Patience.UntilAsync(async () => await FactAsync(db => db.Set<ScreeningAttempt>().Select(a => a.State).SingleAsync()) == AttemptState.Scoring);
        Assert.Equal([Purpose.Screening, Purpose.Screening], await FactAsync(db => db.Set<Assignment>().Select(a => a.Purpose).ToListAsync()));
    }

    public async Task TwoScoreAsync()
    {
        foreach (var (scorer, level) in new[] { ("reviewer4@test.invalid", 5), ("reviewer5@test.invalid", 4) })
        {
            var page = await AtAsync(scorer, "/screenings/score");
            await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { NameRegex = new("Ambiguity|Score") }).First.ClickAsync();
            await page.GetByText("Both readings can be seen, and nothing decides.").WaitForAsync();
            Assert.Equal(0, await page.GetByText("Mina").CountAsync());
            await page.GetByRole(AriaRole.Radio, new() { NameRegex = new($"^{level} ") }).CheckAsync();
            await page.GetByLabel("Your reason").FillAsync($"Level {level}, for what it names.");
            await page.GetByRole(AriaRole.Button, new() { Name = "Save the score" }).ClickAsync();
            await page.GetByText("Your score is saved.").WaitForAsync();
        }

        var attempt = await FactAsync(db => db.Set<ScreeningAttempt>().SingleAsync());
        Assert.Equal((AttemptState.Decided, true, 7.5), (attempt.State, attempt.Passed!.Value, attempt.Points));
        var own = await AtAsync(Mina, $"/screening/{attempt.Id}");
        await own.GetByText("Your result: passed").WaitForAsync();
    }

    public async Task SignAsync()
    {
        var operations = await AtAsync("operations1@test.invalid", $"/hiring/applications/{(await ApplicationAsync()).Id}");
        await operations.GetByRole(AriaRole.Link, new() { Name = "Make an offer" }).ClickAsync();
        await Assertions.Expect(operations.GetByLabel("Reason", new() { Exact = true })).ToHaveValueAsync("screening-passed");
        await operations.GetByLabel("Project", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = "Rooms" });
        await operations.GetByLabel("Rate for an hour").FillAsync("30.00");
        await operations.GetByLabel("Most hours in a week").FillAsync("20");
        await operations.GetByLabel("Law of").FillAsync("the State of New York");
        await operations.GetByRole(AriaRole.Button, new() { Name = "Send the offer" }).ClickAsync();
        await operations.GetByText("The offer is made").WaitForAsync();

        var page = await AtAsync(Mina, "/");
        await page.GetByRole(AriaRole.Link, new() { Name = "Read and sign" }).ClickAsync();
        await page.GetByLabel("Legal name").FillAsync("Mina Łukasz Example");
        await page.GetByLabel("Postal address").FillAsync("2 Example Avenue");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show the agreement" }).ClickAsync();
        await page.GetByLabel("Type your name to sign").FillAsync("Mina Łukasz Example");
        await page.GetByLabel("I agree to do business electronically").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign the agreement" }).ClickAsync();
        await page.GetByText("it matches").WaitForAsync();

        var signed = await FactAsync(db => db.Set<SignedAgreement>().SingleAsync());
        var terms = await FactAsync(db => db.Set<EnrollmentTerms>().SingleAsync());
        Assert.Equal((3000L, "USD", 72_000, (Guid?)signed.Id), (terms.HourlyMinor, terms.Currency, terms.WeeklyCapSeconds, terms.SourceId));
        Assert.Equal(Stage.Hired, (await ApplicationAsync()).Stage);
        var pdf = await page.APIRequest.GetAsync(new Uri(_app.Address, $"/agreements/{signed.Id}/agreement.pdf").ToString());
        Assert.StartsWith("%PDF-", System.Text.Encoding.Latin1.GetString(await pdf.BodyAsync()), StringComparison.Ordinal);
    }

    private Task<Application> ApplicationAsync() => FactAsync(db => db.Set<Application>().AsNoTracking().SingleAsync(a => a.SubmittedAt != null));
}
