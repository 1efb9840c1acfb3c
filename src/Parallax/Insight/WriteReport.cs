using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Projects;
using Parallax.Web;

namespace Parallax.Insight;

/// <summary>The report of a project: read, printed, and a lead's words in it.</summary>
public static class WriteReport
{
    public sealed record Words(string? Question, string? Limits);

    public static async Task<IResult> GetAsync(string project, HttpContext http, AppDb db, ProtocolCache protocols, TimeProvider clock, CancellationToken cancel)
    {
        var found = await ProjectAccess.FindAsync(db, Caller.Of(http.User), project, ProjectAccess.Readers, cancel);
        if (found.Refusal is { } no) return no;
        return TypedResults.Ok(await Report.OfAsync(db, protocols, found.Value!, clock.GetUtcNow(), cancel));
    }

    public static async Task<IResult> PdfAsync(string project, HttpContext http, AppDb db, ProtocolCache protocols, ReportPrinter printer, TimeProvider clock, CancellationToken cancel)
    {
        var found = await ProjectAccess.FindAsync(db, Caller.Of(http.User), project, ProjectAccess.Readers, cancel);
        if (found.Refusal is { } no) return no;
        var printed = await printer.PrintAsync(await Report.OfAsync(db, protocols, found.Value!, clock.GetUtcNow(), cancel), cancel);
        return printed.Or(pdf => TypedResults.File(pdf, "application/pdf", $"{found.Value!.Slug}-report.pdf"));
    }

    public static async Task<IResult> PutAsync(string project, Words request, HttpContext http, AppDb db, TimeProvider clock, CancellationToken cancel) =>
        (await ForAsync(db, Caller.Of(http.User), project, request, clock, cancel)).Or(TypedResults.Ok);

    public static async Task<Outcome<Words>> ForAsync(AppDb db, Caller caller, string project, Words request, TimeProvider clock, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(clock);
        var found = await ProjectAccess.FindAsync(db, caller, project, ProjectAccess.Leads, cancel);
        if (found.Refusal is { } no) return no;
        var (question, limits) = (request.Question?.Trim() ?? "", request.Limits?.Trim() ?? "");
        if (question.Length > ReportWords.Longest) return InsightRefusals.ReportInvalid("question", $"The question has {question.Length:N0} characters; {ReportWords.Longest:N0} are the most.");
        if (limits.Length > ReportWords.Longest) return InsightRefusals.ReportInvalid("limits", $"The limits have {limits.Length:N0} characters; {ReportWords.Longest:N0} are the most.");
        var words = await db.Set<ReportWords>().SingleOrDefaultAsync(w => w.ProjectId == found.Value!.Id, cancel);
        if (words is null) db.Add(words = new ReportWords { ProjectId = found.Value!.Id, OrganizationId = found.Value.OrganizationId });
        words.Say(question, limits, clock.GetUtcNow());
        await db.SaveChangesAsync(cancel);
        return new Words(question, limits);
    }
}
