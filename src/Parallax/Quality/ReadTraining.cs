using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Projects;
using Parallax.Statistics;
using Parallax.Statistics.Inference;
using Parallax.Web;
using Parallax.Work;

namespace Parallax.Quality;

/// <summary>A practice task in a list.</summary>
public sealed record ListedPractice(Guid Presentation, string Task, string Category, string Prompt, int Position, int Parts, IReadOnlyList<string> Sections, int Done);

/// <summary>How often a section's parts were answered as expected, in the running version.</summary>
public sealed record SectionShare(string Section, string Title, Estimate Right);

/// <summary>How far one person is with the running version.</summary>
public sealed record PracticeOfPerson(Guid Person, string Name, int Done, int Of, int Right, int Parts);

/// <summary>A project's training as its leads see it.</summary>
public sealed record TrainingView(
    TrainingTerms Terms, bool IsStale, IReadOnlyList<ListedPractice> Items, IReadOnlyList<SectionShare> Sections, IReadOnlyList<PracticeOfPerson> People, int PeopleInAll)
{
    private const int PromptLength = 140;
    private const int MostPeople = 200;

    public static async Task<TrainingView> OfAsync(AppDb db, Project project, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(project);
        var terms = await TrainingTerms.OfAsync(db, project, cancel);
        var items = await ItemsAsync(db, project, terms, cancel);
        var people = await PeopleAsync(db, project.Id, terms.Version, items.Count, cancel);
        var all = await db.Set<Enrollment>().CountAsync(e => e.ProjectId == project.Id && e.MayClaim, cancel);
        return new TrainingView(terms, terms.Number > 0 && terms.ProtocolId != project.ProtocolId, items, await SectionsAsync(db, project.Id, terms.Version, cancel), people, all);
    }

    private static async Task<List<ListedPractice>> ItemsAsync(AppDb db, Project project, TrainingTerms terms, CancellationToken cancel)
    {
        var results = db.Set<PracticeResult>();
        var rows = await (
            from i in db.Set<PracticeItem>().AsNoTracking()
            where i.ProjectId == project.Id && i.IsActive
            join p in db.Set<Presentation>() on i.PresentationId equals p.Id
            join t in db.Set<EvaluationTask>() on p.TaskId equals t.Id
            orderby i.Position, i.PresentationId
            select new { Item = i, t.ExternalId, t.Category, t.Turns, Done = results.Count(r => r.PresentationId == i.PresentationId && r.Version == terms.Version && r.Ordinal == 0) }).ToListAsync(cancel);
        var protocol = await db.Set<Protocol>().AsNoTracking().FirstAsync(p => p.Id == project.ProtocolId, cancel);
        var titles = GuidelineSections.Of(Content.Read<ProtocolDefinition>(protocol.Definition).Guidelines).ToDictionary(s => s.Anchor, s => s.Title);
        return rows.ConvertAll(r => new ListedPractice(
            r.Item.PresentationId, r.ExternalId, r.Category, PromptText.Start(r.Turns, PromptLength), r.Item.Position, r.Item.Expected.Parts,
            [.. r.Item.Explanations.Select(n => titles.GetValueOrDefault(n.Section)).OfType<string>().Distinct()], r.Done));
    }

    private static async Task<List<SectionShare>> SectionsAsync(AppDb db, Guid project, int version, CancellationToken cancel)
    {
        var rows = await (
            from r in db.Set<PracticeResult>().AsNoTracking()
            where r.ProjectId == project && r.Version == version && r.Part != ""
            group r by r.Section into g
            select new { Section = g.Key, Title = g.Max(r => r.SectionTitle)!, Right = g.Count(r => r.Credit >= 1), Of = g.Count() }).ToListAsync(cancel);
        return [.. rows.Select(r => new SectionShare(r.Section, r.Title.Length > 0 ? r.Title : "No section", WilsonInterval.Of(r.Right, r.Of))).OrderBy(r => r.Right.Value).ThenBy(r => r.Title, StringComparer.Ordinal)];
    }

    private static async Task<List<PracticeOfPerson>> PeopleAsync(AppDb db, Guid project, int version, int items, CancellationToken cancel)
    {
        var results = db.Set<PracticeResult>().Where(r => r.ProjectId == project && r.Version == version);
        var rows = await (
            from e in db.Set<Enrollment>().AsNoTracking()
            where e.ProjectId == project && e.MayClaim
            join p in db.Set<Person>() on e.PersonId equals p.Id
            orderby p.DisplayName, p.Id
            select new { p.Id, p.DisplayName, Done = results.Count(r => r.PersonId == p.Id && r.Ordinal == 0), Right = results.Count(r => r.PersonId == p.Id && r.Ordinal > 0 && r.Credit >= 1), Parts = results.Count(r => r.PersonId == p.Id && r.Ordinal > 0) })
            .Take(MostPeople).ToListAsync(cancel);
        return rows.ConvertAll(r => new PracticeOfPerson(r.Id, r.DisplayName, r.Done, Math.Max(items, r.Done), r.Right, r.Parts));
    }
}

/// <summary>The training of a project over the API.</summary>
public static class ReadTraining
{
    public sealed record ItemAnswer(Guid Presentation, string Task, int Position, AnswerKey Key, IReadOnlyList<PracticeNote> Notes, int Done);

    public sealed record ShareAnswer(string Section, string Title, double? Share, double? Low, double? High, long N);

    public sealed record Answer(
        int Version, bool IsPaid, bool IsStale, IReadOnlyList<GuidelineSection> Guidelines, IReadOnlyList<ItemAnswer> Items, IReadOnlyList<ShareAnswer> Sections, IReadOnlyList<PracticeOfPerson> People);

    public static async Task<IResult> GetAsync(string project, HttpContext http, AppDb db, ProtocolCache protocols, CancellationToken cancel)
    {
        var found = await ProjectAccess.FindAsync(db, Caller.Of(http.User), project, ProjectAccess.Leads, cancel);
        if (found.Refusal is { } refusal) return refusal;
        var target = found.Value!;
        var view = await TrainingView.OfAsync(db, target, cancel);
        var items = await db.Set<PracticeItem>().AsNoTracking().Where(i => i.ProjectId == target.Id && i.IsActive).ToDictionaryAsync(i => i.PresentationId, cancel);
        var protocol = protocols.Definition(await db.Set<Protocol>().AsNoTracking().FirstAsync(p => p.Id == target.ProtocolId, cancel));
        return TypedResults.Ok(new Answer(
            view.Terms.Version, view.Terms.IsPaid, view.IsStale, GuidelineSections.Of(protocol.Guidelines),
            [.. view.Items.Select(i => new ItemAnswer(i.Presentation, i.Task, i.Position, items[i.Presentation].Expected, items[i.Presentation].Explanations, i.Done))],
            [.. view.Sections.Select(s => new ShareAnswer(s.Section, s.Title, s.Right.Value, s.Right.Low, s.Right.High, s.Right.N))], view.People));
    }
}
