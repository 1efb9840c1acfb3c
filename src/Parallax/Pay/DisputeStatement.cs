using Microsoft.EntityFrameworkCore;
using Parallax.Cases;
using Parallax.Data;
using Parallax.Web;

namespace Parallax.Pay;

/// <summary>Says that a statement, or one line or stretch of it, is wrong. Finance answers.</summary>
public static class DisputeStatement
{
    private const int LongestText = 4000;

    /// <param name="Line">The number of the line; null for the whole.</param>
    public sealed record Request(int? Line, string? Text);

    public sealed record Answer(Guid Case);

    public static async Task<IResult> PostAsync(Guid id, Request request, HttpContext http, AppDb db, TimeProvider clock, CancellationToken cancel) =>
        (await ForAsync(db, Caller.Of(http.User), id, request, clock, cancel)).Or(answer => TypedResults.Created($"/api/cases/{answer.Case}", answer));

    public static async Task<Outcome<Answer>> ForAsync(AppDb db, Caller caller, Guid id, Request request, TimeProvider clock, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(clock);
        var statement = await db.Set<Statement>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == id && s.PersonId == caller.Id, cancel);
        if (statement is null) return PayRefusals.StatementUnknown;
        var text = request.Text?.Trim() ?? "";
        if (text.Length is 0 or > LongestText) return PayRefusals.DisputeInvalid($"Say what is wrong in at most {LongestText} characters.");
        var exists = request.Line is null || await db.Set<StatementLine>().AnyAsync(l => l.StatementId == id && l.Revision == statement.Revision && l.Ordinal == request.Line, cancel);
        if (!exists) return PayRefusals.DisputeInvalid("The statement has no such line.");
        var title = $"Statement of {PayWords.Week(statement.Week, TimeZones.Of(statement.TimeZone))}{(request.Line is { } line ? $", line {line}" : "")}";
        var opened = await OpenCase.ForAsync(db, new OpenCase.Draft(
            caller.Id, statement.OrganizationId, CaseKind.Dispute, CaseDecider.Finance, "statement", id, $"/pay/statements/{id}", title, text, statement.ApprovedById), clock, cancel);
        await db.SaveChangesAsync(cancel);
        return new Answer(opened.Id);
    }
}
