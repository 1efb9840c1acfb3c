using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Web;

namespace Parallax.Projects;

/// <summary>Says how two versions differ; and of a definition that is being written, what is wrong with it, how it differs and how its guidelines look.</summary>
public static class CompareProtocols
{
    /// <param name="Guidelines">What came and went in the guidelines, line by line.</param>
    public sealed record Difference(IReadOnlyList<ProtocolChange> Changes, IReadOnlyList<GuidelineLine> Guidelines, Pooling Pooling);

    /// <param name="Heading">The heading that it stands under, or empty.</param>
    public sealed record GuidelineLine(bool IsAdded, string Text, string Heading);

    /// <param name="From">The version that it was begun from; left out for the one that the project uses.</param>
    public sealed record CheckRequest(JsonElement Definition, Guid? From = null);

    /// <param name="LostKeys">The keys that no longer fit once the project goes on with it.</param>
    /// <param name="Saves">What saving would do: <c>new</c>, <c>replaces</c>, <c>same</c> or <c>in-use</c>; null while something is wrong.</param>
    public sealed record Checked(IReadOnlyDictionary<string, string[]> Errors, string GuidelinesHtml, Difference? Difference, IReadOnlyList<LostKey> LostKeys, string? Saves);

    public static async Task<IResult> GetAsync(string project, Guid from, Guid to, HttpContext http, AppDb db, ProtocolCache protocols, CancellationToken cancel)
    {
        var found = await ProjectAccess.FindAsync(db, Caller.Of(http.User), project, ProjectAccess.Readers, cancel);
        if (found.Refusal is { } refusal) return refusal;
        var both = await db.Set<Protocol>().AsNoTracking().Where(p => p.OrganizationId == found.Value!.OrganizationId && (p.Id == from || p.Id == to)).ToListAsync(cancel);
        if (both.Find(p => p.Id == from) is not { } before || both.Find(p => p.Id == to) is not { } after) return ProjectRefusals.VersionUnknown;
        return TypedResults.Ok(Between(protocols.Definition(before), protocols.Definition(after)));
    }

    public static async Task<IResult> CheckAsync(
        string project, CheckRequest request, HttpContext http, AppDb db, ProtocolCache protocols, Guidelines guidelines, IEnumerable<LostKeys> keys, CancellationToken cancel)
    {
        var found = await ProjectAccess.FindAsync(db, Caller.Of(http.User), project, ProjectAccess.Leads, cancel);
        if (found.Refusal is { } refusal) return refusal;
        var (organization, id) = (found.Value!.OrganizationId, request.From ?? found.Value.ProtocolId);
        var from = await db.Set<Protocol>().AsNoTracking().FirstOrDefaultAsync(p => p.OrganizationId == organization && p.Id == id, cancel);
        if (from is null) return ProjectRefusals.VersionUnknown;
        var html = guidelines.Preview(Markdown(request.Definition), Guidelines.PicturesOf(found.Value.Id));
        var read = ProtocolReader.Read(request.Definition);
        if (read.Refusal is { } invalid) return TypedResults.Ok(new Checked(invalid.Errors!, html, null, [], null));
        var (definition, errors) = (read.Value!.Definition, await GuidelinePictures.MissingAsync(db, organization, read.Value.Definition.Guidelines, cancel));
        var lost = await LostKeys.OfAsync(keys, db, found.Value, definition, cancel);
        return TypedResults.Ok(new Checked(errors ?? [], html, Between(protocols.Definition(from), definition), lost, errors is null ? await SavesAsync(db, organization, read.Value, cancel) : null));
    }

    public static Difference Between(ProtocolDefinition before, ProtocolDefinition after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var changes = ProtocolDifference.Of(before, after);
        var lines = TextDifference.Of(before.Guidelines ?? "", after.Guidelines ?? "");
        return new(changes, [.. lines.Select(l => new GuidelineLine(l.IsAdded, l.Text, l.Heading))], Pooling.Of(before, after, changes));
    }

    private static async Task<string> SavesAsync(AppDb db, Guid organization, ReadProtocol read, CancellationToken cancel)
    {
        var (name, version) = (read.Definition.Name, read.Definition.Version);
        var known = await db.Set<Protocol>().AsNoTracking().FirstOrDefaultAsync(p => p.OrganizationId == organization && p.Name == name && p.Version == version, cancel);
        if (known is null) return "new";
        if (known.Hash == read.Hash) return "same";
        return await SaveProtocol.IsUsedAsync(db, known.Id, cancel) ? "in-use" : "replaces";
    }

    /// <summary>Shown even while something else is wrong.</summary>
    private static string? Markdown(JsonElement definition) =>
        definition.ValueKind == JsonValueKind.Object && definition.TryGetProperty("guidelines", out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
}
