using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Media;
using Parallax.Projects;
using Parallax.Work;

namespace Parallax.Insight.Exports;

/// <summary>What a format has at hand while it writes: what it reads, the files it writes, and the account of what it used.</summary>
public sealed class ExportRun : IAsyncDisposable
{
    /// <summary>Lists the images that belong to an export, with their hashes.</summary>
    public const string ImageList = "media.sha256";

    public const string Pseudonyms = "Contributors are named by pseudonyms: the same in all projects of one organization, others in every other organization. They are made with a key that stays on the server.";

    private readonly string _folder;
    private readonly Installation _installation;
    private readonly Dictionary<Guid, string> _contributors = [];
    private readonly Dictionary<string, long> _leftOut = [];
    private readonly Dictionary<string, long> _omitted = [];
    private readonly SortedDictionary<string, long> _counts = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _images = new(StringComparer.Ordinal);
    private readonly List<ExportFile> _open = [];
    private readonly List<ManifestFile> _files = [];
    private long _used;
    private long _looked;

    private ExportRun(AppDb db, Project project, Installation installation, string folder, bool withWithdrawn)
    {
        (Db, Project, _installation, _folder, WithWithdrawn) = (db, project, installation, folder, withWithdrawn);
        Bundles = new ReadBundles(this);
    }

    /// <summary>A snapshot: everything read through it is of one moment.</summary>
    public AppDb Db { get; }

    public Project Project { get; }

    public bool WithWithdrawn { get; }

    /// <summary>How many current judgments of work the project has.</summary>
    public long Total { get; private set; }

    /// <summary>The versions that judgments were made by.</summary>
    public IReadOnlyDictionary<Guid, UsedProtocol> Protocols { get; private set; } = new Dictionary<Guid, UsedProtocol>();

    /// <summary>The definitions whose judgments are put together, the current one first.</summary>
    public IReadOnlyList<ProtocolDefinition> Pooled { get; private set; } = [];

    public ReadBundles Bundles { get; }

    /// <summary>How many judgments were looked at so far: another thread shows it as progress.</summary>
    public long Looked
    {
        get => Volatile.Read(ref _looked);
        set => Volatile.Write(ref _looked, value);
    }

    /// <summary>How many judgments were used so far.</summary>
    public long Used => _used;

    public IReadOnlyList<ManifestFile> Files => _files;

    public static async Task<ExportRun> OnAsync(
        AppDb db, Project project, ProtocolCache protocols, string folder, bool withWithdrawn, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(project);
        ArgumentNullException.ThrowIfNull(protocols);
        var run = new ExportRun(db, project, await db.Set<Installation>().AsNoTracking().SingleAsync(cancel), folder, withWithdrawn);
        await run.ProtocolsAsync(protocols, cancel);
        return run;
    }

    /// <summary>The current judgments of work.</summary>
    public static IQueryable<Judgment> Judgments(AppDb db, Guid project)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Set<Judgment>().AsNoTracking().Where(j => j.ProjectId == project && j.IsCurrent && j.Purpose == Purpose.Work);
    }

    public string Contributor(Guid person)
    {
        if (_contributors.TryGetValue(person, out var known)) return known;
        return _contributors[person] = _installation.Pseudonym(Project.OrganizationId, person);
    }

    public ExportFile Open(string name)
    {
        var file = new ExportFile(_folder, name);
        _open.Add(file);
        return file;
    }

    public async Task CloseAsync(ExportFile file, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(file);
        _open.Remove(file);
        await using (file) _files.Add(await file.CloseAsync(cancel));
    }

    public Task CloseAsync(string name, CancellationToken cancel) => CloseAsync(_open.Single(f => f.Name == name), cancel);

    /// <summary>A file beside, for what must wait until another is written; it is gone when the stream is closed.</summary>
    public FileStream Aside() =>
        new(Path.Combine(_folder, $"aside-{_open.Count}"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 64 * 1024, FileOptions.Asynchronous | FileOptions.DeleteOnClose);

    /// <summary>The path by which an export names an image, which is then listed as belonging to it.</summary>
    public string Image(TaskMedium medium)
    {
        ArgumentNullException.ThrowIfNull(medium);
        return Image(medium.Hash, medium.MediaType);
    }

    public string Image(string hash, string mediaType)
    {
        var name = hash + ImageKind.ExtensionOf(mediaType);
        _images.Add(name);
        return $"media/{name}";
    }

    public void Use(long judgments = 1) => _used += judgments;

    public void LeaveOut(string why, long judgments = 1) => _leftOut[why] = _leftOut.GetValueOrDefault(why) + judgments;

    /// <summary>Something smaller than a judgment that has no place, such as <c>pairwise.csv: tie</c>.</summary>
    public void Omit(string what, string why, long n = 1) => _omitted[$"{what}: {why}"] = _omitted.GetValueOrDefault($"{what}: {why}") + n;

    public void Count(string what, long n = 1) => _counts[what] = _counts.GetValueOrDefault(what) + n;

    /// <summary>Closes what is open, lists the images, and gives the account. Every judgment is in it once, or the export is wrong.</summary>
    public async Task<Manifest> FinishAsync(Guid export, IExportFormat format, DateTimeOffset asOf, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(format);
        foreach (var file in _open.ToList()) await CloseAsync(file, cancel);
        if (_images.Count > 0) await ListImagesAsync(cancel);
        if (_used + _leftOut.Values.Sum() is var accounted && accounted != Total)
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{format.Name}: {accounted} judgments are accounted for, and there are {Total}."));
        return new Manifest
        {
            Export = export,
            Format = format.Name,
            Project = Project.Slug,
            AsOf = asOf,
            Judgments = new JudgmentCounts(Total, _used, Reasons(_leftOut)),
            Counts = _counts,
            Omitted = Reasons(_omitted),
            Protocols = [.. Protocols.Values.OrderBy(p => p.Definition.Name, StringComparer.Ordinal).ThenBy(p => p.Definition.Version).Select(p => new ManifestProtocol(p.Definition.Name, p.Definition.Version, p.Hash, p.IsPooled, p.Judgments))],
            Pseudonyms = Pseudonyms,
            Loses = format.Loses,
            Files = [.. _files.OrderBy(f => f.Name, StringComparer.Ordinal)],
            Media = _images.Count,
        };
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var file in _open) await file.DisposeAsync();
    }

    private static List<Reason> Reasons(Dictionary<string, long> counted) =>
        [.. counted.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => new Reason(c.Key, c.Value, LeftOut.Words(c.Key[(c.Key.LastIndexOf(' ') + 1)..])))];

    /// <summary>As <c>sha256sum --check</c> reads it.</summary>
    private async Task ListImagesAsync(CancellationToken cancel)
    {
        var list = Open(ImageList);
        foreach (var image in _images) await list.LineAsync($"{Path.GetFileNameWithoutExtension(image)}  media/{image}", cancel);
        await CloseAsync(list, cancel);
    }

    private async Task ProtocolsAsync(ProtocolCache protocols, CancellationToken cancel)
    {
        var counts = await Judgments(Db, Project.Id).GroupBy(j => j.ProtocolId).Select(g => new { g.Key, N = g.LongCount() }).ToDictionaryAsync(g => g.Key, g => g.N, cancel);
        Total = counts.Values.Sum();
        var ids = counts.Keys.Append(Project.ProtocolId).Distinct().ToList();
        var rows = await Db.Set<Protocol>().AsNoTracking().Where(p => ids.Contains(p.Id)).ToListAsync(cancel);
        var current = protocols.Definition(rows.Single(p => p.Id == Project.ProtocolId));
        Protocols = rows.ToDictionary(p => p.Id, p => new UsedProtocol(
            protocols.Definition(p), p.Hash, p.Id == Project.ProtocolId || (p.Name == current.Name && current.PoolsWith.Contains(p.Version)), counts.GetValueOrDefault(p.Id)));
        Pooled = [current, .. Protocols.Values.Where(p => p.IsPooled && p.Definition != current).OrderByDescending(p => p.Definition.Version).Select(p => p.Definition)];
    }
}

/// <param name="IsPooled">Whether its judgments are put together with the current version's.</param>
public sealed record UsedProtocol(ProtocolDefinition Definition, string Hash, bool IsPooled, long Judgments);
