using Parallax.Cli;

namespace Parallax.Desk;

/// <summary>
/// The story of the demo. Hiring, changes and pay go through the API as the people of the demo; judgments through the same
/// store that every submission goes through. Each thing happens at its time, so that at the end somebody stands at every
/// stretch of the road.
/// </summary>
public sealed class SeedDemo
{
    /// <summary>The last judgment lies so far back: what follows from it has happened by now.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromHours(12);

    private static readonly string[] Staff = ["rosa", "noor", "tomasz", "mirela", "ines", "kofi"];

    /// <summary>Those who work, with what they got wrong in the screening.</summary>
    private static readonly (string Person, string Country, int[] Wrong)[] Workers =
        [("ada", "GB", []), ("mateo", "NZ", [2]), ("yuki", "CA", [3]), ("priya", "IE", [0])];

    private readonly SteppedClock _clock;
    private readonly DemoWeeks _weeks;
    private readonly Timeline _timeline;
    private readonly CancellationToken _cancel;
    private readonly DemoActors _actors;
    private readonly DemoProjects _projects;
    private readonly SeedScreening _screening;
    private readonly SeedApplicants _applicants;
    private readonly SeedMoney _money;
    private readonly SeedChanges _changes;
    private readonly SeedJudgments _work;
    private readonly SeedQuality _quality;
    private readonly SeedResults _results;
    private readonly IReadOnlyList<DemoJudgment> _judgments;

    private SeedDemo(LocalApi api, DemoContent content, SteppedClock clock, DemoWeeks weeks, DemoActors actors, DemoLines lines, CancellationToken cancel)
    {
        (_clock, _weeks, _actors, _judgments, _cancel) = (clock, weeks, actors, lines.Judgments, cancel);
        _timeline = new Timeline(clock);
        _projects = new DemoProjects(api, content);
        _screening = new SeedScreening(api, _actors, _projects, lines.Items, clock);
        _applicants = new SeedApplicants(api, _actors, _projects, _screening);
        _money = new SeedMoney(api, _actors);
        _changes = new SeedChanges(_actors, _projects);
        _work = new SeedJudgments(api.Services, _actors, _projects, clock);
        _results = new SeedResults(weeks, _timeline, _work, lines.Readings, _actors, _projects, content, cancel);
        _quality = new SeedQuality(
            weeks, _timeline, new SeedLearning(api.Services, _actors, _projects, _work, new DemoDrills(lines.Drills)),
            new SeedReviews(api.Services, _actors, _projects, _work, lines.Judgments, clock), new SeedDiscussion(api.Services, _actors, _projects), cancel);
    }

    public static async Task RunAsync(LocalApi api, DemoContent content, SteppedClock clock, DemoWeeks weeks, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(content);
        await using var actors = new DemoActors(api, await content.PeopleAsync(cancel));
        var lines = new DemoLines(await content.ItemsAsync(cancel), await content.JudgmentsAsync(cancel), await content.DrillsAsync(cancel), await content.ReadingsAsync(cancel));
        await new SeedDemo(api, content, clock, weeks, actors, lines, cancel).TellAsync();
    }

    private async Task TellAsync()
    {
        foreach (var key in Staff) await _actors.ArriveAsync(key, _cancel);
        await _projects.MakeAsync(_weeks.Day(35, 0), _cancel);
        await _screening.MakeAsync(_cancel);
        await _applicants.OpenListingsAsync(_weeks.Now.AddDays(40), _cancel);
        foreach (var (number, worker) in Workers.Index()) await HireAsync(worker.Person, worker.Country, worker.Wrong, number);
        Pay();
        Change();
        Apply();
        _quality.Tell();
        _results.Tell();
        await _timeline.AdvanceAsync(_weeks.Day(0, 8));
        await _work.AddAsync(_judgments, _timeline, IdledAsync, _weeks.Now - Rest, _cancel);
        await _timeline.AdvanceAsync(_weeks.Now);
        await _actors.LeaveAsync(_cancel);
    }

    /// <summary>From the board to the signature, before work begins.</summary>
    private async Task HireAsync(string person, string country, int[] wrong, int number)
    {
        var application = await _applicants.ApplyAsync(person, country, _cancel);
        _clock.StepTo(_weeks.Day(-11, 9 + number));
        var attempt = await _applicants.InviteAsync(application, _cancel);
        _clock.Step(TimeSpan.FromHours(2));
        await _screening.TakeAsync(person, attempt, item => !wrong.Contains(item), _cancel);
        await _screening.ScoreAsync(attempt, 5, _cancel);
        var (starts, ends) = (_weeks.Day(0, 0), _weeks.Day(35, 0));
        await _applicants.SignAsync(person, await _applicants.OfferAsync(person, application, "compare", starts, ends, _cancel), _cancel);
        foreach (var further in new[] { "steps", DemoProjects.Readings })
            await _applicants.SignAsync(person, await _applicants.OfferAsync(person, null, further, starts, ends, _cancel), _cancel);
    }

    private void Pay()
    {
        At(_weeks.Day(1), () => _money.SetMethodsAsync(_cancel));
        At(_weeks.Day(3), () => _money.FundAsync(_cancel));
        foreach (var monday in new[] { 7, 14, 21 }) At(_weeks.Day(monday, 2), () => _money.CloseWeekAsync(_cancel));
        foreach (var (thursday, reference, open) in new[] { (10, "NB-47", 0), (17, "NB-48", 1) })
        {
            At(_weeks.Day(thursday, 10), () => _money.ApproveAllAsync(_cancel));
            At(_weeks.Day(thursday + 1, 10), () => _money.PayAsync(reference, open, _cancel));
        }

        At(_weeks.Day(21, 9), () => _money.DisputeAsync("yuki", "On Tuesday I drew the scene on paper to see where the light falls. I think that those minutes are missing.", _cancel));
    }

    private void Change()
    {
        Guid question = default;
        At(_weeks.Day(6), () => _changes.RaiseAsync(_weeks.Day(14, 0), _cancel));
        At(_weeks.Day(8), async () => question = await _changes.AskAsync("yuki", "May I look a thing up while I judge?", "Some scenes show maps. May I compare them with a real one, and does that time count?", _cancel));
        At(_weeks.Day(9), () => _changes.AnswerAsync("ines", question, "Yes, and yes: looking things up is part of the work. If the time shows as idle, claim it with a note.", _cancel));
        At(_weeks.Ago(2), () => _changes.ExtendAsync(_weeks.Day(63, 0), _cancel));
        At(_weeks.Ago(1), () => _changes.EndAsync("mateo", _weeks.Day(33, 0), _cancel));
    }

    /// <summary>One person at each stretch. Those who come later did so more recently.</summary>
    private void Apply()
    {
        At(_weeks.Ago(12), async () => { var greta = await _applicants.ApplyAsync("greta", "AU", _cancel); At(_weeks.Ago(11), () => _applicants.DeclineAsync(greta, _cancel)); });
        At(_weeks.Ago(10.5), () => ScreenedAsync("iris", _weeks.Ago(9), right: false, At));
        At(_weeks.Ago(9.5), () => ScreenedAsync("samir", _weeks.Ago(8), right: true, At));
        At(_weeks.Ago(7.5), () => ScreenedAsync("bao", _weeks.Ago(6), right: true, At));
        At(_weeks.Ago(6.5), () => ScreenedAsync("femi", _weeks.Ago(1.2), right: true, At));
        At(_weeks.Ago(5), async () => { var tove = await _applicants.ApplyAsync("tove", "IE", _cancel); At(_weeks.Ago(3), () => _applicants.WithdrawAsync("tove", tove, _cancel)); });
        At(_weeks.Ago(4), async () => { var dalia = await _applicants.ApplyAsync("dalia", "CA", _cancel); At(_weeks.Ago(2.5), () => _applicants.InviteAsync(dalia, _cancel)); });
        At(_weeks.Ago(1), () => _applicants.ApplyAsync("oskar", "NZ", _cancel));
        At(_weeks.Ago(0.2), () => _applicants.BeginAsync("lena", "GB", _cancel));
    }

    private async Task ScreenedAsync(string person, DateTimeOffset takes, bool right, Action<DateTimeOffset, Func<Task>> at)
    {
        var application = await _applicants.ApplyAsync(person, "GB", _cancel);
        at(takes - TimeSpan.FromHours(20), async () =>
        {
            var attempt = await _applicants.InviteAsync(application, _cancel);
            at(takes, async () =>
            {
                await _screening.TakeAsync(person, attempt, item => right && item != 4 || item == 2, _cancel);
                await AfterScreeningAsync(person, application, attempt);
            });
        });
    }

    private async Task AfterScreeningAsync(string person, Guid application, Guid attempt)
    {
        if (person == "femi")
        {
            await _screening.ScoreAsync("tomasz", attempt, 4, "Names both readings, with a reason for one of them.", _cancel);
            return;
        }

        await _screening.ScoreAsync(attempt, person == "iris" ? 2 : 5, _cancel);
        if (person == "iris") At(_weeks.Ago(1.5), () => _changes.AppealAsync("iris", attempt, "In the task with the vase I did say that it could be two faces. Please look at my words again.", _cancel));
        if (person == "bao") At(_weeks.Ago(2), () => _applicants.OfferAsync("bao", application, "compare", _weeks.Day(28, 0), _weeks.Day(63, 0), _cancel));
        if (person == "samir") At(_weeks.Ago(3), () => StartNextWeekAsync(application));
    }

    private async Task StartNextWeekAsync(Guid application) =>
        await _applicants.SignAsync("samir", await _applicants.OfferAsync("samir", application, "compare", _weeks.Day(28, 0), _weeks.Day(63, 0), _cancel), _cancel);

    /// <summary>Somebody thought without touching anything, and claims it. It is accepted the day after; the newest ones wait.</summary>
    private async Task IdledAsync(string person, string project, DateTimeOffset from, DateTimeOffset until)
    {
        var claim = await _changes.ClaimAsync(person, project, from, until, "I compared the shadows with a lamp on my desk.", _cancel);
        At(until.AddHours(20), () => _changes.AcceptAsync("noor", claim, "That is part of the work.", _cancel));
    }

    private sealed record DemoLines(IReadOnlyList<DemoItem> Items, IReadOnlyList<DemoJudgment> Judgments, IReadOnlyList<DemoDrill> Drills, IReadOnlyList<DemoJudgment> Readings);

    private void At(DateTimeOffset at, Func<Task> step) => _timeline.At(at, step);
}
