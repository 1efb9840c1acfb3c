using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;

namespace Parallax.Cases;

/// <summary>A message as it is read.</summary>
/// <param name="Author">A name, for deciders; the person is told which side spoke.</param>
/// <param name="Text">Null when it was erased.</param>
public sealed record ReadMessage(Guid Id, CaseSide Side, string Author, bool Internal, DateTimeOffset At, string? Text);

/// <summary>The messages of a case, oldest first.</summary>
public static class CaseThread
{
    /// <summary>What is shown of one case: nobody writes more, and a page stays a page.</summary>
    public const int Most = 200;

    internal static void Add(AppDb db, Case about, Guid id, Guid author, CaseSide side, string text, bool note, DateTimeOffset at)
    {
        db.Add(new CaseMessage { Id = id, CaseId = about.Id, AuthorId = author, Side = side, Internal = note, At = at });
        db.Add(new CaseText { MessageId = id, Text = text.Trim() });
    }

    /// <param name="decides">Whether the reader is on the deciders' side: only they see notes and names.</param>
    public static async Task<List<ReadMessage>> OfAsync(AppDb db, CaseView view, bool decides, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(view);
        var rows = await (
            from m in db.Set<CaseMessage>().AsNoTracking()
            where m.CaseId == view.Id && (decides || !m.Internal)
            join p in db.Set<Person>() on m.AuthorId equals p.Id
            join t in db.Set<CaseText>() on m.Id equals t.MessageId into texts
            from t in texts.DefaultIfEmpty()
            orderby m.At, m.Id
            select new { m.Id, m.Side, m.Internal, m.At, p.DisplayName, Text = t == null ? null : t.Text }).Take(Most).ToListAsync(cancel);
        return rows.ConvertAll(r => new ReadMessage(r.Id, r.Side, Name(r.Side, r.DisplayName), r.Internal, r.At, r.Text));

        string Name(CaseSide side, string name) => (side, decides) switch
        {
            (CaseSide.Person, false) => "You",
            (CaseSide.Person, true) => view.Person,
            (_, true) => name,
            _ => Web.Pages.Words.Capital(view.DecidedBy),
        };
    }

    /// <summary>The answers of decided cases, their beginnings: what was said last to the person.</summary>
    public static async Task<Dictionary<Guid, string>> AnswersAsync(AppDb db, IReadOnlyList<Guid> cases, int length, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var rows = await (
            from m in db.Set<CaseMessage>().AsNoTracking()
            join c in db.Set<Case>() on m.CaseId equals c.Id
            where cases.Contains(c.Id) && m.Side == CaseSide.Decider && !m.Internal && m.At == c.DecidedAt
            join t in db.Set<CaseText>() on m.Id equals t.MessageId
            select new { c.Id, t.Text }).ToListAsync(cancel);
        return rows.GroupBy(r => r.Id).ToDictionary(g => g.Key, g => Web.Pages.Words.Start(g.Last().Text, length));
    }
}
