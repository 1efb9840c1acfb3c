using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Web;

namespace Parallax.Talent;

/// <summary>Keeps a message of this installation; one with the name of a ready one takes its place.</summary>
public static class WriteMessage
{
    public sealed record Request(string? Name, string? Subject, string? Text);

    public static async Task<IResult> ListAsync(AppDb db, CancellationToken cancel) => TypedResults.Ok(await Messages.AllAsync(db, cancel));

    public static async Task<IResult> PostAsync(Request request, AppDb db, TimeProvider clock, CancellationToken cancel) =>
        await ForAsync(request, db, clock, cancel) is { } refusal ? refusal : TypedResults.NoContent();

    public static async Task<Refusal?> ForAsync(Request request, AppDb db, TimeProvider clock, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        var name = request.Name?.Replace("\0", "", StringComparison.Ordinal).Trim();
        var template = await db.Set<MessageTemplate>().FirstOrDefaultAsync(t => t.Name == name, cancel);
        if (template is null) db.Add(template = new MessageTemplate(Ids.New(clock)));
        if (template.Write(name, request.Subject, request.Text, clock.GetUtcNow()) is { } refusal) return refusal;
        try
        {
            await db.SaveChangesAsync(cancel);
            return null;
        }
        catch (DbUpdateException race) when (Violations.IsDuplicate(race))
        {
            db.ChangeTracker.Clear();
            return TalentRefusals.TemplateTaken;
        }
    }

    public static async Task<IResult> DeleteAsync(string name, AppDb db, CancellationToken cancel) =>
        await RemoveAsync(name, db, cancel) is { } refusal ? refusal : TypedResults.NoContent();

    public static async Task<Refusal?> RemoveAsync(string? name, AppDb db, CancellationToken cancel) =>
        await db.Set<MessageTemplate>().Where(t => t.Name == name).ExecuteDeleteAsync(cancel) == 1 ? null : TalentRefusals.TemplateUnknown;
}
