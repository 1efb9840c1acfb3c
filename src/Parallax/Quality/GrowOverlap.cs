using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Projects;
using Parallax.Web.Pages;
using Parallax.Work;

namespace Parallax.Quality;

/// <summary>One more judgment where it is worth more than a decision: the answer is not certain, and it is not known yet that the task itself is to blame.</summary>
public static class GrowOverlap
{
    /// <summary>With such a probability it is open whether a task has several readings.</summary>
    private const double OpenReadings = .2;

    /// <summary>From so many skilled votes on, a split that errors do not explain at this level is the task's.</summary>
    private const int EnoughSkilled = 5;
    private const double Level = .005;

    /// <summary>Why one more is asked; null when nobody is.</summary>
    public static string? Why(DisagreementFigures figures, double target)
    {
        ArgumentNullException.ThrowIfNull(figures);
        if (figures.Named >= target) return null;
        if (figures.Verdict == DisagreementVerdict.Ambiguous && figures.Skilled >= EnoughSkilled && figures.SplitP <= Level) return null;
        if (figures.Certainty is { } certainty && certainty < target)
            return $"After {figures.Judgments} judgments the most probable answer has {Words.Percent(certainty)}, below the target of {Words.Percent(target)}.";
        if (figures.Named >= OpenReadings)
            return $"After {figures.Judgments} judgments the task has several readings with a probability of {Words.Percent(figures.Named.Value)}, which is not certain enough.";
        if (figures.Certainty is null) return figures.IsContested ? $"After {figures.Judgments} judgments the ratings differ more than severity and error explain." : null;
        return figures.Minority > CountDisagreement.OpenSplit ? $"After {figures.Judgments} judgments {Words.Percent(figures.Minority)} stand against the others, and it is not known whether it is the task." : null;
    }

    /// <summary>Only where all places are filled: else somebody is asked already.</summary>
    public static async Task OfAsync(AppDb db, WorkStore store, OverlapRule rule, IEnumerable<KeyValuePair<Guid, DisagreementFigures>> counted, TimeProvider clock, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(rule);
        if (!rule.Grows) return;
        var wanted = counted.Select(f => (f.Key, Why: Why(f.Value, rule.Target), f.Value.Judgments)).Where(f => f.Why is not null && f.Judgments < rule.Cap).ToDictionary(f => f.Key, f => f.Why!);
        var ids = wanted.Keys.ToList();
        var (slots, roles, stopped) = (db.Set<Slot>(), db.Set<PresentationRole>(), db.Set<FlaggedTask>());
        var full = await db.Set<Presentation>().AsNoTracking()
            .Where(p => ids.Contains(p.Id) && p.Overlap < rule.Cap && slots.Any(s => s.PresentationId == p.Id) && !slots.Any(s => s.PresentationId == p.Id && s.State != SlotState.Filled)
                && !roles.Any(r => r.PresentationId == p.Id) && !stopped.Any(t => t.TaskId == p.TaskId && (t.State == FlaggedTaskState.Held || t.State == FlaggedTaskState.Withdrawn)))
            .OrderBy(p => p.Id).ToListAsync(cancel);
        foreach (var presentation in full) await GrowAsync(db, store, presentation, wanted[presentation.Id], clock, cancel);
    }

    private static async Task GrowAsync(AppDb db, WorkStore store, Presentation presentation, string why, TimeProvider clock, CancellationToken cancel)
    {
        var to = presentation.Overlap + 1;
        if (!await db.Set<Growth>().AnyAsync(g => g.PresentationId == presentation.Id && g.Overlap == to, cancel))
        {
            db.Add(new Growth { PresentationId = presentation.Id, Overlap = to, OrganizationId = presentation.OrganizationId, ProjectId = presentation.ProjectId, Reason = why, At = clock.GetUtcNow() });
            await db.SaveChangesAsync(cancel);
        }

        await store.GrowAsync(presentation.Id, to, cancel);
    }
}
