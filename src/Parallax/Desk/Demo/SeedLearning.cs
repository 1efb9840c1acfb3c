using Parallax.Data;
using Parallax.Projects;
using Parallax.Quality;
using Parallax.Work;

namespace Parallax.Desk;

/// <summary>The demo's practice, calibration set and checks: made by the lead, and done by the contributors as claims give them.</summary>
public sealed class SeedLearning(IServiceProvider services, DemoActors actors, DemoProjects projects, SeedJudgments judgments, DemoDrills drills)
{
    private const string Key = "compare";
    private const int Always = 1000;

    /// <summary>What a check costs is what one in so many tasks costs.</summary>
    private const int Usually = 120;

    /// <summary>A small project: a person looks earlier than usual.</summary>
    private const int MostChecks = 14;

    /// <summary>Minutes, and words, of somebody who does not look.</summary>
    private const double Hurry = .4;
    private const string Said = "Both are fine, but this one reads better and sounds more certain to me overall.";

    private static readonly (string Section, string Text)[] Lessons =
    [
        ("g-steps", "Look for what is half hidden before you believe a count: each animal that is named has to be found in the picture."),
        ("g-preference", "A mirror swaps left and right. Stand in the place of the person in the picture before you say which side is meant."),
        ("g-issues", "What a response claims beyond the picture is an incorrect assumption, also when it sounds likely."),
    ];

    private readonly WorkStore _store = services.GetRequiredService<WorkStore>();
    private readonly Dictionary<Guid, DemoDrill> _drills = [];

    private string Api => $"/api/projects/{projects.Slug(Key)}";

    public async Task MakeAsync(CancellationToken cancel)
    {
        foreach (var (number, drill) in drills.Practice.Index())
        {
            var (section, text) = Lessons[number];
            await MakeAsync(drill, (id, key) => actors.DoAsync("noor", HttpMethod.Put, $"{Api}/quality/training/items/{id}", Lesson(drill, key, section, text), cancel), cancel);
        }

        foreach (var drill in drills.Calibration)
            await MakeAsync(drill, (id, _) => actors.DoAsync("noor", HttpMethod.Put, $"{Api}/quality/calibration/{id}", null, cancel), cancel);
        foreach (var drill in drills.Gold)
            await MakeAsync(drill, (id, key) => actors.DoAsync("noor", $"{Api}/gold", new { presentation = id, key }, cancel), cancel);
        await GiveChecksAsync(Always, cancel);
    }

    /// <summary>Practice and the calibration set, which come before anything else.</summary>
    /// <param name="misses">The practice task, from 0, that they get wrong.</param>
    public async Task LearnAsync(string person, int misses, CancellationToken cancel)
    {
        var count = drills.Practice.Count + drills.Calibration.Count;
        for (var number = 0; number < count; number++) await NextAsync(person, number != misses, cancel);
        await services.GetRequiredService<PracticeSweep>().RunAsync(cancel);
    }

    /// <param name="answers">One letter a check: <c>r</c> for right, <c>w</c> for wrong.</param>
    public async Task CheckAsync(string person, string answers, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(answers);
        foreach (var answer in answers) await NextAsync(person, answer == 'r', cancel);
        await services.GetRequiredService<ScoreGold>().RunAsync(cancel);
    }

    /// <summary>Work that is done in no time, with the same words each time.</summary>
    public async Task RushAsync(string person, int count, CancellationToken cancel)
    {
        foreach (var drill in drills.Work.Take(count)) await judgments.WorkAsync(CarelessJudgment.Of(drill, person) with { Minutes = Hurry, Rationale = Said }, thinks: false, cancel);
    }

    /// <summary>From now on as in every project.</summary>
    public Task SettleAsync(CancellationToken cancel) => GiveChecksAsync(Usually, cancel);

    public Task AppealAsync(string person, string text, CancellationToken cancel) =>
        actors.DoAsync(person, $"/api/projects/{projects.Id(Key)}/standing/appeal", new { text }, cancel);

    private Task GiveChecksAsync(int perMille, CancellationToken cancel) =>
        actors.DoAsync("noor", HttpMethod.Put, $"{Api}/quality", new { goldPerMille = perMille, mostChecks = MostChecks }, cancel);

    private async Task NextAsync(string person, bool right, CancellationToken cancel)
    {
        var claim = await _store.ClaimAsync(actors.Id(person), projects.Id(Key), [], cancel);
        var assignment = claim.Assignment ?? throw new InvalidOperationException($"The demo gives {person} nothing: {claim.Reason}.");
        var drill = await DrillAsync(person, assignment, cancel);
        await judgments.SubmitAsync(right ? drill.By(person) : CarelessJudgment.Of(drill, person), assignment, $"demo-{assignment:N}", thinks: false, cancel);
    }

    private async Task<DemoDrill> DrillAsync(string person, Guid assignment, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        var loaded = await LoadAssignment.ForAsync(scope.ServiceProvider.GetRequiredService<AppDb>(), scope.ServiceProvider.GetRequiredService<ProtocolCache>(), actors.Id(person), assignment, cancel);
        return _drills[loaded!.Assignment.PresentationId];
    }

    private async Task MakeAsync(DemoDrill drill, Func<Guid, AnswerKey, Task> make, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var presentation = await DemoProjects.PresentationAsync(db, projects.Id(Key), drill.Task, drill.Responses, cancel);
        _drills[presentation] = drill;
        await make(presentation, Expected(drill, await DemoModels.OfPresentationAsync(db, presentation, cancel)));
    }

    private static AnswerKey Expected(DemoDrill drill, List<string> models) => new()
    {
        Preference = $"{models.IndexOf(drill.Better) + 1}",
        FirstWrong = [.. models.Select((model, i) => new ExpectedFirstWrong(i + 1, drill.FirstWrong[model]))],
    };

    private static object Lesson(DemoDrill drill, AnswerKey key, string section, string text) => new
    {
        key,
        notes = new[] { new PracticeNote("preference", drill.Why, "g-preference"), new PracticeNote(PracticeNote.Whole, text, section) },
    };
}
