using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Projects;
using Parallax.Statistics;
using Parallax.Statistics.Inference;
using Parallax.Work;

namespace Parallax.Desk;

/// <summary>
/// Whether the response shown first is preferred more often than chance. Which one stands first is drawn by a fair
/// coin, so the share should be near one half whatever the models are.
/// </summary>
/// <param name="FirstPreferred">The share among judgments that prefer one response.</param>
/// <param name="First">How many preferred the one shown first.</param>
/// <param name="Neither">How many preferred neither, and are not in n.</param>
public sealed record PositionCheck(Estimate FirstPreferred, long First, long Neither)
{
    /// <summary>The two answers that matter here; everything else of a judgment is passed over unread.</summary>
    private sealed record Said(IReadOnlyList<Guid> Shown, Preference? Preference);

    public static async Task<PositionCheck> OfAsync(AppDb db, Guid project, CancellationToken cancel)
    {
        long first = 0, preferred = 0, neither = 0;
        var answers = ProjectProgress.Judgments(db, project).Where(j => !j.IsSpare).Select(j => j.Answers);
        await foreach (var json in answers.AsAsyncEnumerable().WithCancellation(cancel))
        {
            var said = Content.Read<Said>(json);
            if (said.Preference is null || said.Shown.Count < 2) continue;
            if (said.Preference.Better is not { } better) neither++;
            else
            {
                preferred++;
                if (better == said.Shown[0]) first++;
            }
        }

        return new PositionCheck(WilsonInterval.Of(first, preferred), first, neither);
    }
}
