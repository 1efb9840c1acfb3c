using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Web;

namespace Parallax.Work;

/// <summary>One thing that is not as it must be.</summary>
/// <param name="Check">The name of the rule that is broken.</param>
/// <param name="Subject">The id of the row at fault.</param>
/// <param name="Detail">What is wrong with it.</param>
public sealed record Finding(string Check, string Subject, string Detail);

/// <summary>One judgment that a client was told was accepted: a line of its own record.</summary>
public sealed record Acknowledged(Guid Judgment, Guid Assignment, string Key, bool Spare);

/// <summary>
/// Proves what must never happen did not happen, by its own counting: it trusts no index and no column that another
/// rule derives. Given the clients' own record, it proves that each acknowledged submission is there exactly once.
/// </summary>
public static class AuditWork
{
    private const int MostFindings = 1000;
    private const int BatchSize = 500;

    public sealed record Answer(long Judgments, long Acknowledged, IReadOnlyList<string> Checks, IReadOnlyList<Finding> Findings);

    /// <summary>The body, if there is one, is JSON Lines of <see cref="Work.Acknowledged"/>.</summary>
    public static async Task<IResult> PostAsync(HttpContext http, AppDb db, CancellationToken cancel)
    {
        var findings = new List<Finding>();
        foreach (var check in AuditChecks.All) findings.AddRange(await RunAsync(db, check, cancel));
        var acknowledged = 0L;
        try
        {
            await foreach (var batch in BatchesAsync(http.Request.Body, cancel))
            {
                acknowledged += batch.Count;
                findings.AddRange(await MissingAsync(db, batch, cancel));
            }
        }
        catch (JsonException exception)
        {
            return new Refusal("audit.invalid", 422, $"The acknowledged file is JSON Lines of judgment, assignment, key and spare: {JsonFault.Say(exception)}");
        }

        var judgments = await db.Set<Judgment>().LongCountAsync(cancel);
        return TypedResults.Ok(new Answer(judgments, acknowledged, [.. AuditChecks.All.Select(c => c.Name), "acknowledged-once"], [.. findings.Take(MostFindings)]));
    }

    private static Task<List<Finding>> RunAsync(AppDb db, AuditCheck check, CancellationToken cancel) =>
        Reading.OnAsync(
            db,
            sql => sql.ListAsync(check.Sql + $" LIMIT {MostFindings}", row => new Finding(check.Name, row.GetValue(0).ToString()!.ToLowerInvariant(), check.Detail)),
            cancel);

    private static async IAsyncEnumerable<List<Acknowledged>> BatchesAsync(Stream body, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        var batch = new List<Acknowledged>(BatchSize);
        await foreach (var line in JsonSerializer.DeserializeAsyncEnumerable<Acknowledged>(body, topLevelValues: true, JsonSerializerOptions.Web, cancel))
        {
            if (line is null) continue;
            batch.Add(line);
            if (batch.Count < BatchSize) continue;
            yield return batch;
            batch = new List<Acknowledged>(BatchSize);
        }

        if (batch.Count > 0) yield return batch;
    }

    /// <summary>Each acknowledged judgment: there, once, under its assignment and key, and counted as the client was told.</summary>
    private static async Task<List<Finding>> MissingAsync(AppDb db, List<Acknowledged> batch, CancellationToken cancel)
    {
        var ids = batch.Select(a => a.Judgment).ToList();
        var assignments = batch.Select(a => a.Assignment).ToList();
        var rows = await db.Set<Judgment>().AsNoTracking()
            .Where(j => ids.Contains(j.Id) || assignments.Contains(j.AssignmentId))
            .Select(j => new { j.Id, j.AssignmentId, j.IdempotencyKey, j.IsSpare, j.Revision }).ToListAsync(cancel);
        var findings = new List<Finding>();
        foreach (var said in batch)
        {
            var same = rows.Where(r => r.AssignmentId == said.Assignment && r.IdempotencyKey == said.Key).ToList();
            var fault = same.Count switch
            {
                0 => "it was acknowledged and is not there",
                > 1 => $"it was acknowledged once and is there {same.Count} times",
                _ when same[0].Id != said.Judgment => $"it is there under another id, {same[0].Id}",
                _ when same[0].IsSpare != said.Spare => "whether it counts is not what the client was told",
                _ => null,
            };
            if (fault is not null) findings.Add(new Finding("acknowledged-once", said.Judgment.ToString(), fault));
        }

        return findings;
    }
}
