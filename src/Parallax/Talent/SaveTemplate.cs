using System.Text;
using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Web;

namespace Parallax.Talent;

/// <summary>Makes an agreement template, or the next version of one. What was signed under an earlier version stays as it is.</summary>
public static class SaveTemplate
{
    /// <param name="Name">For a new template.</param>
    /// <param name="After">The number of the version that was edited: a text that somebody else changed meanwhile is not overwritten.</param>
    public sealed record Request(string? Name, string? Markdown, string? Note, int? After);

    public sealed record Answer(Guid Id, string Name, int Number, Guid Version, string Sha256);

    public sealed record Preview(string Html, string Sha256);

    public static async Task<IResult> PostAsync(Request request, HttpContext http, AppDb db, TimeProvider clock, CancellationToken cancel) =>
        (await ForAsync(null, request, Caller.Of(http.User).Id, db, clock, cancel)).Or(answer => TypedResults.Created($"/api/agreements/templates/{answer.Id}", answer));

    public static async Task<IResult> PutAsync(Guid template, Request request, HttpContext http, AppDb db, TimeProvider clock, CancellationToken cancel) =>
        (await ForAsync(template, request, Caller.Of(http.User).Id, db, clock, cancel)).Or(answer => TypedResults.Ok(answer));

    public static IResult PostPreview(Request request) => Show(request?.Markdown).Or(preview => TypedResults.Ok(preview));

    /// <summary>The text on example values.</summary>
    public static Outcome<Preview> Show(string? markdown)
    {
        if (Wrong(markdown) is { } refusal) return refusal;
        var html = AgreementText.Html(markdown!, AgreementFields.Examples);
        return new Preview(Encoding.UTF8.GetString(html), AgreementText.Hash(html));
    }

    public static async Task<Outcome<Answer>> ForAsync(Guid? id, Request request, Guid by, AppDb db, TimeProvider clock, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (Wrong(request.Markdown) is { } refusal) return refusal;
        if (id is null && (request.Name?.Trim() is not { Length: > 0 and <= 200 } name || !PlainText.IsClean(name))) return Invalid("name", "Give the template a name of at most 200 characters.");
        var note = request.Note?.Trim() ?? "";
        if (note.Length > 500 || !PlainText.IsClean(note)) return Invalid("note", "Say in at most 500 characters what changed.");
        var template = id is null ? new AgreementTemplate(Ids.New(clock), request.Name!.Trim(), clock.GetUtcNow()) : await db.Set<AgreementTemplate>().FirstOrDefaultAsync(t => t.Id == id, cancel);
        if (template is null) return TalentAgreementRefusals.TemplateUnknown;
        if (request.After is { } after && after != template.Latest) return TalentAgreementRefusals.TemplateExists;
        if (id is null) db.Add(template);
        var version = template.Next(Ids.New(clock), request.Markdown!.ReplaceLineEndings("\n"), note, by == Guid.Empty ? null : by, clock.GetUtcNow());
        db.Add(version);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException lost) when (lost is DbUpdateConcurrencyException || Violations.IsDuplicate(lost))
        {
            db.ChangeTracker.Clear();
            return TalentAgreementRefusals.TemplateExists;
        }

        return new Answer(template.Id, template.Name, version.Number, version.Id, version.Sha256);
    }

    private static Refusal? Wrong(string? markdown)
    {
        if (string.IsNullOrWhiteSpace(markdown) || markdown.Length > AgreementText.Longest) return Invalid("markdown", "The text is missing, or longer than 100,000 characters.");
        if (!PlainText.IsClean(markdown, lines: true)) return Invalid("markdown", "The text has control characters: remove them.");
        var unknown = AgreementText.Unknown(markdown);
        return unknown.Count == 0 ? null : Invalid("markdown", $"Unknown fields: {string.Join(", ", unknown)}. Known are {string.Join(", ", AgreementFields.Examples.Keys)}.");
    }

    private static Refusal Invalid(string field, string why) => TalentAgreementRefusals.TemplateInvalid(new Dictionary<string, string[]> { [field] = [why] });
}
