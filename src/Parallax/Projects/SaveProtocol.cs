using System.Data;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Web;

namespace Parallax.Projects;

/// <summary>Saves a version of a protocol: a new one, or another definition in the place of one that no project ever used.</summary>
public static class SaveProtocol
{
    public const int LongestNote = 500;
    private const int Attempts = 10;

    /// <param name="Definition">As <c>/schemas/protocol-1.json</c> has it.</param>
    /// <param name="Note">What is new in it, in a sentence.</param>
    public sealed record Request(JsonElement Definition, string? Note = null);

    public static async Task<IResult> PostAsync(string project, Request request, HttpContext http, AppDb db, TimeProvider clock, CancellationToken cancel)
    {
        var caller = Caller.Of(http.User);
        var saved = await ForAsync(db, caller, project, request, clock, cancel);
        if (saved.Refusal is { } refusal) return refusal;
        var view = await ReadProtocols.OneAsync(db, caller, project, saved.Value!.Id, cancel);
        return view.Or(found => TypedResults.Created($"/api/projects/{project}/protocols/{found.Version.Id}", found.Version));
    }

    public static async Task<Outcome<Protocol>> ForAsync(AppDb db, Caller caller, string project, Request request, TimeProvider clock, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        var found = await ProjectAccess.FindAsync(db, caller, project, ProjectAccess.Leads, cancel);
        if (found.Refusal is { } unknown) return unknown;
        var organization = found.Value!.OrganizationId;
        var note = request.Note?.Trim() ?? "";
        if (note.Length > LongestNote) return ProjectRefusals.Invalid(new Dictionary<string, string[]> { ["note"] = [$"At most {LongestNote} characters."] });
        var read = ProtocolReader.Read(request.Definition);
        if (read.Refusal is { } invalid) return invalid;

        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancel);
                var saved = await PutAsync(read.Value!, organization, note, caller, db, clock, cancel);
                if (saved.IsRefused) return saved;
                await db.SaveChangesAsync(cancel);
                await transaction.CommitAsync(cancel);
                return saved;
            }
            catch (Exception race) when (attempt < Attempts && Violations.IsRace(race))
            {
                // Another took the same name and version, or began to use it, at the same moment: look again.
                db.ChangeTracker.Clear();
            }
        }
    }

    /// <summary>Within a serializable transaction of the caller's: a version is replaced only while nothing uses it, and nothing may begin to in between.</summary>
    public static async Task<Outcome<Protocol>> PutAsync(
        ReadProtocol read, Guid organization, string note, Caller caller, AppDb db, TimeProvider clock, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(read);
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(clock);
        if (await GuidelinePictures.MissingAsync(db, organization, read.Definition.Guidelines, cancel) is { } missing) return ProjectRefusals.ProtocolInvalid(missing);
        var (name, version) = (read.Definition.Name, read.Definition.Version);
        var (by, now) = (caller.Id == Guid.Empty ? (Guid?)null : caller.Id, clock.GetUtcNow());
        var known = await db.Set<Protocol>().FirstOrDefaultAsync(p => p.OrganizationId == organization && p.Name == name && p.Version == version, cancel);
        if (known is null)
        {
            var protocol = new Protocol(Ids.New(clock), organization, read, note, by, now);
            db.Add(protocol);
            return protocol;
        }

        if (known.Hash == read.Hash) return known;
        if (await IsUsedAsync(db, known.Id, cancel)) return ProjectRefusals.ProtocolInUse;
        known.Replace(read, note, by, now);
        return known;
    }

    /// <summary>Whether a project uses it or did once: then there are tasks that were given out by it.</summary>
    public static async Task<bool> IsUsedAsync(AppDb db, Guid protocol, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        return await db.Set<Project>().AnyAsync(p => p.ProtocolId == protocol, cancel)
            || await db.Set<ProtocolSwitch>().AnyAsync(s => s.FromId == protocol || s.ToId == protocol, cancel);
    }
}
