using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Projects;
using Parallax.Web;

namespace Parallax.Insight;

/// <summary>
/// Takes the scores of an automatic judge: JSON Lines, all of them or none. The same scores again change nothing; other scores under the
/// same judge, prompt and metric are refused, because a judge is frozen.
/// </summary>
public static class ImportJudge
{
    public const int LongestName = 100;

    /// <summary>How many scores one run has at most.</summary>
    public const int MostScores = 500_000;
    private const int AtOnce = 2000;

    public sealed record Wanted(string Judge, string Prompt, string Metric);

    public sealed record Report(Guid Run, int Scores, bool IsNew);

    private sealed record ReadLines(List<(int Number, JudgeLine Line)> Lines, string Hash);

    public static async Task<IResult> PostAsync(string project, string judge, string prompt, string metric, HttpContext http, AppDb db, ProtocolCache protocols, TimeProvider clock, CancellationToken cancel)
    {
        var imported = await ForAsync(Caller.Of(http.User), project, new Wanted(judge.Trim(), prompt.Trim(), metric.Trim()), http.Request.Body, db, protocols, clock, cancel);
        return imported.Refusal ?? (IResult)TypedResults.Ok(imported.Value);
    }

    public static async Task<Outcome<Report>> ForAsync(Caller caller, string reference, Wanted wanted, Stream body, AppDb db, ProtocolCache protocols, TimeProvider clock, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(protocols);
        ArgumentNullException.ThrowIfNull(clock);
        var found = await ProjectAccess.FindAsync(db, caller, reference, ProjectAccess.Leads, cancel);
        if (found.Refusal is { } no) return no;
        var project = found.Value!;
        if (await FaultAsync(db, protocols, project, wanted, cancel) is { } fault) return fault;
        var read = await ReadAsync(body, cancel);
        if (read.Refusal is { } broken) return broken;
        var known = await db.Set<JudgeRun>().AsNoTracking().FirstOrDefaultAsync(r => r.ProjectId == project.Id && r.Judge == wanted.Judge && r.Prompt == wanted.Prompt && r.Metric == wanted.Metric, cancel);
        if (known is not null) return known.Hash == read.Value!.Hash ? new Report(known.Id, known.Scores, false) : InsightRefusals.JudgeFrozen(wanted.Judge, wanted.Prompt);
        return await StoreAsync(db, project, wanted, read.Value!, caller, clock, cancel);
    }

    private static async Task<Refusal?> FaultAsync(AppDb db, ProtocolCache protocols, Project project, Wanted wanted, CancellationToken cancel)
    {
        if (wanted.Judge.Length is 0 or > LongestName) return InsightRefusals.JudgeInvalid("judge", $"Name the judge, in at most {LongestName} characters: the model and its version.");
        if (wanted.Prompt.Length is 0 or > LongestName) return InsightRefusals.JudgeInvalid("prompt", $"Name the version of its prompt, in at most {LongestName} characters.");
        var protocol = protocols.Definition(await db.Set<Protocol>().AsNoTracking().FirstAsync(p => p.Id == project.ProtocolId, cancel));
        var metrics = Metrics(protocol);
        return metrics.Contains(wanted.Metric) ? null : InsightRefusals.JudgeInvalid("metric", metrics.Count == 0 ? "This protocol asks for nothing that a score could be held against." : $"The metric is one of {string.Join(", ", metrics)}.");
    }

    /// <summary>What a judge can be held against.</summary>
    public static IReadOnlyList<string> Metrics(ProtocolDefinition protocol)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        return [.. protocol.Preference is null ? [] : new[] { JudgeRun.Preference }, .. protocol.Dimensions.Select(d => d.Id)];
    }

    private static async Task<Outcome<ReadLines>> ReadAsync(Stream body, CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var reader = new StreamReader(body, Encoding.UTF8);
        var lines = new List<(int, JudgeLine)>();
        var number = 0;
        while (await reader.ReadLineAsync(cancel) is { } text)
        {
            number++;
            if (string.IsNullOrWhiteSpace(text)) continue;
            if (lines.Count == MostScores) return InsightRefusals.JudgeLine(number, $"there are more than {MostScores:N0} scores. Import them in several runs, by another prompt version each");
            var (line, fault) = JudgeLines.Read(text);
            if (line is null) return InsightRefusals.JudgeLine(number, fault!);
            hash.AppendData(Encoding.UTF8.GetBytes(text + "\n"));
            lines.Add((number, line));
        }

        return lines.Count == 0 ? InsightRefusals.JudgeLine(1, "there is no score") : new ReadLines(lines, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private static async Task<Outcome<Report>> StoreAsync(AppDb db, Project project, Wanted wanted, ReadLines read, Caller caller, TimeProvider clock, CancellationToken cancel)
    {
        var run = new JudgeRun
        {
            Id = Ids.New(clock),
            OrganizationId = project.OrganizationId,
            ProjectId = project.Id,
            Judge = wanted.Judge,
            Prompt = wanted.Prompt,
            Metric = wanted.Metric,
            Scores = read.Lines.Count,
            Hash = read.Hash,
            ImportedBy = caller.Id == Guid.Empty ? null : caller.Id,
            ImportedAt = clock.GetUtcNow(),
        };
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        db.Add(run);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException twice) when (Violations.IsDuplicate(twice))
        {
            return InsightRefusals.JudgeFrozen(wanted.Judge, wanted.Prompt);
        }

        var seen = new Dictionary<Guid, int>();
        foreach (var batch in read.Lines.Chunk(AtOnce))
        {
            var scores = await ResolveAsync(db, project, run.Id, batch, seen, cancel);
            if (scores.Refusal is { } no) return no;
            await new BulkInsert<JudgeScore>(db).WriteAsync(scores.Value!, cancel);
        }

        await transaction.CommitAsync(cancel);
        return new Report(run.Id, run.Scores, true);
    }

    private static async Task<Outcome<List<JudgeScore>>> ResolveAsync(AppDb db, Project project, Guid run, (int Number, JudgeLine Line)[] batch, Dictionary<Guid, int> seen, CancellationToken cancel)
    {
        var tasks = batch.Select(l => l.Line.Task).Distinct().ToList();
        var rows = await (
            from t in EvaluationTask.Visible(db.Set<EvaluationTask>(), project)
            where tasks.Contains(t.ExternalId)
            join r in db.Set<Response>() on t.Id equals r.TaskId
            select new { t.ExternalId, r.Id, r.Model, r.Version }).ToListAsync(cancel);
        var byTask = rows.ToLookup(r => r.ExternalId);
        var scores = new List<JudgeScore>(batch.Length);
        foreach (var (number, line) in batch)
        {
            if (!byTask.Contains(line.Task)) return InsightRefusals.JudgeLine(number, $"the project has no task '{line.Task}'");
            var fit = byTask[line.Task].Where(r => r.Model == line.Model && (line.Version is null || line.Version == (r.Version ?? ""))).ToList();
            if (fit.Count == 0) return InsightRefusals.JudgeLine(number, $"task '{line.Task}' has no response of '{line.Model}'{(line.Version is null ? "" : $" {line.Version}")}");
            if (fit.Count > 1) return InsightRefusals.JudgeLine(number, $"task '{line.Task}' has several responses of '{line.Model}'; name the \"version\" as well");
            if (!seen.TryAdd(fit[0].Id, number)) return InsightRefusals.JudgeLine(number, $"this response was scored on line {seen[fit[0].Id]} already");
            scores.Add(new JudgeScore { RunId = run, ResponseId = fit[0].Id, Score = line.Score });
        }

        return scores;
    }
}
