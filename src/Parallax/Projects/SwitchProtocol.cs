using System.Data;
using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Web;

namespace Parallax.Projects;

/// <summary>
/// Lets a project go on with another protocol version. New assignments get it, those that are there keep theirs; the
/// history is written and the people on the project are told, all in one transaction.
/// </summary>
public static class SwitchProtocol
{
    public const int LongestReason = 2000;
    private const int Attempts = 5;

    /// <param name="Protocol">The id of the version.</param>
    /// <param name="Reason">Why, in words for the people on the project.</param>
    /// <param name="From">The version that the caller saw in use; left out by who does not mind.</param>
    public sealed record Request(Guid Protocol, string? Reason, Guid? From = null);

    public sealed record Answer(SwitchView Switch, int Told);

    public static async Task<IResult> PostAsync(string project, Request request, HttpContext http, AppDb db, TimeProvider clock, CancellationToken cancel) =>
        (await ForAsync(db, Caller.Of(http.User), project, request, clock, cancel)).Or(TypedResults.Ok);

    public static async Task<Outcome<Answer>> ForAsync(AppDb db, Caller caller, string project, Request request, TimeProvider clock, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await OnceAsync(db, caller, project, request, clock, cancel);
            }
            catch (Exception race) when (attempt < Attempts && Violations.IsRace(race))
            {
                db.ChangeTracker.Clear();
            }
        }
    }

    private static async Task<Outcome<Answer>> OnceAsync(AppDb db, Caller caller, string project, Request request, TimeProvider clock, CancellationToken cancel)
    {
        // Serializable: the version must not be replaced while the project begins to use it.
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancel);
        var found = await ProjectAccess.FindAsync(db, caller, project, ProjectAccess.Leads, cancel);
        if (found.Refusal is { } unknown) return unknown;
        var target = found.Value!;
        var versions = await db.Set<Protocol>().AsNoTracking().Where(p => p.OrganizationId == target.OrganizationId && (p.Id == request.Protocol || p.Id == target.ProtocolId)).ToListAsync(cancel);
        var from = versions.Single(p => p.Id == target.ProtocolId);
        var to = versions.Find(p => p.Id == request.Protocol);
        if (await CheckAsync(db, request, target, from, to, cancel) is { } refusal) return refusal;

        var now = MakeAmendment.Whole(clock.GetUtcNow());
        var (change, told) = await AddAsync(db, caller, target, to!, request.Reason!.Trim(), clock, now, cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return new Answer(SwitchView.Of(change, from, to!), told);
    }

    /// <summary>Adds the switch, lets the project use the version and tells its people; the caller saves it all, with whatever else belongs to it.</summary>
    public static async Task<(ProtocolSwitch Change, int Told)> AddAsync(
        AppDb db, Caller caller, Project project, Protocol to, string reason, TimeProvider clock, DateTimeOffset now, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(project);
        ArgumentNullException.ThrowIfNull(to);
        var change = new ProtocolSwitch
        {
            Id = Ids.Opaque(),
            OrganizationId = project.OrganizationId,
            ProjectId = project.Id,
            Number = 1 + (await db.Set<ProtocolSwitch>().Where(s => s.ProjectId == project.Id).MaxAsync(s => (int?)s.Number, cancel) ?? 0),
            FromId = project.ProtocolId,
            ToId = to.Id,
            Reason = reason,
            MadeBy = caller.Id == Guid.Empty ? null : caller.Id,
            MadeAt = now,
        };
        project.Use(to.Id);
        db.Add(change);
        return (change, await TellAsync(db, project, change, to, clock, now, cancel));
    }

    private static async Task<Refusal?> CheckAsync(AppDb db, Request request, Project project, Protocol from, Protocol? to, CancellationToken cancel)
    {
        if (project.State == ProjectState.Concluded) return ProjectRefusals.Concluded;
        if (to is null) return ProjectRefusals.VersionUnknown;
        if (request.From is { } seen && seen != from.Id) return ProjectRefusals.ProtocolSwitched;
        if (to.Id == from.Id) return ProjectRefusals.ProtocolSame;
        if (request.Reason?.Trim() is not { Length: >= 1 and <= LongestReason })
            return ProjectRefusals.Invalid(new Dictionary<string, string[]> { ["reason"] = [$"Say why, in 1 to {LongestReason} characters: the people on the project read it."] });
        // What was imported was paired for one number of responses.
        var same = Content.Read<ProtocolDefinition>(to.Definition).Responses == Content.Read<ProtocolDefinition>(from.Definition).Responses;
        return same || !await db.Set<Import>().AnyAsync(i => i.ProjectId == project.Id, cancel) ? null : ProjectRefusals.ProtocolResponses;
    }

    /// <summary>Everybody whose time on the project is not over: by mail, and among their notices.</summary>
    private static async Task<int> TellAsync(AppDb db, Project project, ProtocolSwitch change, Protocol to, TimeProvider clock, DateTimeOffset now, CancellationToken cancel)
    {
        var people = await (
            from e in db.Set<Enrollment>()
            where e.ProjectId == project.Id && (e.Until == null || e.Until > now)
            join p in db.Set<Person>() on e.PersonId equals p.Id
            where p.DeletedAt == null && p.Email != null
            orderby e.CreatedAt
            select new { p.Id, p.Email }).ToListAsync(cancel);
        foreach (var person in people)
            db.Add(new OutgoingMail(Ids.New(clock), person.Id, person.Email!, $"{SwitchWords.Title(to.Version)}: {project.Name}", SwitchWords.Mail(project, change.Reason), now));
        Notify.Add(db, people.Select(p => p.Id), project, Notice.OfSwitch, $"{SwitchWords.Title(to.Version)}: {project.Name}", change.Reason, $"/projects/{project.Id}/guidelines", clock);
        return people.Count;
    }
}
