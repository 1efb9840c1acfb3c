using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parallax.Data;
using Parallax.Projects;
using Parallax.Tests.Running;
using Parallax.Work;

namespace Parallax.Tests.Insight;

/// <summary>
/// Many judgments without the work of judging: one is submitted through the door, and copied as spares, which need no place,
/// onto every presentation for each of some people.
/// </summary>
internal static class ManyJudgments
{
    public static async Task<long> MakeAsync(ServerProcess server, Parallax.Cli.Api api, string folder, string? postgres, string slug, int people)
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
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddData(new ServerSettings { Folder = new DataFolder(folder), Postgres = postgres, Url = "http://127.0.0.1:0" });
        await using var provider = services.BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();
        return await CopyAsync(scope.ServiceProvider.GetRequiredService<AppDb>(), project, ids);
    }

    private static async Task<long> CopyAsync(AppDb db, Guid project, List<Guid> people)
    {
        var said = await db.Set<Judgment>().AsNoTracking().SingleAsync(j => j.ProjectId == project);
        var presentations = await db.Set<Presentation>().AsNoTracking().Where(p => p.ProjectId == project).ToListAsync();
        var of = presentations.Single(p => p.Id == said.PresentationId);
        var (assignments, judgments) = (new List<Assignment>(), new List<Judgment>());
        foreach (var presentation in presentations)
            foreach (var person in people)
            {
                if (presentation == of && person == people[0]) continue;
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
                    IsSpare = true,
                    IdempotencyKey = assignment.Id.ToString(),
                    BodyHash = said.BodyHash,
                    Answers = said.Answers.Replace($"{of.FirstResponseId}", $"{presentation.FirstResponseId}", StringComparison.Ordinal).Replace($"{of.SecondResponseId}", $"{presentation.SecondResponseId}", StringComparison.Ordinal),
                    SubmittedAt = said.SubmittedAt.AddMilliseconds(judgments.Count),
                });
            }

        await using var transaction = await db.Database.BeginTransactionAsync();
        await new BulkInsert<Assignment>(db).WriteAsync(assignments, default);
        await new BulkInsert<Judgment>(db).WriteAsync(judgments, default);
        await transaction.CommitAsync();
        return judgments.Count + 1;
    }
}
