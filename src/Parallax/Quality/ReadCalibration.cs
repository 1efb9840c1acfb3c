using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Projects;
using Parallax.Web;
using Parallax.Work;

namespace Parallax.Quality;

/// <summary>An example with the task as the person saw it.</summary>
public sealed record ShownExample(SeverityExample Example, string Dimension, string Prompt, string ResponseText);

/// <summary>Where a person rates beside others: their own rows alone.</summary>
/// <param name="Rows">All dimensions first; empty before the first fit with something of theirs in it.</param>
public sealed record MyCalibration(SeverityFit? Fit, IReadOnlyList<RaterSeverity> Rows, IReadOnlyList<ShownExample> Examples)
{
    private const int PromptLength = 400;

    public static async Task<MyCalibration> OfAsync(AppDb db, ProtocolCache protocols, Guid person, Guid project, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var fit = await db.Set<SeverityFit>().AsNoTracking().FirstOrDefaultAsync(f => f.ProjectId == project, cancel);
        var rows = await db.Set<RaterSeverity>().AsNoTracking().Where(s => s.ProjectId == project && s.PersonId == person).OrderBy(s => s.Dimension).ToListAsync(cancel);
        var examples = rows.Find(r => r.Dimension == RaterSeverity.All) is { } all ? Content.Read<List<SeverityExample>>(all.Examples) : [];
        var shown = new List<ShownExample>();
        foreach (var example in examples)
            if (await ShowAsync(db, protocols, person, example, cancel) is { } one) shown.Add(one);
        return new MyCalibration(fit, rows, shown);
    }

    /// <summary>Only while it is submitted: what came back to be worked on again is judged without others' ratings once more.</summary>
    private static async Task<ShownExample?> ShowAsync(AppDb db, ProtocolCache protocols, Guid person, SeverityExample example, CancellationToken cancel)
    {
        if (await LoadAssignment.ForAsync(db, protocols, person, example.Assignment, cancel) is not { Assignment: { State: AssignmentState.Submitted, ReopenedAt: null } } loaded) return null;
        var response = loaded.Content.Responses.FirstOrDefault(r => r.Position == example.Response);
        var dimension = loaded.Content.Protocol.Dimensions.FirstOrDefault(d => d.Id == example.Dimension)?.Name ?? example.Dimension;
        var said = string.Join(' ', response?.Steps.SelectMany(s => s.Parts).Select(p => p.Text).OfType<string>() ?? []);
        return new ShownExample(example, dimension, PromptText.Start(loaded.Task.Turns, PromptLength), Web.Pages.Words.Start(said, PromptLength));
    }
}

/// <summary>Where contributors stand beside each other: for oneself, and for leads.</summary>
public static class ReadCalibration
{
    /// <param name="Points">Points of the scale above (+) or below (−) the average person at the same response, with the ends of the 95% interval.</param>
    public sealed record RowAnswer(string Dimension, double? Points, double? Low, double? High, int N, int Others, string Note);

    public sealed record ExampleAnswer(string Prompt, string Response, string Dimension, int Said, IReadOnlyList<int> Others);

    public sealed record Answer(string Method, DateTimeOffset? FittedAt, IReadOnlyList<RowAnswer> Rows, IReadOnlyList<ExampleAnswer> Examples);

    public sealed record PersonAnswer(
        Guid Person, string Name, double? Points, double? Low, double? High, double? Logits, double? StandardError, double? Infit, double? Outfit, int N, int Others, int? Group, string Note);

    public sealed record LeadAnswer(
        string Method, DateTimeOffset? FittedAt, int People, int Ratings, int Groups, double? Reliability, string Note, IReadOnlyList<Guid> Presentations, IReadOnlyList<PersonAnswer> Everyone);

    public const string Method = "many-facet Rasch model, 95% intervals of 1.96 standard errors";

    /// <summary>How many people are listed.</summary>
    public const int Most = 500;

    public static async Task<IResult> MineAsync(Guid project, HttpContext http, AppDb db, ProtocolCache protocols, CancellationToken cancel)
    {
        var person = Caller.Of(http.User).Id;
        if (!await db.Set<Enrollment>().AnyAsync(e => e.PersonId == person && e.ProjectId == project, cancel)) return WorkRefusals.ProjectUnknown;
        var mine = await MyCalibration.OfAsync(db, protocols, person, project, cancel);
        return TypedResults.Ok(new Answer(
            Method, mine.Fit?.FittedAt,
            [.. mine.Rows.Select(r => new RowAnswer(r.Dimension.Length == 0 ? "all" : r.Dimension, r.Points, r.Low, r.High, r.Ratings, r.Others, SeverityWords.OfYou(r)))],
            [.. mine.Examples.Select(e => new ExampleAnswer(e.Prompt, e.Example.Response, e.Example.Dimension, e.Example.Said, e.Example.Others))]));
    }

    public static async Task<IResult> GetAsync(string project, HttpContext http, AppDb db, CancellationToken cancel)
    {
        var found = await ProjectAccess.FindAsync(db, Caller.Of(http.User), project, ProjectAccess.Leads, cancel);
        if (found.Refusal is { } refusal) return refusal;
        var id = found.Value!.Id;
        var fit = await db.Set<SeverityFit>().AsNoTracking().FirstOrDefaultAsync(f => f.ProjectId == id, cancel);
        var presentations = await CalibrationSet.Of(db, id).OrderBy(r => r.Position).Select(r => r.PresentationId).ToListAsync(cancel);
        var everyone = (await EveryoneAsync(db, id, RaterSeverity.All, cancel)).Select(p => new PersonAnswer(
            p.Row.PersonId, p.Name, p.Row.Points, p.Row.Low, p.Row.High, p.Row.Measure, p.Row.StandardError, p.Row.Infit, p.Row.Outfit, p.Row.Ratings, p.Row.Others, p.Row.Group, SeverityWords.Of(p.Row)));
        return TypedResults.Ok(new LeadAnswer(
            Method, fit?.FittedAt, fit?.People ?? 0, fit?.Ratings ?? 0, fit?.Groups ?? 0, fit?.Reliability, fit?.Note ?? "", presentations, [.. everyone]));
    }

    public sealed record OnePerson(RaterSeverity Row, string Name);

    /// <summary>The most severe first; those of whom nothing can be said last.</summary>
    public static async Task<IReadOnlyList<OnePerson>> EveryoneAsync(AppDb db, Guid project, string dimension, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        return await (
            from s in db.Set<RaterSeverity>().AsNoTracking()
            where s.ProjectId == project && s.Dimension == dimension
            join p in db.Set<Person>() on s.PersonId equals p.Id
            orderby s.Points == null, s.Points, p.DisplayName
            select new OnePerson(s, p.DisplayName)).Take(Most).ToListAsync(cancel);
    }
}
