using System.Text.Json;
using Parallax.Cli;
using Parallax.Statistics.Aggregation;
using Parallax.Statistics.Input;
using Parallax.Statistics.Raters;

namespace Parallax.Desk;

/// <summary>Sends real votes through the API and compares what is made of them with the truth.</summary>
public static class RunReplay
{
    /// <summary>As long as no more than so many claims come on a vote, each annotator is a person; else people are the first, second, … vote of each item.</summary>
    private const int MostClaimsAVote = 3;
    private const string SaysTrue = "says-true";

    public static async Task<ReplayReport> RunAsync(string format, IReadOnlyList<ReplayedItem> items, SimulationPlan plan, SimulationPlace place, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(place);
        var (by, votes) = Contributors(items);
        var project = await SimulatedProject.MakeAsync(
            place.Api, $"Replay of {format}", place.Organization, SimulatedProtocol.Replay, items.Max(i => i.Votes.Count), plan.Seed, items.Select(Line), cancel);
        var figures = new SimulationFigures();
        var people = await SimulatedPeople.MakeAsync(place.Api, project.Slug, project.Id.ToString("N")[^12..], votes.Count, plan.Parallel, cancel);
        try
        {
            await ReplayAsync(votes, project, people, plan, place, figures, cancel);
        }
        finally
        {
            await people.LeaveAsync();
        }

        var list = plan.AsksServer ? await new SimulatedQuality(plan, project, place.Own?.Services).DisagreementsAsync((int)figures.Judgments, cancel) : null;
        return await ReportAsync(format, by, items, votes, project, figures, list, cancel);
    }

    private static Task<long> ReplayAsync(
        List<Dictionary<string, string>> votes, SimulatedProject project, SimulatedPeople people, SimulationPlan plan, SimulationPlace place, SimulationFigures figures, CancellationToken cancel)
    {
        var contributors = votes.Select((said, n) => new ReplayedContributor(said, project.Id, new SimulatedClient(place.Api.Http, people.Key(n), figures), figures));
        return Progress.RunAsync("Replaying votes", votes.Sum(v => (long)v.Count), async done =>
        {
            await figures.WorkAsync(() => new Shift(place.Own?.Clock, plan.Parallel).RunAsync(contributors.Select<ReplayedContributor, Func<CancellationToken, Task<TimeSpan?>>>(c => async stop =>
            {
                var next = await c.ActAsync(stop);
                done(figures.Judgments);
                return next;
            }), cancel));
            return figures.Judgments;
        });
    }

    private static (string By, List<Dictionary<string, string>> Votes) Contributors(IReadOnlyList<ReplayedItem> items)
    {
        var annotators = items.SelectMany(i => i.Votes).GroupBy(v => v.Annotator, StringComparer.Ordinal).Count();
        var byAnnotator = (long)annotators * items.Count <= MostClaimsAVote * items.Sum(i => (long)i.Votes.Count);
        var votes = from item in items
                    from vote in item.Votes.Index()
                    group (item.Id, vote.Item.Vote) by byAnnotator ? vote.Item.Annotator : $"{vote.Index}";
        return (byAnnotator ? "annotator" : "place of a vote", [.. votes.Select(v => v.ToDictionary(i => i.Id, i => i.Vote))]);
    }

    private static string Line(ReplayedItem item) => JsonSerializer.Serialize(new
    {
        id = item.Id,
        category = "spatial-reasoning",
        prompt = ReplayedContributor.Prompt(item),
        responses = new[] { new { model = SaysTrue, text = ReplayedVotes.True }, new { model = "says-false", text = ReplayedVotes.False } },
        reference = item.Truth,
    });

    private static async Task<ReplayReport> ReportAsync(
        string format, string by, IReadOnlyList<ReplayedItem> items, List<Dictionary<string, string>> votes, SimulatedProject project, SimulationFigures figures, IReadOnlyList<ServerDisagreement>? list, CancellationToken cancel)
    {
        var presentations = new Dictionary<string, Guid>(StringComparer.Ordinal);
        var builder = new LabelsBuilder("judgments", 1);
        await foreach (var line in project.JudgmentsAsync(cancel))
        {
            presentations[line.Task] = line.Presentation;
            if (line is { Spare: false, Preference: { } said }) builder.Add(line.Task, line.Contributor, Vote(line, said.Better));
        }

        var labels = builder.Build();
        var truth = items.ToDictionary(i => i.Id, i => i.Truth, StringComparer.Ordinal);
        var majority = MajorityVote.Fit(labels, cancel: cancel);
        var skilled = DawidSkene.Fit(labels, new DawidSkeneOptions { Smoothing = .1 }, cancel: cancel);
        var screen = AmbiguityScreen.Of(skilled);
        var doubts = Enumerable.Range(0, labels.Tasks.Count).Select(task => (Doubt: skilled.Posteriors.Entropy(task), Ambiguity: screen.Items[task].Split ?? 0, Split: majority.Posteriors.Entropy(task) > 0,
            Wrong: labels.Classes[majority.Posteriors.Top(task)] != truth[labels.Tasks[task]], Id: presentations[labels.Tasks[task]])).ToList();
        var listed = list?.ToDictionary(d => d.Presentation);
        return new ReplayReport(
            format, project.Slug, figures.Report(), items.Count, votes.Count, by, votes.Sum(v => (long)v.Count), labels.Count,
            Single(labels, truth), Accuracy.Of(majority, truth).Value, Accuracy.Of(skilled, truth).Value, doubts.Count(d => d.Split),
            Closeness.Area([.. doubts.Select(d => (d.Ambiguity, d.Split))]), Closeness.Area([.. doubts.Select(d => (d.Doubt, d.Split))]),
            listed is null ? null : Closeness.Area([.. doubts.Select(d => (listed.GetValueOrDefault(d.Id)?.Ambiguity ?? 0, d.Split))]),
            listed?.Values.Count(d => d.IsAmbiguous), listed is null ? null : doubts.Count(d => d.Split && listed.GetValueOrDefault(d.Id)?.IsAmbiguous == true), Closeness.Area([.. doubts.Select(d => (d.Doubt, d.Wrong))]));
    }

    private static string Vote(Work.JudgmentLine line, int? better) =>
        better is not { } chosen ? ReplayedVotes.Neither : line.Responses[chosen].Model == SaysTrue ? ReplayedVotes.True : ReplayedVotes.False;

    private static double? Single(Labels labels, Dictionary<string, string> truth)
    {
        var right = 0;
        for (var task = 0; task < labels.Tasks.Count; task++)
            foreach (var label in labels.ClassesOfTask(task))
                if (labels.Classes[label] == truth[labels.Tasks[task]]) right++;
        return labels.Count == 0 ? null : (double)right / labels.Count;
    }
}
