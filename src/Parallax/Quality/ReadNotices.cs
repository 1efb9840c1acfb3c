using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Projects;
using Parallax.Web;

namespace Parallax.Quality;

/// <summary>What one person was told, newest first.</summary>
public static class ReadNotices
{
    private const int Most = 100;

    public sealed record Line(Guid Id, string Kind, string Project, string Title, string Text, string Path, DateTimeOffset At, bool Unread);

    public sealed record Answer(IReadOnlyList<Line> Notices, int Unread, bool Mail);

    /// <param name="Mail">Whether the daily mail is wanted; null leaves it as it is.</param>
    /// <param name="Read">Marks all as read.</param>
    public sealed record Marks(bool? Mail, bool Read = false);

    public static async Task<IResult> GetAsync(HttpContext http, AppDb db, CancellationToken cancel) => TypedResults.Ok(await OfAsync(db, Caller.Of(http.User).Id, cancel));

    public static async Task<IResult> MarkAsync(Marks request, HttpContext http, AppDb db, TimeProvider clock, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        var caller = Caller.Of(http.User);
        if (caller.Id == Guid.Empty) return AdjudicationRefusals.OfNobody;
        await SetAsync(db, caller.Id, request, clock, cancel);
        return TypedResults.NoContent();
    }

    public static async Task<Answer> OfAsync(AppDb db, Guid person, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var mark = await db.Set<NoticeMark>().AsNoTracking().SingleOrDefaultAsync(m => m.PersonId == person, cancel);
        var rows = await (
            from n in db.Set<Notice>().AsNoTracking()
            where n.PersonId == person
            join p in db.Set<Project>() on n.ProjectId equals p.Id
            orderby n.At descending, n.Id
            select new { Row = n, p.Name }).Take(Most).ToListAsync(cancel);
        return new Answer(
            rows.ConvertAll(r => new Line(r.Row.Id, r.Row.Kind, r.Name, r.Row.Title, r.Row.Text, r.Row.Path, r.Row.At, !(r.Row.At <= mark?.ReadThrough))),
            await UnreadAsync(db, person, cancel), mark?.NoMail != true);
    }

    public static Task<int> UnreadAsync(AppDb db, Guid person, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var marks = db.Set<NoticeMark>();
        return db.Set<Notice>().CountAsync(n => n.PersonId == person && !marks.Any(m => m.PersonId == person && m.ReadThrough >= n.At), cancel);
    }

    public static async Task SetAsync(AppDb db, Guid person, Marks request, TimeProvider clock, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(clock);
        var mark = await SendDigests.MarkOfAsync(db, person, cancel);
        if (request.Mail is { } mail) mark.Want(mail);
        if (request.Read) mark.Read(clock.GetUtcNow());
        await db.SaveChangesAsync(cancel);
    }
}
