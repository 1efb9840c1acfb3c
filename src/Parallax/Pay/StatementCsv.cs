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
        var text = new StringBuilder("line,kind,project,terms,week from,seconds,judgments,rate,amount,currency\r\n");
        foreach (var (line, project) in view.Lines.Select(l => (l.Line, l.Project)))
            Row(text, line.Ordinal, PayWords.Name(line.Kind), project, line.TermsNumber, Web.Pages.Words.Iso(line.WeekFrom), line.Micros / 1_000_000m, line.Judgments,
                new Money(line.RateMinor, view.Statement.Currency).Plain(), new Money(line.AmountMinor, view.Statement.Currency).Plain(), view.Statement.Currency);
        Row(text, "", "Total", "", "", "", "", "", "", view.Statement.Amount.Plain(), view.Statement.Currency);
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void Row(StringBuilder text, params object[] fields) =>
        text.AppendJoin(',', fields.Select(f => Field(Convert.ToString(f, CultureInfo.InvariantCulture)!))).Append("\r\n");

    /// <summary>A text that begins like a formula would be run by a spreadsheet: it is made text.</summary>
    private static string Field(string value)
    {
        var safe = value.Length > 0 && value[0] is '=' or '+' or '@' or '\t' or '\r' || (value.StartsWith('-') && !decimal.TryParse(value, CultureInfo.InvariantCulture, out _)) ? "'" + value : value;
        return safe.AsSpan().ContainsAny(",\"\r\n") ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
