using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Media;
using Parallax.Web;

namespace Parallax.Projects;

/// <summary>Takes a picture for guidelines and shows it: to who reads the project, and to who is enrolled in it while its guidelines name it.</summary>
public static class UploadPicture
{
    /// <param name="Reference">What the Markdown names it by.</param>
    public sealed record Answer(string Hash, string MediaType, int Width, int Height, string Reference);

    /// <param name="name">The file's name, for its extension.</param>
    public static async Task<IResult> PostAsync(string project, string? name, HttpContext http, ImageIntake intake, AppDb db, TimeProvider clock, CancellationToken cancel)
    {
        var found = await ProjectAccess.FindAsync(db, Caller.Of(http.User), project, ProjectAccess.Leads, cancel);
        if (found.Refusal is { } refusal) return refusal;
        using var bytes = new MemoryStream();
        await http.Request.Body.CopyToAsync(bytes, cancel);
        var taken = await intake.TakeAsync(bytes.ToArray(), name, cancel);
        if (taken.Image is not { } image) return ProjectRefusals.PictureRefused(taken.Problem!);
        await KeepAsync(db, found.Value!.OrganizationId, image, clock, cancel);
        return TypedResults.Ok(new Answer(image.Hash, image.MediaType, image.Width, image.Height, GuidelinePictures.Scheme + image.Hash));
    }

    public static async Task<IResult> GetAsync(string project, string hash, HttpContext http, AppDb db, IMediaStore media, CancellationToken cancel)
    {
        var caller = Caller.Of(http.User);
        var found = await ProjectAccess.FindAsync(db, caller, project, ProjectAccess.Readers, cancel);
        var reached = found.Value ?? await EnrolledAsync(db, caller, project, hash, cancel);
        if (reached is null) return ProjectRefusals.PictureUnknown;
        var type = await db.Set<GuidelinePicture>().Where(p => p.OrganizationId == reached.OrganizationId && p.Hash == hash).Select(p => p.MediaType).FirstOrDefaultAsync(cancel);
        return type is null ? ProjectRefusals.PictureUnknown : MediaResult.Of(media, hash, type, http);
    }

    /// <summary>The project, if the caller is enrolled and its guidelines of now or before show the picture.</summary>
    private static Task<Project?> EnrolledAsync(AppDb db, Caller caller, string project, string hash, CancellationToken cancel)
    {
        if (!Guid.TryParse(project, out var id)) return Task.FromResult<Project?>(null);
        var (reference, switches, enrollments) = (GuidelinePictures.Scheme + hash, db.Set<ProtocolSwitch>(), db.Set<Enrollment>());
        var showing = db.Set<Protocol>().Where(p => p.Definition.Contains(reference));
        return db.Set<Project>().AsNoTracking().FirstOrDefaultAsync(
            p => p.Id == id && enrollments.Any(e => e.ProjectId == id && e.PersonId == caller.Id)
                && showing.Any(d => d.Id == p.ProtocolId || switches.Any(s => s.ProjectId == id && (s.FromId == d.Id || s.ToId == d.Id))),
            cancel);
    }

    private static async Task KeepAsync(AppDb db, Guid organization, StoredImage image, TimeProvider clock, CancellationToken cancel)
    {
        if (await db.Set<GuidelinePicture>().AnyAsync(p => p.OrganizationId == organization && p.Hash == image.Hash, cancel)) return;
        db.Add(new GuidelinePicture
        {
            OrganizationId = organization,
            Hash = image.Hash,
            MediaType = image.MediaType,
            Width = image.Width,
            Height = image.Height,
            CreatedAt = clock.GetUtcNow(),
        });
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException twice) when (Violations.IsDuplicate(twice))
        {
            // Somebody else sent the same picture at the same moment: it is there.
        }
    }
}
