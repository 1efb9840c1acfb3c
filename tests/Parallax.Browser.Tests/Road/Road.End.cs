using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Parallax.Data;
using Parallax.Pay;
using Parallax.Projects;
using Parallax.Tests.Running;
using Parallax.Work;

namespace Parallax.Browser.Tests;

public sealed partial class Road
{
    private const string Typed = "The lamp is nearer; the chair is not in the picture.";

    /// <summary>Three people hold a task each when the project ends at once: one has typed in the browser, one submits later, one never does.</summary>
    public async Task ConcludeEarlyAsync()
    {
        var (late, silent) = (await EnrolledAsync(), await EnrolledAsync());
        var page = await AtAsync(Mina, "/");
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new("Start|Continue") }).First.ClickAsync();
        var workspace = new WorkspacePage(page);
        await workspace.ReadyAsync();
        await workspace.FillAsync(Typed);
        var held = new List<JsonElement>();
        foreach (var person in new[] { late, silent })
        {
            held.Add(await person.MustClaimAsync(_project));
            await SayAsync(person, held[^1], "open");
        }

        await ConcludeAsync();
        Assert.Equal(0, await FactAsync(db => db.Set<Lease>().CountAsync(l => l.ProjectId == _project && l.EndedAt == null)));
        await workspace.Submit.ClickAsync();
        await workspace.ReceivedAsync();
        await late.MustSubmitAsync(held[0]);
        Assert.Equal("project.closed", (await silent.ClaimAsync(_project)).Reason);
        Assert.Equal(2, await FactAsync(db => db.Set<Judgment>().CountAsync(j => db.Set<Lease>().Any(l => l.AssignmentId == j.AssignmentId && l.Ending == LeaseEnding.Released))));
        Assert.Contains(Typed, await FactAsync(db => db.Set<Judgment>().OrderByDescending(j => j.Id).Select(j => j.Answers).Take(2).ToListAsync()) is { } two ? string.Concat(two) : "", StringComparison.Ordinal);

        // Three minutes of those who submitted, and the grace of five for the one who fell silent: the end of a hold cuts nothing.
        GoTo(_monday.Date.AddDays(21).AddHours(2));
        await RunAsync<CloseWeeks>(job => job.RunAsync(CancellationToken.None));
        var week = _monday.Date.AddDays(14);
        var last = await FactAsync(db => db.Set<Statement>().Where(s => s.WeekFrom >= week).ToDictionaryAsync(s => s.PersonId, s => s.AmountMinor));
        Assert.Equal((150L, 150L, 250L), (last[_mina.Id], last[late.Id], last[silent.Id]));
        await AtAsync(Mina, "/");
        await page.GetByText("concluded").First.WaitForAsync();
    }

    private async Task ConcludeAsync()
    {
        _clock.Advance(TimeSpan.FromMinutes(3));
        var lead = await AtAsync("lead3@test.invalid", $"/projects/{_project}/changes");
        await lead.GetByLabel("What changes").SelectOptionAsync("conclude");
        await lead.GetByLabel("are taken back at once").CheckAsync();
        await lead.GetByLabel("What the people concerned are told").FillAsync("Thank you: all is judged.");
        await lead.GetByRole(AriaRole.Button, new() { Name = "Show what it would do" }).ClickAsync();
        await lead.GetByRole(AriaRole.Heading, new() { Name = "What this would do" }).WaitForAsync();
        await lead.GetByRole(AriaRole.Button, new() { Name = "Confirm and tell them" }).ClickAsync();
        await lead.GetByText("3 people are told.").WaitForAsync();
        await RunAsync<WorkStore>(store => store.ApplyAmendmentsAsync(CancellationToken.None));
        Assert.Equal(ProjectState.Concluded, await FactAsync(db => db.Set<Project>().Where(p => p.Id == _project).Select(p => p.State).SingleAsync()));
    }

    private async Task<Contributor> EnrolledAsync()
    {
        var person = await _app.ContributorAsync(_slug);
        await _app.OnDatabaseAsync(async db =>
        {
            var enrollment = await db.Set<Enrollment>().SingleAsync(e => e.PersonId == person.Id);
            db.Add(enrollment.Agree(Ids.New(_clock), new PayTerms("USD", 3000, null, null), _clock.GetUtcNow(), null, "A test", _clock.GetUtcNow()));
            return await db.SaveChangesAsync();
        });
        return person;
    }
}
