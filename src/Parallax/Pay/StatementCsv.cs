using System.Globalization;
using System.Text;
using Parallax.Data;

namespace Parallax.Pay;

/// <summary>A statement for a spreadsheet: a line a row.</summary>
public static class StatementCsv
{
    public static byte[] Of(StatementView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        var text = new StringBuilder(Csv.Line("line", "kind", "project", "terms", "week from", "seconds", "judgments", "rate", "amount", "currency", "screening"));
        foreach (var line in view.Lines) text.Append(Row(view, line));
        text.Append(Csv.Line("", "Total", "", "", "", "", "", "", view.Statement.Amount.Plain(), view.Statement.Currency, ""));
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string Row(StatementView view, LineView found)
    {
        var (line, currency) = (found.Line, view.Statement.Currency);
        return Csv.Line(
            Plain(line.Ordinal), PayWords.Name(line.Kind), found.Project, line.TermsId is null ? "" : Plain(line.TermsNumber), Web.Pages.Words.Iso(line.WeekFrom),
            Plain(line.Micros / 1_000_000m), Plain(line.Judgments), new Money(line.RateMinor, currency).Plain(), new Money(line.AmountMinor, currency).Plain(), currency,
            found.Screening?.Attempt.ToString());
    }

    private static string Plain(IFormattable number) => number.ToString(null, CultureInfo.InvariantCulture);
}
