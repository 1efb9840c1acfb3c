using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Projects;
using Parallax.Web;
using Parallax.Work;

namespace Parallax.Quality;

/// <summary>Streams a project's judgments as JSON Lines; those of withdrawn tasks only when they are asked for.</summary>
public static class ExportJudgments
{
    /// <summary>How many judgments are of withdrawn tasks, whether they are in the answer or not.</summary>
    public const string WithdrawnHeader = "Parallax-Withdrawn";

    private static readonly byte[] NewLine = "\n"u8.ToArray();

    /// <param name="withdrawn">Whether judgments of withdrawn tasks are there as well, marked.</param>
    public static async Task<IResult> GetAsync(string project, bool? withdrawn, HttpContext http, AppDb db, CancellationToken cancel)
    {
        var found = await ProjectAccess.FindAsync(db, Caller.Of(http.User), project, ProjectAccess.Readers, cancel);
        if (found.Refusal is { } refusal) return refusal;
        var tasks = Withdrawn(db, found.Value!);
        var count = await JudgmentLines.CountAsync(db, found.Value!, tasks, cancel);
        http.Response.Headers[WithdrawnHeader] = count.ToString(CultureInfo.InvariantCulture);
        return TypedResults.Stream(body => WriteAsync(body, JudgmentLines.OfAsync(db, found.Value!, tasks, withdrawn ?? false, cancel), cancel), "application/x-ndjson");
    }

    private static IQueryable<Guid> Withdrawn(AppDb db, Project project) =>
        db.Set<FlaggedTask>().Where(t => t.ProjectId == project.Id && t.WithdrawnAt != null).Select(t => t.TaskId);

    private static async Task WriteAsync(Stream body, IAsyncEnumerable<JudgmentLine> lines, CancellationToken cancel)
    {
        await foreach (var line in lines)
        {
            await JsonSerializer.SerializeAsync(body, line, Content.Json, cancel);
            await body.WriteAsync(NewLine, cancel);
        }
    }
}
