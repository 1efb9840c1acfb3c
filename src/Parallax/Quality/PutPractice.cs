using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Projects;
using Parallax.Web;
using Parallax.Work;

namespace Parallax.Quality;

/// <summary>A lead makes a presentation a practice task, changes what is expected of it, or takes it out again.</summary>
public static class PutPractice
{
    /// <param name="Key">What is expected.</param>
    /// <param name="Notes">Why, by part or for the whole task: at least one.</param>
    /// <param name="Position">Its place in the order; at the end when none is given.</param>
    public sealed record Request(AnswerKey? Key, IReadOnlyList<PracticeNote>? Notes, int? Position = null);

    public static async Task<IResult> PutAsync(
        string project, Guid presentation, Request request, HttpContext http, AppDb db, WorkStore store, ProtocolCache protocols, CancellationToken cancel)
    {
        var found = await ProjectAccess.FindAsync(db, Caller.Of(http.User), project, ProjectAccess.Leads, cancel);
        if (found.Refusal is { } refusal) return refusal;
        return await ForAsync(db, store, protocols, found.Value!, presentation, request, cancel) is { } no ? no : TypedResults.NoContent();
    }

    public static async Task<IResult> DeleteAsync(string project, Guid presentation, HttpContext http, AppDb db, WorkStore store, CancellationToken cancel)
    {
        var found = await ProjectAccess.FindAsync(db, Caller.Of(http.User), project, ProjectAccess.Leads, cancel);
        if (found.Refusal is { } refusal) return refusal;
        return await RetireAsync(db, store, found.Value!, presentation, cancel) is { } no ? no : TypedResults.NoContent();
    }

    public static async Task<Refusal?> ForAsync(
        AppDb db, WorkStore store, ProtocolCache protocols, Project project, Guid presentation, Request request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(project);
        ArgumentNullException.ThrowIfNull(request);
        if (await ShownItem.OfAsync(db, protocols, project.Id, presentation, cancel) is not { } shown) return LearningRefusals.PresentationUnknown;
        if (await RoleAccess.IsTakenAsync(db, presentation, Purpose.Training, cancel)) return LearningRefusals.OtherPurpose;
        var errors = Check(request, shown);
        if (errors.Count > 0) return LearningRefusals.PracticeInvalid(errors);
        var items = db.Set<PracticeItem>();
        var item = await items.SingleOrDefaultAsync(i => i.PresentationId == presentation, cancel);
        if (item is null) items.Add(item = new PracticeItem(presentation, project, request.Position ?? (await items.Where(i => i.ProjectId == project.Id).MaxAsync(i => (int?)i.Position, cancel) ?? 0) + 1));
        item.Teach(request.Key!, [.. request.Notes!.Where(n => n.Text.Trim().Length > 0).Select(n => n with { Text = n.Text.Trim() })], store.Now);
        await db.SaveChangesAsync(cancel);
        await PracticeRoles.AlignAsync(db, store, project, cancel);
        return null;
    }

    public static async Task<Refusal?> RetireAsync(AppDb db, WorkStore store, Project project, Guid presentation, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(project);
        var item = await db.Set<PracticeItem>().SingleOrDefaultAsync(i => i.PresentationId == presentation && i.ProjectId == project.Id, cancel);
        if (item is null) return LearningRefusals.PresentationUnknown;
        item.Retire(store.Now);
        await db.SaveChangesAsync(cancel);
        await PracticeRoles.AlignAsync(db, store, project, cancel);
        return null;
    }

    private static Dictionary<string, string[]> Check(Request request, ShownItem shown)
    {
        var errors = new Dictionary<string, string[]>();
        if (request.Key is not { Parts: > 0 } key) errors["key"] = ["Say at least one thing that is expected."];
        else CheckAnswerKey.Of(key, shown.Protocol, shown.StepCounts, errors);
        var notes = (request.Notes ?? []).Where(n => n is { Text: not null } && n.Text.Trim().Length > 0).ToList();
        if (notes.Count == 0) errors["notes"] = ["Explain what the task teaches, as a whole or part by part: practice without an explanation teaches nothing."];
        if (errors.Count > 0) return errors;
        var parts = PracticePart.Of(request.Key!).Select(p => p.Code).Append(PracticeNote.Whole).ToHashSet();
        var sections = GuidelineSections.Of(shown.Protocol.Guidelines).Select(s => s.Anchor).ToHashSet();
        foreach (var note in notes)
        {
            var field = note.Part is { Length: > 0 } part ? $"notes.{part}" : "notes";
            if (note.Part is null || !parts.Contains(note.Part)) errors[field] = ["Nothing is expected of this part, so there is nothing to explain."];
            else if (note.Text.Length > PracticeNote.Longest) errors[field] = [$"At most {PracticeNote.Longest} characters."];
            else if (!(sections.Count == 0 && string.IsNullOrEmpty(note.Section)) && !sections.Contains(note.Section ?? "")) errors[field] = ["Name the section of the guidelines that teaches it."];
        }

        if (notes.Select(n => n.Part).Distinct().Count() != notes.Count) errors["notes"] = ["One explanation for each part."];
        return errors;
    }
}
