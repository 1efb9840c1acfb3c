using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Parallax.Cases;
using Parallax.Data;
using Parallax.Projects;
using Parallax.Web;
using Parallax.Web.Pages;

namespace Parallax.Quality;

/// <summary>
/// Changes one section of a project's guidelines: makes the next protocol version, with whose judgments those of the former
/// may be pooled, goes on with it, answers the question that led to it, and tells those at work. What is held stays as it was claimed.
/// </summary>
public static class AmendGuideline
{
    private const int LongestText = 20_000;

    /// <param name="Section">The heading; one that is not there yet is added at the end.</param>
    /// <param name="Text">Markdown below the heading.</param>
    /// <param name="Question">The question that this answers, if one led to it.</param>
    /// <param name="Answer">What its asker is told.</param>
    public sealed record Request(string? Section, string? Text, Guid? Question = null, string? Answer = null);

    public sealed record Made(Guid Protocol, string Name, int Version);

    public static async Task<IResult> PostAsync(string project, Request request, HttpContext http, AppDb db, TimeProvider clock, CancellationToken cancel) =>
        (await ForAsync(db, Caller.Of(http.User), project, request, clock, cancel)).Or(TypedResults.Ok);

    public static async Task<Outcome<Made>> ForAsync(AppDb db, Caller caller, string project, Request request, TimeProvider clock, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(clock);
        if (caller.Id == Guid.Empty) return AdjudicationRefusals.OfNobody;
        var found = await ProjectAccess.FindAsync(db, caller, project, ProjectAccess.Leads, cancel);
        if (found.Refusal is { } refusal) return refusal;
        if (found.Value!.State == ProjectState.Concluded) return ProjectRefusals.Concluded;
        if (Check(request) is { } wrong) return wrong;
        var former = await db.Set<Protocol>().AsNoTracking().SingleAsync(p => p.Id == found.Value.ProtocolId, cancel);
        var read = await NextAsync(db, former, request, cancel);
        if (read.Refusal is { } invalid) return invalid;
        return await SaveAsync(db, caller, found.Value, read.Value!, request, clock, cancel);
    }

    private static Refusal? Check(Request request)
    {
        if (request.Section?.Trim() is not { Length: >= 1 and <= Discussion.LongestSection } section || section.Any(char.IsControl) || section.StartsWith('#'))
            return AdjudicationRefusals.GuidelineInvalid("section", $"A section has a heading of 1 to {Discussion.LongestSection} characters on one line.");
        if (request.Text?.Trim() is not { Length: >= 1 and <= LongestText } text || text.Contains('\0', StringComparison.Ordinal))
            return AdjudicationRefusals.GuidelineInvalid("text", $"Write what the section is to say, in at most {LongestText} characters.");
        return request.Question is null ? null : CaseCheck.Text("answer", request.Answer);
    }

    /// <summary>The same protocol with other guidelines and the next free number.</summary>
    private static async Task<Outcome<ReadProtocol>> NextAsync(AppDb db, Protocol former, Request request, CancellationToken cancel)
    {
        var json = JsonNode.Parse(former.Definition)!.AsObject();
        var before = json["guidelines"]?.GetValue<string>();
        var (section, text) = (request.Section!.Trim(), request.Text!.ReplaceLineEndings("\n"));
        var after = GuidelineSections.With(before, section, text);
        if (after.Trim() == before?.ReplaceLineEndings("\n").Trim()) return AdjudicationRefusals.GuidelineSame;
        var last = await db.Set<Protocol>().Where(p => p.OrganizationId == former.OrganizationId && p.Name == former.Name).MaxAsync(p => p.Version, cancel);
        var pooled = (json["poolsWith"]?.AsArray().Select(v => v!.GetValue<int>()) ?? []).Append(former.Version).Distinct().Order();
        json["version"] = last + 1;
        json["poolsWith"] = new JsonArray([.. pooled.Select(v => JsonValue.Create(v))]);
        json["guidelines"] = after;
        return ProtocolReader.Read(JsonSerializer.SerializeToElement(json, Content.Json));
    }

    /// <summary>One transaction: the version, the switch with whom it is told, and the answer.</summary>
    private static async Task<Outcome<Made>> SaveAsync(AppDb db, Caller caller, Project project, ReadProtocol read, Request request, TimeProvider clock, CancellationToken cancel)
    {
        var now = MakeAmendment.Whole(clock.GetUtcNow());
        var section = request.Section!.Trim();
        var changed = $"The guidelines have changed: {section}";
        var protocol = new Protocol(Ids.New(clock), project.OrganizationId, read, Words.Start(changed, SaveProtocol.LongestNote - 1), caller.Id, now);
        db.Add(protocol);
        var words = request.Text!.Replace("**", "", StringComparison.Ordinal).Trim();
        await SwitchProtocol.AddAsync(db, caller, project, protocol, $"The section “{section}” was rewritten. {Words.Start(words, 300)}", clock, now, cancel);
        if (request.Question is { } question && await AnswerAsync(db, caller, project, question, protocol, request.Answer, clock, cancel) is { } no)
        {
            db.ChangeTracker.Clear();
            return no;
        }

        try
        {
            return await CaseSaving.SaveAsync(db, cancel) is { } closed ? closed : new Made(protocol.Id, protocol.Name, protocol.Version);
        }
        catch (DbUpdateException twice) when (Violations.IsDuplicate(twice))
        {
            db.ChangeTracker.Clear();
            return AdjudicationRefusals.GuidelineOutrun;
        }
    }

    private static async Task<Refusal?> AnswerAsync(
        AppDb db, Caller caller, Project project, Guid question, Protocol protocol, string? answer, TimeProvider clock, CancellationToken cancel)
    {
        var discussion = await db.Set<Discussion>().SingleOrDefaultAsync(d => d.CaseId == question && d.ProjectId == project.Id, cancel);
        var asked = await CaseAccess.ToDecide(db, caller).SingleOrDefaultAsync(c => c.Id == question, cancel);
        if (discussion is null || asked is null) return AdjudicationRefusals.QuestionUnknown;
        discussion.ChangeTo(protocol.Id);
        discussion.Publish(clock.GetUtcNow());
        return asked.State == CaseState.Open ? DecideCase.Apply(db, asked, caller.Id, CaseOutcome.Answered, answer, clock) : null;
    }
}
