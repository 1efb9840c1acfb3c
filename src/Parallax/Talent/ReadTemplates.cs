using Microsoft.EntityFrameworkCore;
using Parallax.Data;

namespace Parallax.Talent;

/// <summary>The templates and their versions, for operations.</summary>
public static class ReadTemplates
{
    public sealed record Template(Guid Id, string Name, int Latest, DateTimeOffset CreatedAt);

    public sealed record Version(Guid Id, int Number, string Markdown, string Sha256, string Note, DateTimeOffset CreatedAt);

    public sealed record Templates(IReadOnlyList<Template> Items);

    public sealed record Versions(Guid Id, string Name, IReadOnlyList<Version> Items);

    private const int Most = 200;

    public static async Task<IResult> ListAsync(AppDb db, CancellationToken cancel) => TypedResults.Ok(new Templates(await AllAsync(db, cancel)));

    public static Task<List<Template>> AllAsync(AppDb db, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Set<AgreementTemplate>().AsNoTracking().OrderBy(t => t.CreatedAt).ThenBy(t => t.Id).Take(Most).Select(t => new Template(t.Id, t.Name, t.Latest, t.CreatedAt)).ToListAsync(cancel);
    }

    public static async Task<IResult> GetAsync(Guid template, AppDb db, CancellationToken cancel) =>
        await OneAsync(db, template, cancel) is { } found ? TypedResults.Ok(found) : TalentAgreementRefusals.TemplateUnknown;

    /// <summary>Its versions, the latest first.</summary>
    public static async Task<Versions?> OneAsync(AppDb db, Guid id, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var template = await db.Set<AgreementTemplate>().AsNoTracking().FirstOrDefaultAsync(t => t.Id == id, cancel);
        if (template is null) return null;
        var versions = await db.Set<AgreementTemplateVersion>().AsNoTracking().Where(v => v.TemplateId == id).OrderByDescending(v => v.Number).Take(50)
            .Select(v => new Version(v.Id, v.Number, v.Markdown, v.Sha256, v.Note, v.CreatedAt)).ToListAsync(cancel);
        return new Versions(template.Id, template.Name, versions);
    }
}
