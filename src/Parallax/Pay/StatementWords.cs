using Parallax.Data;
using Parallax.Web.Pages;

namespace Parallax.Pay;

/// <summary>How a line came to its amount, as the page and the paper say it.</summary>
public static class StatementWords
{
    public static string How(StatementView view, LineView found)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(found);
        var (line, rate) = (found.Line, new Money(found.Line.RateMinor, view.Statement.Currency));
        return line.Kind switch
        {
            LineKind.Time => $"{PayWords.Span(line.Micros)} at {rate} an hour (terms {line.TermsNumber}), worked out from exact time and rounded once.",
            LineKind.Judgments => $"{Words.Count(line.Judgments, "judgment")} at {rate} each (terms {line.TermsNumber}).",
            LineKind.TopUp => $"The judgments came to less than {rate} an hour for {PayWords.Span(line.Micros)}: this is the rest.",
            LineKind.Screening => $"Finished {PayWords.Moment(found.Screening!.At, Zone(view))}{Late(view, line)}. It is paid for taking part, whatever the result.",
            _ => $"{PayWords.Span(line.Micros)} of the week from {Week(view, line)}, accepted after its statement had been approved.",
        };
    }

    private static string Late(StatementView view, StatementLine line) =>
        line.WeekFrom < view.Statement.WeekFrom ? $", in the week from {Week(view, line)}, whose statement was written already" : "";

    private static string Week(StatementView view, StatementLine line) => PayWords.Date(PayWeek.Day(line.WeekFrom, Zone(view)));

    private static TimeZoneInfo Zone(StatementView view) => TimeZones.Of(view.Statement.TimeZone);
}
