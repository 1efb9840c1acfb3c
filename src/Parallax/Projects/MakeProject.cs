using System.Data;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Web;

namespace Parallax.Projects;

/// <summary>Makes a project with a built-in protocol or one's own.</summary>
public static class MakeProject
{
    private const int Attempts = 10;

    /// <param name="Protocol">The name of a built-in one; not given with <paramref name="ProtocolDefinition"/>.</param>
    /// <param name="Organization">Slug; may be left out by who leads one only.</param>
    /// <param name="Pairs"><c>all</c>, <c>star</c>, or a number of random pairs a task.</param>
    /// <param name="State"><c>open</c>, or <c>draft</c>: nothing is given out before it is opened.</param>
    public sealed record Request(
        string? Name, string? Protocol, JsonElement? ProtocolDefinition, string? Organization,
        int Overlap = 3, string Pairs = "3", int LeaseMinutes = 30, int? Seed = null, string State = "open");

    public static async Task<IResult> PostAsync(Request request, HttpContext http, AppDb db, TimeProvider clock, CancellationToken cancel) =>
        (await ForAsync(request, Caller.Of(http.User), db, clock, cancel)).Or(view => TypedResults.Created($"/api/projects/{view.Id}", view));

    public static async Task<Outcome<ProjectView>> ForAsync(Request request, Caller caller, AppDb db, TimeProvider clock, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        var errors = Check(request);
        if (errors.Count > 0) return ProjectRefusals.Invalid(errors);
        var read = request.ProtocolDefinition is { } own ? ProtocolReader.Read(own) : ProtocolReader.ByName(request.Protocol!);
        if (read.Refusal is { } invalid) return invalid;
        var organization = await OrganizationAsync(db, caller, request.Organization, cancel);
        if (organization.Refusal is { } unknown) return unknown;

        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await SaveAsync(request, read.Value!, organization.Value!, caller, db, clock, cancel);
            }
            catch (Exception race) when (attempt < Attempts && Violations.IsRace(race))
            {
                // Another project took the same name, or the same protocol, at the same moment: look again.
                db.ChangeTracker.Clear();
            }
        }
    }

    private static Dictionary<string, string[]> Check(Request request)
    {
        var errors = new Dictionary<string, string[]>();
        if (request.Name?.Trim() is not { Length: >= 1 and <= 200 } name || name.Any(char.IsControl)) errors["name"] = ["A project needs a name of 1 to 200 characters."];
        if (request.Protocol is null == request.ProtocolDefinition is null) errors["protocol"] = ["Give either 'protocol', the name of a built-in one, or 'protocolDefinition'."];
        if (request.Overlap is < 1 or > 100) errors["overlap"] = ["The overlap is 1 to 100."];
        if (request.LeaseMinutes is < 1 or > 1440) errors["leaseMinutes"] = ["A lease runs for 1 to 1440 minutes."];
        if (request.Pairs is null || PairPlan.Parse(request.Pairs) is null) errors["pairs"] = [$"The pairs are 'all', 'star' or a number from 1 to {PairPlan.MaximumRandomPairs}."];
        if (request.State is not ("open" or "draft")) errors["state"] = ["A new project is 'open' or a 'draft'."];
        return errors;
    }

    /// <summary>The named organization, or the only one that the caller leads; for an administrator, the default one.</summary>
    private static async Task<Outcome<Organization>> OrganizationAsync(AppDb db, Caller caller, string? slug, CancellationToken cancel)
    {
        var led = ProjectAccess.Organizations(db, caller, ProjectAccess.Leads);
        slug ??= caller.IsAdministrator ? DefaultOrganization.Slug : null;
        var found = await led.Where(o => slug == null || o.Slug == slug).OrderBy(o => o.Slug).Take(2).ToListAsync(cancel);
        return found.Count switch
        {
            1 => found[0],
            0 => IdentityRefusals.OrganizationUnknown(slug),
            _ => ProjectRefusals.OrganizationNeeded,
        };
    }

    /// <summary>Serializable: a protocol is replaced only while no project uses it, and none may begin to in between.</summary>
    private static async Task<Outcome<ProjectView>> SaveAsync(
        Request request, ReadProtocol read, Organization organization, Caller caller, AppDb db, TimeProvider clock, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancel);
        var protocol = await SaveProtocol.PutAsync(read, organization.Id, "", caller, db, clock, cancel);
        if (protocol.Refusal is { } refusal) return refusal;
        var slug = await Slug.FreeAsync(db, organization.Id, request.Name!, cancel);
        var seed = request.Seed ?? RandomNumberGenerator.GetInt32(int.MaxValue);
        var project = new Project(
            Ids.New(clock), organization.Id, request.Name!.Trim(), slug, protocol.Value!.Id,
            request.Overlap, PairPlan.Parse(request.Pairs)!.ToString(), seed, request.LeaseMinutes,
            request.State == "draft" ? ProjectState.Draft : ProjectState.Open, clock.GetUtcNow());
        db.Add(project);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return ProjectView.Of(project, organization.Slug, protocol.Value.Name, protocol.Value.Version);
    }
}
