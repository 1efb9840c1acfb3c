using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Web;

namespace Parallax.Talent;

/// <summary>Writes to an applicant, from a message with named fields; and shows first what would be sent.</summary>
public static class MailToApplicant
{
    public sealed record Request(string? Subject, string? Text);

    /// <param name="Template">The name of a message.</param>
    /// <param name="Reason">From the list of the decision, for the field of that name.</param>
    public sealed record PreviewRequest(string? Template, string? Reason);

    public static async Task<IResult> PostAsync(Guid application, Request request, HttpContext http, AppDb db, TimeProvider clock, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        return await ForAsync(application, request, Caller.Of(http.User), db, clock, cancel) is { } refusal ? refusal : TypedResults.Accepted((string?)null);
    }

    public static async Task<IResult> PreviewAsync(Guid application, PreviewRequest request, AppDb db, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        return (await PreviewForAsync(application, request.Template, request.Reason, db, cancel)).Or(TypedResults.Ok);
    }

    /// <summary>Null when it is on its way.</summary>
    public static async Task<Refusal?> ForAsync(Guid application, Request request, Caller caller, AppDb db, TimeProvider clock, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        var found = await MoveApplication.OnBoard(db).FirstOrDefaultAsync(a => a.Id == application, cancel);
        if (found is null) return TalentRefusals.ApplicationUnknown;
        var mail = await DraftAsync(db, found, request.Subject ?? "", request.Text ?? "", null, clock, cancel);
        if (mail.Refusal is { } refusal) return refusal;
        await ApplicationLog.AddAsync(db, found, ApplicationEventKind.Wrote, found.Stage, null, caller.Id, mail.Value!.Id, clock, cancel);
        await db.SaveChangesAsync(cancel);
        return null;
    }

    public static async Task<Outcome<Message>> PreviewForAsync(Guid application, string? template, string? reason, AppDb db, CancellationToken cancel)
    {
        var found = await MoveApplication.OnBoard(db).AsNoTracking().FirstOrDefaultAsync(a => a.Id == application, cancel);
        if (found is null) return TalentRefusals.ApplicationUnknown;
        if ((await Messages.AllAsync(db, cancel)).FirstOrDefault(m => m.Name == template) is not { } message) return TalentRefusals.TemplateUnknown;
        var (_, values) = await ValuesAsync(db, found, reason, cancel);
        return new Message(message.Name, Messages.Fill(message.Subject, values), Messages.Fill(message.Text, values));
    }

    /// <summary>The mail, added and not saved; a null value when none is wanted.</summary>
    internal static async Task<Outcome<OutgoingMail?>> DraftAsync(
        AppDb db, Application application, string? subject, string? text, string? reason, TimeProvider clock, CancellationToken cancel)
    {
        if (subject is null && text is null) return new Outcome<OutgoingMail?>(null, null);
        var errors = new Dictionary<string, string[]>();
        if (Messages.Fault(subject, MessageTemplate.LongestSubject, oneLine: true) is { } wrongSubject) errors["subject"] = [wrongSubject];
        if (Messages.Fault(text, MessageTemplate.LongestText, oneLine: false) is { } wrongText) errors["text"] = [wrongText];
        if (errors.Count > 0) return TalentRefusals.MessageInvalid(errors);
        var (email, values) = await ValuesAsync(db, application, reason, cancel);
        var mail = new OutgoingMail(Ids.New(clock), application.PersonId, email, Messages.Fill(subject!.Trim(), values), Messages.Fill(text!, values), clock.GetUtcNow());
        db.Add(mail);
        return mail;
    }

    private static async Task<(string Email, Dictionary<string, string> Values)> ValuesAsync(AppDb db, Application application, string? reason, CancellationToken cancel)
    {
        var person = await db.Set<Person>().Where(p => p.Id == application.PersonId).Select(p => new { p.Email, p.DisplayName }).FirstAsync(cancel);
        var about = await (from o in db.Set<Opportunity>() join g in db.Set<Organization>() on o.OrganizationId equals g.Id where o.Id == application.OpportunityId select new { o.Title, g.Name }).FirstAsync(cancel);
        return (person.Email!, new Dictionary<string, string>
        {
            ["name"] = ApplicantName.Of(application.Read(), person.DisplayName),
            ["opportunity"] = about.Title,
            ["organization"] = about.Name,
            ["link"] = $"/applications/{application.Id}",
            ["reason"] = InSentence(DecisionReasons.Words(reason)),
        });
    }

    /// <summary>Messages have it behind a colon.</summary>
    private static string InSentence(string words) => words.Length == 0 ? words : char.ToLowerInvariant(words[0]) + words[1..];
}
