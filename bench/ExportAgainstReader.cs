using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parallax.Data;
using Parallax.Insight.Exports;
using Parallax.Projects;
using Parallax.Work;

namespace Parallax.Bench;

/// <summary>
/// The judgments of a project exported, against a bare reader of the same rows: the same join, every column read into bytes
/// and thrown away. In one run, one after the other; the fastest of some rounds counts.
/// </summary>
public static class ExportAgainstReader
{
    private const int People = 100;
    private const int Rounds = 3;
    private const long MostMemory = 300L << 20;

    public static async Task RunAsync(Report report, string database, string? postgres, int judgments)
    {
        await using var app = await BenchApp.StartAsync(postgres);
        await app.StopClockAsync();
        var project = await app.ProjectAsync(judgments / People);
        await FillAsync(app, project);
        var (reader, export) = (TimeSpan.MaxValue, TimeSpan.MaxValue);
        var (peak, growth) = (0L, 0L);
        for (var round = 0; round < Rounds; round++)
        {
            reader = Shorter(reader, await TimeAsync(() => ReadAsync(app, project)));
            using var watched = new Peak();
            export = Shorter(export, await TimeAsync(() => ExportAsync(app, project, "judgments-jsonl")));
            (peak, growth) = (Math.Max(peak, watched.Bytes), Math.Max(growth, watched.Growth));
        }

        report.Ratio(
            string.Create(CultureInfo.InvariantCulture, $"{judgments:N0} judgments to JSON Lines / a bare reader of the same rows, {database}"), export / reader, 2,
            string.Create(CultureInfo.InvariantCulture, $"{judgments / export.TotalSeconds:F0} judgments a second, read bare {judgments / reader.TotalSeconds:F0}"));
        report.Bytes(string.Create(CultureInfo.InvariantCulture, $"what an export of {judgments:N0} judgments adds to the process, which then has {peak >> 20} MB at its peak, {database}"), growth, MostMemory);
        foreach (var format in new[] { "judgments-parquet", "soft-labels" })
        {
            using var watched = new Peak();
            var took = await TimeAsync(() => ExportAsync(app, project, format));
            report.Target(string.Create(CultureInfo.InvariantCulture, $"{judgments:N0} judgments to {format}, {database}"), took.TotalSeconds, judgments / 10_000.0, string.Create(CultureInfo.InvariantCulture, $"{watched.Growth >> 20} MB more at its peak than before"));
        }
    }

    private static TimeSpan Shorter(TimeSpan a, TimeSpan b) => a < b ? a : b;

    private static async Task<TimeSpan> TimeAsync(Func<Task> act)
    {
        var watch = Stopwatch.StartNew();
        await act();
        return watch.Elapsed;
    }

    private static async Task ExportAsync(BenchApp app, Guid project, string format)
    {
        var export = (await app.Api.PostAsync($"/api/projects/{project}/exports", new { format }, CancellationToken.None)).GetProperty("id").GetGuid();
        string? state;
        do
        {
            await Task.Delay(20);
            state = (await app.Api.GetAsync($"/api/projects/{project}/exports/{export}", CancellationToken.None)).GetProperty("state").GetString();
        }
        while (state is not ("made" or "failed"));
        if (state == "failed") throw new InvalidOperationException("The export failed.");
    }

    /// <summary>What any export must read, without making anything of it.</summary>
    private static async Task ReadAsync(BenchApp app, Guid project)
    {
        await using var scope = app.App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var none = db.Set<EvaluationTask>().Where(t => t.Id == Guid.Empty).Select(t => t.Id);
        await using var command = JudgmentLines.Rows(db, await db.Set<Project>().SingleAsync(p => p.Id == project), none, false).CreateDbCommand();
        await db.Database.OpenConnectionAsync();
        await using var reader = await command.ExecuteReaderAsync();
        var (values, rows) = (new object[reader.FieldCount], 0);
        while (await reader.ReadAsync()) rows += reader.GetValues(values) > 0 ? 1 : 0;
        await db.Database.CloseConnectionAsync();
        if (rows == 0) throw new InvalidOperationException("Nothing was read.");
    }

    /// <summary>One judgment through the door, copied as spares onto every presentation for each person.</summary>
    private static async Task FillAsync(BenchApp app, Guid project)
    {
        var (first, key) = await app.ContributorAsync(project, 0);
        var people = new List<Guid> { first };
        for (var i = 1; i < People; i++) people.Add((await app.Api.PostAsync("/api/people", new { email = $"export{i}@bench.invalid" }, CancellationToken.None)).GetProperty("id").GetGuid());
        using (var client = new HttpClient { BaseAddress = app.Address })
        {
            client.DefaultRequestHeaders.Authorization = new("Bearer", key);
            using var claimed = await client.PostAsync($"/api/work/projects/{project}/claims", new StringContent("{\"besides\":[]}", System.Text.Encoding.UTF8, "application/json"));
            var assignment = System.Text.Json.JsonElement.Parse(await claimed.Content.ReadAsStringAsync()).GetProperty("assignment");
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/work/assignments/{assignment.GetProperty("assignment").GetGuid()}/judgment") { Content = new ByteArrayContent(Body.Of(assignment)) };
            request.Headers.Add("Idempotency-Key", "one");
            using var stored = await client.SendAsync(request);
            stored.EnsureSuccessStatusCode();
        }

        await using var scope = app.App.Services.CreateAsyncScope();
        await CopyAsync(scope.ServiceProvider.GetRequiredService<AppDb>(), project, people);
    }

    private static async Task CopyAsync(AppDb db, Guid project, List<Guid> people)
    {
        var said = await db.Set<Judgment>().AsNoTracking().SingleAsync(j => j.ProjectId == project);
        var presentations = await db.Set<Presentation>().AsNoTracking().Where(p => p.ProjectId == project).ToListAsync();
        var of = presentations.Single(p => p.Id == said.PresentationId);
        foreach (var chunk in presentations.Chunk(50))
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            var copies = chunk.SelectMany(p => people.Select(person => (p, person))).Where(c => c.p != of || c.person != said.PersonId).Select((c, i) => Copy(said, of, c.p, c.person, i)).ToList();
            await new BulkInsert<Assignment>(db).WriteAsync(copies.ConvertAll(c => c.Assignment), CancellationToken.None);
            await new BulkInsert<Judgment>(db).WriteAsync(copies.ConvertAll(c => c.Judgment), CancellationToken.None);
            await transaction.CommitAsync();
        }
    }

    private static (Assignment Assignment, Judgment Judgment) Copy(Judgment said, Presentation of, Presentation to, Guid person, int number)
    {
        var assignment = new Assignment
        {
            Id = Ids.Opaque(),
            OrganizationId = said.OrganizationId,
            ProjectId = said.ProjectId,
            PresentationId = to.Id,
            PersonId = person,
            Purpose = Purpose.Work,
            State = AssignmentState.Submitted,
            ProtocolId = said.ProtocolId,
            CreatedAt = said.SubmittedAt,
        };
        return (assignment, new Judgment
        {
            Id = Ids.New(TimeProvider.System),
            OrganizationId = said.OrganizationId,
            ProjectId = said.ProjectId,
            PresentationId = to.Id,
            AssignmentId = assignment.Id,
            PersonId = person,
            ProtocolId = said.ProtocolId,
            Purpose = Purpose.Work,
            Revision = 1,
            IsCurrent = true,
            IsSpare = true,
            IdempotencyKey = assignment.Id.ToString(),
            BodyHash = said.BodyHash,
            Answers = said.Answers.Replace($"{of.FirstResponseId}", $"{to.FirstResponseId}", StringComparison.Ordinal).Replace($"{of.SecondResponseId}", $"{to.SecondResponseId}", StringComparison.Ordinal),
            SubmittedAt = said.SubmittedAt.AddMilliseconds(number),
        });
    }
}
