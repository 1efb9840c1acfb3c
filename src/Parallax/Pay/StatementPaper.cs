using System.Globalization;
using Parallax.Data;
using Parallax.Media;
using Parallax.Web.Pages;

namespace Parallax.Pay;

/// <summary>One revision of a statement on paper: the same revision gives the same bytes while its state is the same.</summary>
public static class StatementPaper
{
    public static byte[] Write(StatementView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        var (statement, zone) = (view.Statement, TimeZones.Of(view.Statement.TimeZone));
        using var paper = new Paper($"Statement, {PayWords.Week(statement.Week, zone)}", view.Payer, statement.ApprovedAt ?? statement.RevisedAt);
        paper.Heading($"Statement: {statement.Amount}").Facts(
        [
            ("Paid to", view.Person), ("Paid by", view.Payer),
            ("Week", $"{PayWords.Week(statement.Week, zone)}, from Monday 00:00 in {statement.TimeZone}"),
            ("Statement", $"{statement.Id}, revision {statement.Revision} of {Words.Exact(statement.RevisedAt)}"),
            ("State", State(statement)),
        ]);
        Lines(paper, view);
        if (view.Lines.Any(l => l.Slices.Count > 0)) Times(paper, "Time that is paid", view.Lines.SelectMany(l => l.Slices.Select(s => (s, l.Line.Ordinal.ToString(CultureInfo.InvariantCulture)))), zone);
        if (view.Unpaid.Count > 0) Times(paper, "Time that is not counted", view.Unpaid.Select(s => (s, "–")), zone);
        paper.Note($"Times are those of {statement.TimeZone}. Money is worked out from exact time, and rounded once for each project, rate and week, half away from zero. Every line and its judgments stand at /pay/statements/{statement.Id}.");
        using var stream = new MemoryStream();
        paper.Save(stream);
        return stream.ToArray();
    }

    private static void Lines(Paper paper, StatementView view)
    {
        paper.Heading("Lines", 2);
        if (view.Lines.Count == 0) paper.Paragraph("Nothing of this week is paid yet.");
        var rows = view.Lines.Select(l => (IReadOnlyList<string>)
        [
            l.Line.Ordinal.ToString(CultureInfo.InvariantCulture), l.Name, StatementWords.How(view, l), new Money(l.Line.AmountMinor, view.Statement.Currency).ToString(),
        ]).Append(["", "Total", "", view.Statement.Amount.ToString()]).ToList();
        paper.Table(["Line", "What", "How it is worked out", "Amount"], rows, [PaperAlign.Start, PaperAlign.Start, PaperAlign.Start, PaperAlign.End]);
    }

    private static void Times(Paper paper, string title, IEnumerable<(StatementSlice Slice, string Line)> slices, TimeZoneInfo zone)
    {
        paper.Heading(title, 2);
        var rows = slices.OrderBy(s => s.Slice.StartsAt).Select(s => (IReadOnlyList<string>)
        [
            s.Line, PayWords.Moment(s.Slice.StartsAt, zone), PayWords.Time(s.Slice.EndsAt, zone), PayWords.Name(s.Slice.Kind), PayWords.Span((s.Slice.EndsAt - s.Slice.StartsAt).Ticks / TimeSpan.TicksPerMicrosecond),
        ]).ToList();
        paper.Table(["Line", "From", "Until", "What", "Time"], rows, [PaperAlign.Start, PaperAlign.Start, PaperAlign.Start, PaperAlign.Start, PaperAlign.End]);
    }

    private static string State(Statement statement) => statement.State == StatementState.Draft
        ? $"{PayWords.Name(statement.State)} until the end of {PayWords.Date(statement.Schedule.Approve.AddDays(-1))}"
        : $"{PayWords.Name(statement.State)}; approved {Words.Exact(statement.ApprovedAt!.Value)}";
}
