using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Projects;
using Parallax.Work;

namespace Parallax.Bench;

/// <summary>
/// A project with many judgments that count, one issue each, written as rows: three models of which one has two versions, five categories, and
/// people who differ. One judgment comes through the door, and the others are made like it. The last task is left to be judged.
/// </summary>
public sealed class JudgedProject
{
    public const int Overlap = 10;
    private const int Pairs = 6;
    private const int People = 200;
    private const int AtOnce = 500;

    private static readonly (string Name, string? Version, double Strength)[] Models = [("alpha", "1", 0), ("alpha", "2", .4), ("beta", null, .5), ("gamma", null, -.6)];
    private static readonly string[] Categories = ["multimodal-reasoning", "real-world", "spatial-reasoning", "common-sense", "ambiguous"];
    private static readonly string[] Codes = ["WR-LOGIC", "WR-CAUSAL", "WR-SKIP", "MC-SCENE", "MC-PROMPT", "MC-TEXT", "IA-OBJECT", "IA-PRIOR", "IA-INTENT", "II-PART", "II-COUNT", "II-ALT"];

    private readonly Random _draw = new(1);
    private readonly Guid _project;
    private readonly Judgment _like;
    private readonly Answers _said;
    private readonly List<Guid> _people;
    private readonly DateTimeOffset _from;
    private readonly Dictionary<Guid, double> _strengths;
    private int _made;

    private JudgedProject(Guid project, Judgment like, List<Guid> people, Dictionary<Guid, double> strengths)
    {
        (_project, _like, _people, _strengths) = (project, like, people, strengths);
        _said = Content.Read<Answers>(like.Answers);
        _from = like.SubmittedAt.AddHours(-2);
    }

    /// <returns>The project, how many judgments it has, and the key of somebody who may go on.</returns>
    public static async Task<(Guid Project, int Judgments, string Key)> MakeAsync(BenchApp app, int judgments)
    {
        ArgumentNullException.ThrowIfNull(app);
        var tasks = (judgments / (Pairs * Overlap)) + 1;
        var project = await app.ProjectAsync($"Judged {judgments}", Overlap, Enumerable.Range(1, tasks).Select(Line));
        var (first, key) = await app.ContributorAsync(project, 0);
        var people = new List<Guid> { first };
        for (var i = 1; i < People; i++) people.Add((await app.Api.PostAsync("/api/people", new { email = $"judged{i}@bench.invalid" }, CancellationToken.None)).GetProperty("id").GetGuid());
        using (var client = app.Client(key)) await BenchApp.JudgeAsync(client, project);
        var like = await app.OnAsync(db => db.Set<Judgment>().AsNoTracking().SingleAsync(j => j.ProjectId == project));
        var strengths = await app.OnAsync(async db =>
        {
            var responses = await db.Set<Response>().Where(r => db.Set<EvaluationTask>().Any(t => t.Id == r.TaskId && t.ProjectId == project)).Select(r => new { r.Id, r.Model, r.Version }).ToListAsync();
            return responses.ToDictionary(r => r.Id, r => Models.Single(m => m.Name == r.Model && m.Version == r.Version).Strength);
        });
        var filled = await app.OnAsync(db => new JudgedProject(project, like, people, strengths).FillAsync(db, judgments));
        return (project, filled + 1, key);
    }

    private static string Line(int i) => JsonSerializer.Serialize(new
    {
        id = string.Create(CultureInfo.InvariantCulture, $"task-{i}"),
        category = Categories[i % Categories.Length],
        prompt = $"What happens next in scene {i}?",
        responses = Models.Select(m => new { model = m.Name, version = m.Version, steps = new[] { $"**{m.Name}** sees a cup at the edge of a table.", $"So {new string('x', m.Name.Length)} it will fall." } }),
    });

    private async Task<int> FillAsync(AppDb db, int judgments)
    {
        var open = (await db.Set<Presentation>().Where(p => p.ProjectId == _project).OrderByDescending(p => p.TaskId).Select(p => p.TaskId).FirstAsync(), _like.PresentationId);
        var presentations = await db.Set<Presentation>().AsNoTracking().Where(p => p.ProjectId == _project && p.TaskId != open.Item1 && p.Id != open.PresentationId).OrderBy(p => p.Id).ToListAsync();
        foreach (var chunk in presentations.Chunk(AtOnce))
        {
            var ids = chunk.Select(p => p.Id).ToList();
            var slots = (await db.Set<Slot>().AsNoTracking().Where(s => ids.Contains(s.PresentationId)).OrderBy(s => s.Ordinal).ToListAsync()).ToLookup(s => s.PresentationId);
            var rows = chunk.SelectMany(p => slots[p.Id].Select(slot => Row(p, slot))).Take(judgments - 1 - _made).ToList();
            await using var transaction = await db.Database.BeginTransactionAsync();
            await new BulkInsert<Assignment>(db).WriteAsync(rows.ConvertAll(r => r.Assignment), CancellationToken.None);
            await new BulkInsert<Judgment>(db).WriteAsync(rows.ConvertAll(r => r.Judgment), CancellationToken.None);
            await db.Set<Slot>().Where(s => ids.Contains(s.PresentationId)).ExecuteUpdateAsync(set => set.SetProperty(s => s.State, SlotState.Filled));
            await transaction.CommitAsync();
        }

        return _made;
    }

    private (Assignment Assignment, Judgment Judgment) Row(Presentation to, Slot slot)
    {
        var person = _people[(int)((uint)to.Id.GetHashCode() % People + (uint)(slot.Ordinal * 17)) % People];
        var at = _from.AddMilliseconds(++_made * 5);
        var assignment = new Assignment
        {
            Id = Ids.Opaque(),
            OrganizationId = _like.OrganizationId,
            ProjectId = _project,
            PresentationId = to.Id,
            PersonId = person,
            Purpose = Purpose.Work,
            State = AssignmentState.Submitted,
            ProtocolId = _like.ProtocolId,
            CreatedAt = at,
        };
        return (assignment, new Judgment
        {
            Id = Ids.At(at),
            OrganizationId = _like.OrganizationId,
            ProjectId = _project,
            PresentationId = to.Id,
            AssignmentId = assignment.Id,
            PersonId = person,
            ProtocolId = _like.ProtocolId,
            Purpose = Purpose.Work,
            SlotId = slot.Id,
            Revision = 1,
            IsCurrent = true,
            IdempotencyKey = assignment.Id.ToString(),
            BodyHash = _like.BodyHash,
            Answers = Content.Write(Said(to)),
            SubmittedAt = at,
        });
    }

    private Answers Said(Presentation to)
    {
        var (first, second) = (to.FirstResponseId, to.SecondResponseId!.Value);
        var gap = _strengths[first] - _strengths[second] + _draw.NextDouble() * 3 - 1.5;
        var (hashes, said) = (_said.Bound.Responses.Values.ToList(), _said.Responses.Values.ToList());
        return _said with
        {
            Bound = _said.Bound with { Responses = new Dictionary<Guid, string> { [first] = hashes[0], [second] = hashes[1] } },
            Shown = _draw.Next(2) == 0 ? [first, second] : [second, first],
            Preference = Math.Abs(gap) < .2 ? new Preference(null, _draw.Next(2) == 0 ? "same" : "both-bad") : new Preference(gap > 0 ? first : second, Math.Abs(gap) > 1 ? "much-better" : "better"),
            Responses = new Dictionary<Guid, ResponseAnswers> { [first] = Rated(said[0], _strengths[first]), [second] = Rated(said[1], _strengths[second]) },
            Issues = [new Issue(gap > 0 ? second : first, Codes[_draw.Next(Codes.Length)], 1 + _draw.Next(3), "It is not in the picture.", "The cup stands safely.", [new StepAnchor(_draw.Next(2)), new SpanAnchor(0, 0, 2, 7, "alpha")])],
        };
    }

    private ResponseAnswers Rated(ResponseAnswers like, double strength)
    {
        int? wrong = _draw.NextDouble() < .3 - strength / 4 ? _draw.Next(like.Steps.Count) : null;
        return like with
        {
            Dimensions = like.Dimensions.ToDictionary(d => d.Key, _ => new Rating(Math.Clamp((int)Math.Round(3.2 + strength + _draw.NextDouble() * 3 - 1.5), 1, 5), null)),
            Steps = [.. like.Steps.Select((_, i) => i == wrong ? "wrong" : "right")],
            FirstWrong = wrong,
        };
    }
}
