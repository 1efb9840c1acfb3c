using System.Text.Json;
using Parallax.Data;

namespace Parallax.Desk;

/// <summary>An annotator of elsewhere at the API: says on each item what they said there, and passes on what they never saw.</summary>
/// <param name="votes">By the item's id.</param>
public sealed class ReplayedContributor(IReadOnlyDictionary<string, string> votes, Guid project, SimulatedClient client, SimulationFigures figures)
{
    /// <summary>Others may hold for a moment what they will pass on.</summary>
    private const int Patience = 30;
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Later = TimeSpan.FromSeconds(30);

    private int _given;
    private int _waited;

    public async Task<TimeSpan?> ActAsync(CancellationToken cancel)
    {
        if (_given == votes.Count) return null;
        var (claim, refusal) = await client.PostAsync("claim", $"/api/work/projects/{project}/claims", new { besides = Array.Empty<Guid>() }, null, cancel);
        if (refusal is not null) return null;
        if (claim.GetProperty("assignment") is not { ValueKind: JsonValueKind.Object } assignment) return ++_waited < Patience ? Later : null;
        _waited = 0;
        var path = $"/api/work/assignments/{assignment.GetProperty("assignment").GetString()}";
        if (!votes.TryGetValue(ItemIn(SimulatedBody.Prompt(assignment)), out var vote))
        {
            await client.PostAsync("pass", $"{path}/pass", new { kind = "skip", reason = "other", note = "Not seen in the data that is replayed." }, null, cancel);
            return Soon;
        }

        await client.PostAsync("events", $"{path}/events", new { fence = assignment.GetProperty("fence").GetInt64(), events = new[] { new { kind = "open" } } }, null, cancel);
        var sent = await client.PostAsync("submit", $"{path}/judgment", SimulatedBody.Vote(assignment, vote), Ids.Opaque().ToString(), cancel);
        _given++;
        if (sent.Refusal is null) figures.Submitted(isCheck: false);
        return Soon;
    }

    /// <summary>The words that begin an item's prompt, by which it is known again.</summary>
    public static string Prompt(ReplayedItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return $"Item {item.Id}: is it true or false that the image shows this? {item.Statement}".TrimEnd();
    }

    private static string ItemIn(string prompt) => prompt["Item ".Length..prompt.IndexOf(':', StringComparison.Ordinal)];
}
