using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Projects;
using Parallax.Work;

namespace Parallax.Quality;

/// <summary>One response, without its model: who says what is expected looks at what it says.</summary>
public sealed record NumberedResponse(Guid Id, int Number, IReadOnlyList<Step> Steps);

/// <summary>A presentation as whoever writes its key sees it.</summary>
public sealed record ShownPresentation(
    Guid Id, string Task, string Category, IReadOnlyList<Turn> Turns, string? Reference, IReadOnlyList<TaskMedium> Media,
    IReadOnlyList<NumberedResponse> Responses, ProtocolDefinition Protocol)
{
    public IReadOnlyList<int> StepCounts => [.. Responses.Select(r => r.Steps.Count)];

    /// <summary>The parts that can be expected of it, each with what it is about; what it would expect is open.</summary>
    public IEnumerable<string> PartCodes =>
    [
        .. Protocol.Preference is not null && Responses.Count == 2 ? ["preference"] : Array.Empty<string>(),
        .. Responses.Where(r => Protocol.StepVerdicts && r.Steps.Count > 0).SelectMany(r => (IEnumerable<string>)[$"firstWrong.{r.Number}", $"verdicts.{r.Number}"]),
        .. from r in Responses from d in Protocol.Dimensions select $"ratings.{r.Number}.{d.Id}",
    ];

    /// <summary>Null when the project shows no such presentation.</summary>
    public static async Task<ShownPresentation?> OfAsync(AppDb db, ProtocolCache protocols, Project project, Guid presentation, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(protocols);
        ArgumentNullException.ThrowIfNull(project);
        var row = await (
            from p in db.Set<Presentation>().AsNoTracking()
            where p.Id == presentation
            join t in EvaluationTask.Visible(db.Set<EvaluationTask>().AsNoTracking(), project) on p.TaskId equals t.Id
            select new { Presentation = p, Task = t }).FirstOrDefaultAsync(cancel);
        if (row is null) return null;
        var protocol = protocols.Definition(await db.Set<Protocol>().AsNoTracking().FirstAsync(p => p.Id == project.ProtocolId, cancel));
        var media = await db.Set<TaskMedium>().AsNoTracking().Where(m => m.TaskId == row.Task.Id).OrderBy(m => m.Ordinal).ToListAsync(cancel);
        Guid?[] ids = [row.Presentation.FirstResponseId, row.Presentation.SecondResponseId];
        var responses = await db.Set<Response>().AsNoTracking()
            .Where(r => r.Id == row.Presentation.FirstResponseId || r.Id == row.Presentation.SecondResponseId).ToListAsync(cancel);
        return new ShownPresentation(
            presentation, row.Task.ExternalId, row.Task.Category, Content.Read<List<Turn>>(row.Task.Turns), row.Task.Reference, media,
            [.. ids.OfType<Guid>().Select((id, i) => new NumberedResponse(id, i + 1, Content.Read<List<Step>>(responses.Single(r => r.Id == id).Steps)))],
            protocol);
    }
}
