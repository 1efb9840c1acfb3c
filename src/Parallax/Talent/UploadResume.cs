using System.Security.Cryptography;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Media;
using Parallax.Web;
using Parallax.Web.Pages;

namespace Parallax.Talent;

/// <summary>Takes a résumé, and gives it back as a download: never as something that a browser opens here.</summary>
public static class UploadResume
{
    /// <summary>The file and what the form carries beside it. More than a résumé may have: who sends too much is told so by us, with their words kept.</summary>
    public const int MaximumRequest = 4 * PdfCheck.MaximumBytes;

    public sealed record Answer(Guid Id, string FileName, int Bytes);

    /// <summary>For programs: the file is the body.</summary>
    public static async Task<IResult> PutAsync(
        Guid application, string? name, HttpContext http, DocumentStore documents, AppDb db, TimeProvider clock, CancellationToken cancel)
    {
        var bytes = await ReadAsync(http.Request.Body, cancel);
        return (await ForAsync(application, name, bytes, http, documents, db, clock, cancel)).Or(TypedResults.Ok);
    }

    /// <summary>From the page: the whole form comes along, so that nothing typed is lost, with or without script.</summary>
    public static async Task<IResult> FormAsync(
        string slug, HttpContext http, IAntiforgery antiforgery, DocumentStore documents, AppDb db, TimeProvider clock, CancellationToken cancel)
    {
        if (!http.Request.HasFormContentType || !await antiforgery.IsRequestValidAsync(http)) return TypedResults.BadRequest();
        var form = await http.Request.ReadFormAsync(cancel);
        var back = $"/apply/{Uri.EscapeDataString(slug)}";
        if (!Guid.TryParse(form["Application"], out var application)) return TypedResults.LocalRedirect(back);
        _ = int.TryParse(form["Revision"], out var revision);
        var saved = await SaveDraft.ForAsync(application, new SaveDraft.Request(revision, ApplyForm.Read(form)), http, db, clock, cancel);
        if (saved.Refusal is { } notSaved)
        {
            // Not a redirect: the browser's way back leads to the form with all that was typed.
            await Failures.AnswerAsync(http, notSaved);
            return TypedResults.Empty;
        }

        if (form.Files["Resume"] is not { FileName.Length: > 0 } file) return Back(back, TalentRefusals.ResumeMissing);
        await using var body = file.OpenReadStream();
        var taken = await ForAsync(application, file.FileName, await ReadAsync(body, cancel), http, documents, db, clock, cancel);
        if (taken.Refusal is { } refusal) return Back(back, refusal);
        Said.Keep(http, "Your résumé is attached.");
        return TypedResults.LocalRedirect(back + "#resume");
    }

    public static async Task<Outcome<Answer>> ForAsync(
        Guid application, string? name, byte[]? bytes, HttpContext http, DocumentStore documents, AppDb db, TimeProvider clock, CancellationToken cancel)
    {
        var found = await DraftAccess.ByIdAsync(db, http, application, cancel);
        if (found is null) return TalentRefusals.ApplicationUnknown;
        if (found.Stage != Stage.Draft) return TalentRefusals.Submitted;
        if (bytes is null) return TalentRefusals.ResumeTooLarge;
        if (PdfCheck.Of(bytes) is { } refusal) return refusal;
        var resume = new Resume { Id = Ids.Opaque(), FileName = FileName(name), Bytes = bytes.Length, Hash = Convert.ToHexStringLower(SHA256.HashData(bytes)), CreatedAt = clock.GetUtcNow() };
        // The row comes first and is nobody's: whatever is interrupted from here on, the sweep knows the file.
        db.Add(resume);
        await db.SaveChangesAsync(cancel);
        await documents.PutAsync(resume.Id, bytes, cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await LetGoAsync(db, application, cancel);
        await db.SaveChangesAsync(cancel);
        resume.AttachTo(application);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return new Answer(resume.Id, resume.FileName, resume.Bytes);
    }

    public static async Task<IResult> DownloadAsync(Guid application, HttpContext http, DocumentStore documents, AppDb db, CancellationToken cancel)
    {
        var caller = Caller.Of(http.User);
        var mayRead = caller.IsOperations
            ? await db.Set<Application>().AnyAsync(a => a.Id == application && a.Stage != Stage.Draft, cancel) || await DraftAccess.ByIdAsync(db, http, application, cancel) is not null
            : await DraftAccess.ByIdAsync(db, http, application, cancel) is not null;
        var resume = mayRead ? await db.Set<Resume>().AsNoTracking().FirstOrDefaultAsync(r => r.ApplicationId == application, cancel) : null;
        if (resume is null || documents.OpenRead(resume.Id) is not { } file) return TalentRefusals.ResumeUnknown;
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        return TypedResults.Stream(file, "application/pdf", resume.FileName);
    }

    public static Task<Resume?> OfAsync(AppDb db, Guid application, CancellationToken cancel) =>
        db.Set<Resume>().AsNoTracking().FirstOrDefaultAsync(r => r.ApplicationId == application, cancel);

    /// <summary>What an upload can be refused with, by its code: an address may name one, and nothing else is shown from it.</summary>
    internal static Refusal? Known(string code) =>
        new[] { TalentRefusals.ResumeMissing, TalentRefusals.ResumeTooLarge, TalentRefusals.ResumeNotPdf, TalentRefusals.ResumeActive, TalentRefusals.ResumeEncrypted }
            .FirstOrDefault(r => r.Code == code);

    /// <summary>Out of everybody's reach; the sweep deletes the file.</summary>
    internal static async Task LetGoAsync(AppDb db, Guid application, CancellationToken cancel) =>
        (await db.Set<Resume>().FirstOrDefaultAsync(r => r.ApplicationId == application, cancel))?.LetGo();

    /// <summary>The bytes, or null when there are more than a résumé may have; what is too long is not read to its end.</summary>
    private static async Task<byte[]?> ReadAsync(Stream body, CancellationToken cancel)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = await body.ReadAsync(buffer, cancel)) > 0)
        {
            if (bytes.Length + read > PdfCheck.MaximumBytes) return null;
            bytes.Write(buffer, 0, read);
        }

        return bytes.ToArray();
    }

    private static string FileName(string? given)
    {
        var name = new string([.. Path.GetFileName(given?.Replace('\\', '/') ?? "").Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_' or '.' or '(' or ')')]).Trim(' ', '.');
        if (name.EndsWith(".pdf", StringComparison.OrdinalIgnoreCase)) name = name[..^4];
        return (name.Length == 0 ? "resume" : name[..Math.Min(name.Length, 120)]) + ".pdf";
    }

    private static IResult Back(string path, Refusal refusal) => TypedResults.LocalRedirect($"{path}?refused={Uri.EscapeDataString(refusal.Code)}#resume");
}
