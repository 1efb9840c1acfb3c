using System.CommandLine;
using System.Text.Json;
using Parallax.Cli;
using Parallax.Cli.Stats;
using Parallax.Data;
using Parallax.Projects;
using Parallax.Web.Pages;

namespace Parallax.Insight;

/// <summary><c>parallax insight</c>: the results of a project in the terminal, or all figures as JSON.</summary>
public static class InsightCommand
{
    public static Command Make(Func<ServerSettings, WebApplication> build)
    {
        var project = new Argument<string>("project") { Description = "The project: its name, slug or id." };
        var json = new Option<bool>("--json") { Description = "Prints all figures as one JSON object." };
        var together = new Option<bool>("--together") { Description = "The leaderboard over all projects of the organization with the same protocol." };
        var command = new Command("insight", "The results of a project, as they were last counted.") { project, json, together };
        return Verb.On(command, build, async (parsed, api, cancel) =>
        {
            var root = $"/api/projects/{Uri.EscapeDataString(parsed.GetValue(project)!)}/insight";
            var state = await api.GetAsync(root, cancel);
            if (parsed.GetValue(together)) SayTogether(await api.GetAsync($"{root}/leaderboard?over=protocol", cancel), parsed.GetValue(json));
            else if (parsed.GetValue(json)) Console.WriteLine(JsonSerializer.Serialize(new { counting = state, figures = await api.GetAsync($"{root}/figures", cancel) }, Content.Json));
            else await SayAsync(api, root, state.Deserialize<CountingState>(Content.Json)!, cancel);
            return Exit.Done;
        });
    }

    private static async Task SayAsync(Api api, string root, CountingState state, CancellationToken cancel)
    {
        if (state.CountedAt is not { } at)
        {
            Console.WriteLine(state.Judgments == 0 ? "Nobody has judged anything yet." : $"{(state.Judgments < CountingState.MostSince ? Words.Count(state.Judgments, "judgment") : $"{Words.Number(CountingState.MostSince)} or more judgments")} wait to be counted; the server does it within a minute.");
            return;
        }

        Console.WriteLine($"counted: {Words.Exact(at)}, from {Words.Count(state.Read, "judgment")}{state.Since()}");
        Say((await api.GetAsync($"{root}/leaderboard", cancel)).Deserialize<Leaderboard>(Content.Json)!);
        Say((await api.GetAsync($"{root}/precision", cancel)).Deserialize<Precision>(Content.Json)!);
    }

    private static void SayTogether(JsonElement board, bool json)
    {
        if (json)
        {
            Console.WriteLine(board.GetRawText());
            return;
        }

        var read = board.Deserialize<Leaderboard>(Content.Json)!;
        Say(read);
        foreach (var sentence in read.Left) Console.WriteLine(sentence);
    }

    private static void Say(Leaderboard board)
    {
        if (board.Preferences is { N: > 0 } preferences)
            StatsOutput.Table($"Preferred, {Words.Count(preferences.N, "comparison")} by {Words.Count(preferences.Raters, "person", "people")}", [">rank", "model", ">points", "95% interval", ">n"], preferences.Models.Select(m => new[]
            {
                m.RankLow is null ? "–" : m.RankLow == m.RankHigh ? $"{m.RankLow}" : $"{m.RankLow} to {m.RankHigh}", KnownModel.NameOf(m.Model, m.Version), StatsOutput.Number(m.Points, 0),
                m.Low is null ? "none" : $"[{StatsOutput.Number(m.Low, 0)}, {StatsOutput.Number(m.High, 0)}]", Words.Number(m.N),
            }));
        if (board.Ratings is [{ N: > 0 } rated, ..])
            StatsOutput.Table($"Rated, {Words.Count(rated.N, "rating")} by {Words.Count(rated.Raters, "person", "people")}", ["model", ">fair average", "95% interval", ">n"], rated.Models.Select(m => new[]
            {
                KnownModel.NameOf(m.Model, m.Version), StatsOutput.Number(m.Fair.Value, 2), StatsOutput.Interval(m.Fair), Words.Number(m.Fair.N),
            }));
    }

    private static void Say(Precision precision)
    {
        foreach (var sentence in PrecisionWords.Of(precision)) Console.WriteLine(sentence);
    }
}
