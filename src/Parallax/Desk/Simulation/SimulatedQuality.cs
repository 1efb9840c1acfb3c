using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Projects;
using Parallax.Work;

namespace Parallax.Desk;

/// <summary>What a run asks of quality: checks mixed in, and contested presentations grown.</summary>
/// <param name="services">Of the server that was started for the run; null for one elsewhere.</param>
public sealed class SimulatedQuality(SimulationPlan plan, SimulatedProject project, IServiceProvider? services)
{
    /// <summary>Mixes the checks in; a sentence when that cannot be done.</summary>
    public async Task<string?> MixInAsync(CancellationToken cancel)
    {
        if (plan.GoldTasks == 0) return "No tasks with a known answer were asked for (--gold 0).";
        if (services is null) return "This server mixes in no checks for a simulation: nothing is said of careless people.";
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var found = await db.Set<Project>().SingleAsync(p => p.Id == project.Id, cancel);
        found.MixInGold((int)Math.Round(plan.Gold * 1000));
        await db.SaveChangesAsync(cancel);
        var presentations = await (
            from p in db.Set<Presentation>()
            join t in db.Set<EvaluationTask>() on p.TaskId equals t.Id
            where p.ProjectId == project.Id && t.Gold != null
            select p.Id).ToListAsync(cancel);
        var store = scope.ServiceProvider.GetRequiredService<WorkStore>();
        foreach (var presentation in presentations)
            await store.SetRoleAsync(new PresentationRole { OrganizationId = found.OrganizationId, ProjectId = project.Id, PresentationId = presentation, Purpose = Purpose.Gold, IsActive = true, CreatedAt = store.Now }, cancel);
        return null;
    }

    /// <summary>How many the server gives nothing new; null when nothing is checked here.</summary>
    public int? Stopped(IEnumerable<SimulatedContributor> people) => services is null ? null : people.Count(p => p.StoppedBy is not null);

    /// <summary>Gives each presentation places up to so many; a sentence when that cannot be done.</summary>
    public async Task<string?> GrowAsync(IReadOnlyCollection<Guid> presentations, int to, CancellationToken cancel)
    {
        if (services is null) return "This server grows no overlap for a simulation: ambiguity is told from the first judgments alone.";
        var store = services.GetRequiredService<WorkStore>();
        foreach (var presentation in presentations)
            while (await store.GrowAsync(presentation, to, cancel))
            {
                // One place at a time, as it is decided.
            }

        return null;
    }
}
