using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Projects;
using Parallax.Quality;
using Parallax.Work;

namespace Parallax.Insight;

/// <summary>
/// The judgments of a project that results rest on, in columns: some 200 bytes each. Left out are tasks that were withdrawn or
/// replaced, and versions of the protocol that the current one does not pool with.
/// </summary>
public sealed class InsightData
{
    private readonly List<JudgmentRecord> _judgments = [];
    private readonly Dictionary<Guid, int> _people = [];
    private readonly Dictionary<Guid, int> _tasks = [];

    private FailureCounts? _failures;

    private InsightData(Project project, ProtocolDefinition protocol, IReadOnlyList<KnownModel> models) => (Project, Protocol, Models) = (project, protocol, models);

    public Project Project { get; }

    /// <summary>The current version of the protocol.</summary>
    public ProtocolDefinition Protocol { get; }

    /// <summary>By number - 1.</summary>
    public IReadOnlyList<KnownModel> Models { get; }

    public IReadOnlyList<JudgmentRecord> Judgments => _judgments;

    public int Count => _judgments.Count;

    public int People => _people.Count;

    public int Tasks => _tasks.Count;

    /// <summary>The categories that occur, by name.</summary>
    public IReadOnlyList<string> Categories { get; private set; } = [];

    /// <summary>Ids of the protocol versions that are pooled, with their dimensions in order.</summary>
    public IReadOnlyDictionary<Guid, ProtocolDefinition> Versions { get; private set; } = new Dictionary<Guid, ProtocolDefinition>();

    /// <summary>How many judgments of each version are left out because it does not pool.</summary>
    public IReadOnlyDictionary<int, int> LeftOut { get; private set; } = new Dictionary<int, int>();

    /// <summary>How many judgments are on tasks that were withdrawn or replaced.</summary>
    public int OfWithdrawn { get; private set; }

    /// <summary>The number of a person among those who judged, from 0.</summary>
    public IReadOnlyDictionary<Guid, int> PersonNumbers => _people;

    public IReadOnlyDictionary<Guid, int> TaskNumbers => _tasks;

    /// <summary>The judgments of a scope.</summary>
    public IEnumerable<JudgmentRecord> In(string scope) => scope.Length == 0 ? _judgments : _judgments.Where(j => j.Category == scope);

    /// <summary>All together, and each category by itself.</summary>
    public IEnumerable<string> Scopes => Categories.Prepend("");

    /// <summary>The issues of these judgments, counted once for all figures that rest on them.</summary>
    public async Task<FailureCounts> FailuresAsync(AppDb db, CancellationToken cancel) => _failures ??= await FailureCounts.OfAsync(db, this, cancel);

    /// <summary>Judgments that are at hand, all of which count.</summary>
    /// <param name="versions">The protocols that they follow, by id.</param>
    public static InsightData Of(Project project, ProtocolDefinition protocol, IReadOnlyList<KnownModel> models, IReadOnlyDictionary<Guid, ProtocolDefinition> versions, IEnumerable<JudgmentFact> facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var data = new InsightData(project, protocol, models) { Versions = versions };
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var fact in facts) data.Add(fact, names);
        data.Categories = [.. names.Keys.Order(StringComparer.Ordinal)];
        return data;
    }

    public static async Task<InsightData> ReadAsync(AppDb db, ProtocolCache protocols, Project project, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(protocols);
        ArgumentNullException.ThrowIfNull(project);
        var models = await db.Set<KnownModel>().AsNoTracking().Where(m => m.ProjectId == project.Id).OrderBy(m => m.Number).ToListAsync(cancel);
        var current = await db.Set<Protocol>().AsNoTracking().FirstAsync(p => p.Id == project.ProtocolId, cancel);
        var data = new InsightData(project, protocols.Definition(current), models);
        await data.VersionsAsync(db, protocols, current, cancel);
        var gone = await OutAsync(db, project, cancel);
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        await foreach (var fact in db.Set<JudgmentFact>().AsNoTracking().Where(f => f.ProjectId == project.Id).OrderBy(f => f.SubmittedAt).AsAsyncEnumerable().WithCancellation(cancel))
        {
            if (gone.Contains(fact.TaskId)) data.OfWithdrawn++;
            else if (data.Versions.ContainsKey(fact.ProtocolId)) data.Add(fact, names);
        }

        data.Categories = [.. names.Keys.Order(StringComparer.Ordinal)];
        return data;
    }

    /// <summary>
    /// The judgments of a project with those of other projects, where the protocol is the same or a version that pools with it. Models are one where name and version are.
    /// </summary>
    /// <param name="others">At most <paramref name="most"/> judgments in all; a project that would go beyond is left out whole.</param>
    /// <returns>The judgments, and the projects that are in them beside the first.</returns>
    public static async Task<(InsightData Data, IReadOnlyList<Project> In)> TogetherAsync(
        AppDb db, ProtocolCache protocols, InsightData own, IReadOnlyList<Project> others, int most, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(protocols);
        ArgumentNullException.ThrowIfNull(own);
        ArgumentNullException.ThrowIfNull(others);
        var models = new List<KnownModel>();
        var data = new InsightData(own.Project, own.Protocol, models) { Versions = await PooledAsync(db, protocols, own, cancel) };
        var (names, taken) = (new Dictionary<string, string>(StringComparer.Ordinal), new List<Project>());
        foreach (var project in others.Prepend(own.Project))
        {
            var facts = db.Set<JudgmentFact>().AsNoTracking().Where(f => f.ProjectId == project.Id && data.Versions.Keys.Contains(f.ProtocolId));
            var count = project == own.Project ? own.Count : await facts.CountAsync(cancel);
            if (count == 0 || (project != own.Project && data.Count + count > most)) continue;
            var known = await db.Set<KnownModel>().AsNoTracking().Where(m => m.ProjectId == project.Id).OrderBy(m => m.Number).ToListAsync(cancel);
            var numbers = known.ConvertAll(m => NumberOf(models, m));
            var gone = await OutAsync(db, project, cancel);
            await foreach (var fact in facts.OrderBy(f => f.SubmittedAt).AsAsyncEnumerable().WithCancellation(cancel))
                if (!gone.Contains(fact.TaskId)) data.Add(fact, names, numbers);
            if (project != own.Project) taken.Add(project);
        }

        data.Categories = [.. names.Keys.Order(StringComparer.Ordinal)];
        return (data, taken);
    }

    /// <summary>Tasks whose judgments count for nothing: replaced by an import, or withdrawn by a lead.</summary>
    public static async Task<HashSet<Guid>> OutAsync(AppDb db, Project project, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(project);
        var retired = db.Set<EvaluationTask>().Where(t => t.ProjectId == project.Id && t.RetiredBy != null).Select(t => t.Id);
        var withdrawn = db.Set<FlaggedTask>().Where(t => t.ProjectId == project.Id && t.WithdrawnAt != null).Select(t => t.TaskId);
        return [.. await retired.Union(withdrawn).ToListAsync(cancel)];
    }

    private async Task VersionsAsync(AppDb db, ProtocolCache protocols, Protocol current, CancellationToken cancel)
    {
        var used = db.Set<JudgmentFact>().Where(f => f.ProjectId == Project.Id).GroupBy(f => f.ProtocolId).Select(g => new { Id = g.Key, N = g.Count() });
        var counts = await used.ToDictionaryAsync(u => u.Id, u => u.N, cancel);
        var ids = counts.Keys.ToList();
        var all = await db.Set<Protocol>().AsNoTracking().Where(p => ids.Contains(p.Id)).ToListAsync(cancel);
        bool Pools(Protocol p) => p.Id == current.Id || (p.Name == current.Name && Protocol.PoolsWith.Contains(p.Version));
        Versions = all.Where(Pools).ToDictionary(p => p.Id, protocols.Definition);
        LeftOut = all.Where(p => !Pools(p)).GroupBy(p => p.Version).ToDictionary(g => g.Key, g => g.Sum(p => counts[p.Id]));
    }

    private static async Task<Dictionary<Guid, ProtocolDefinition>> PooledAsync(AppDb db, ProtocolCache protocols, InsightData own, CancellationToken cancel)
    {
        var (organization, name) = (own.Project.OrganizationId, own.Protocol.Name);
        var all = await db.Set<Protocol>().AsNoTracking().Where(p => p.OrganizationId == organization && p.Name == name).ToListAsync(cancel);
        return all.Where(p => p.Id == own.Project.ProtocolId || own.Protocol.PoolsWith.Contains(p.Version)).ToDictionary(p => p.Id, protocols.Definition);
    }

    /// <summary>The index of a model among those of several projects.</summary>
    private static int NumberOf(List<KnownModel> models, KnownModel model)
    {
        var known = models.FindIndex(m => m.Model == model.Model && m.Version == model.Version);
        if (known >= 0) return known;
        models.Add(model);
        return models.Count - 1;
    }

    /// <param name="models">By the number - 1 that a fact has, which model it is here; null where it is the same.</param>
    private void Add(JudgmentFact fact, Dictionary<string, string> names, List<int>? models = null)
    {
        int? Model(int? number) => number is { } n && models is not null ? models[n - 1] : number - 1;
        if (!names.TryGetValue(fact.Category, out var category)) names[fact.Category] = category = fact.Category;
        _judgments.Add(new JudgmentRecord(
            Number(_people, fact.PersonId), Number(_tasks, fact.TaskId), fact.PresentationId, category, Model(fact.FirstModel)!.Value, Model(fact.SecondModel), fact.FirstResponseId, fact.SecondResponseId, fact.IsInOrder,
            fact.Preference, fact.Levels, Versions[fact.ProtocolId], fact.FirstSteps, fact.FirstWrong, fact.SecondSteps, fact.SecondWrong, fact.FirstSaw, fact.SecondSaw, fact.IsCorrected, fact.SubmittedAt));
    }

    private static int Number(Dictionary<Guid, int> numbers, Guid id)
    {
        if (!numbers.TryGetValue(id, out var number)) numbers[id] = number = numbers.Count;
        return number;
    }
}

/// <summary>One judgment as results see it. Models are indices into <see cref="InsightData.Models"/>.</summary>
/// <param name="Preference">As in <see cref="JudgmentFact.Preference"/>.</param>
/// <param name="Levels">As in <see cref="JudgmentFact.Levels"/>, in the dimensions of <paramref name="Protocol"/>.</param>
public sealed record JudgmentRecord(
    int Person, int Task, Guid Presentation, string Category, int First, int? Second, Guid FirstResponse, Guid? SecondResponse, bool IsInOrder,
    short? Preference, byte[] Levels, ProtocolDefinition Protocol, short FirstSteps, short? FirstWrong, short SecondSteps, short? SecondWrong, string? FirstSaw, string? SecondSaw, bool IsCorrected, DateTimeOffset SubmittedAt)
{
    /// <summary>The ratings of the first response (0) or the second (1), of those that are levels.</summary>
    public IEnumerable<(Dimension Dimension, int Level)> Rated(int response)
    {
        var dimensions = Protocol.Dimensions;
        for (var d = 0; d < dimensions.Count; d++)
        {
            var at = response * dimensions.Count + d;
            if (at < Levels.Length && Insight.Levels.IsLevel(Levels[at])) yield return (dimensions[d], Levels[at]);
        }
    }
}
