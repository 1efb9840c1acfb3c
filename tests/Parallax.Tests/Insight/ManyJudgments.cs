using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parallax.Data;
using Parallax.Projects;
using Parallax.Tests.Running;
using Parallax.Work;

namespace Parallax.Tests.Insight;

/// <summary>
/// Many judgments without the work of judging: one is submitted through the door, and copied onto every presentation for each of some
/// people: as spares, which need no place, or into the presentation's places.
/// </summary>
internal static class ManyJudgments
{
    public static async Task<long> MakeAsync(ServerProcess server, Parallax.Cli.Api api, string folder, string? postgres, string slug, int people, bool counting = false)
    {
        var project = (await api.GetAsync($"/api/projects/{slug}", default)).GetProperty("id").GetGuid();
        var ids = new List<Guid>();
        Contributor? first = null;
        for (var i = 0; i < people; i++)
        {
            var email = $"many{i}@test.invalid";
            ids.Add((await api.PostAsync("/api/people", new { email }, default)).GetProperty("id").GetGuid());
            if (first is not null) continue;
            await api.PostAsync($"/api/projects/{slug}/enrollments", new { email }, default);
            var key = (await api.PostAsync("/api/keys", new { email }, default)).GetProperty("key").GetString()!;
            first = new Contributor(server.Client(key), ids[0], email);
        }

        await first!.MustSubmitAsync(await first.MustClaimAsync(project));
        await using var provider = Data(folder, postgres);
        await using var scope = provider.CreateAsyncScope();
        return await CopyAsync(scope.ServiceProvider.GetRequiredService<AppDb>(), project, ids, counting);
    }

    /// <summary>The data of a server that runs in another process.</summary>
    public static ServiceProvider Data(string folder, string? postgres)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddData(new ServerSettings { Folder = new DataFolder(folder), Postgres = postgres, Url = "http://127.0.0.1:0" });
        return services.BuildServiceProvider();
    }

    private static async Task<long> CopyAsync(AppDb db, Guid project, List<Guid> people, bool counting)
    {
        var said = await db.Set<Judgment>().AsNoTracking().SingleAsync(j => j.ProjectId == project);
        var presentations = await db.Set<Presentation>().AsNoTracking().Where(p => p.ProjectId == project).ToListAsync();
        var of = presentations.Single(p => p.Id == said.PresentationId);
        var slots = (await db.Set<Slot>().AsNoTracking().Where(s => counting && s.ProjectId == project && s.State == SlotState.Open).ToListAsync()).ToLookup(s => s.PresentationId);
        var (assignments, judgments) = (new List<Assignment>(), new List<Judgment>());
        foreach (var presentation in presentations)
        {
            var places = slots[presentation.Id].GetEnumerator();
            foreach (var person in people)
            {
                if (presentation == of && person == people[0]) continue;
                var place = places.MoveNext() ? places.Current : null;
                var assignment = new Assignment
                {
                    Id = Ids.Opaque(),
                    OrganizationId = said.OrganizationId,
                    ProjectId = project,
                    PresentationId = presentation.Id,
                    PersonId = person,
                    Purpose = Purpose.Work,
                    State = AssignmentState.Submitted,
                    ProtocolId = said.ProtocolId,
                    CreatedAt = said.SubmittedAt,
                };
                assignments.Add(assignment);
                judgments.Add(new Judgment
                {
                    Id = Ids.New(TimeProvider.System),
                    OrganizationId = said.OrganizationId,
                    ProjectId = project,
                    PresentationId = presentation.Id,
                    AssignmentId = assignment.Id,
                    PersonId = person,
                    ProtocolId = said.ProtocolId,
                    Purpose = Purpose.Work,
                    Revision = 1,
                    IsCurrent = true,
                    SlotId = place?.Id,
                    IsSpare = place is null,
                    IdempotencyKey = assignment.Id.ToString(),
                    BodyHash = said.BodyHash,
                    Answers = Answers(said.Answers, of, presentation, judgments.Count),
                    SubmittedAt = said.SubmittedAt.AddMilliseconds(judgments.Count),
                });
            }
        }

        await using var transaction = await db.Database.BeginTransactionAsync();
        await new BulkInsert<Assignment>(db).WriteAsync(assignments, default);
        await new BulkInsert<Judgment>(db).WriteAsync(judgments, default);
        if (counting) await db.Set<Slot>().Where(s => s.ProjectId == project && s.State == SlotState.Open).ExecuteUpdateAsync(set => set.SetProperty(s => s.State, SlotState.Filled));
        await transaction.CommitAsync();
        return judgments.Count + 1;
    }

    /// <summary>The same of another presentation; every third prefers the other response.</summary>
    private static string Answers(string said, Presentation of, Presentation to, int number)
    {
        var (first, second) = ($"{to.FirstResponseId}", $"{to.SecondResponseId}");
        var copy = said.Replace($"{of.FirstResponseId}", first, StringComparison.Ordinal).Replace($"{of.SecondResponseId}", second, StringComparison.Ordinal);
        if (number % 3 > 0) return copy;
        return copy.Contains($"\"better\":\"{first}\"", StringComparison.Ordinal)
            ? copy.Replace($"\"better\":\"{first}\"", $"\"better\":\"{second}\"", StringComparison.Ordinal)
            : copy.Replace($"\"better\":\"{second}\"", $"\"better\":\"{first}\"", StringComparison.Ordinal);
    }
}
