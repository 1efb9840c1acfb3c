using Parallax.Web;

namespace Parallax.Insight;

/// <summary>All that results can answer "no" to.</summary>
public static class InsightRefusals
{
    public static readonly Refusal NotCounted = new("insight.not-counted", 404, "This is not counted yet: it is some seconds after the first judgment, or there is no such category. GET …/insight says how far it is.");

    public static Refusal JudgeFrozen(string judge, string prompt) =>
        new("judge.frozen", 409, $"'{judge}' with prompt '{prompt}' was imported with other scores. A judge is frozen: name another version of the prompt.");

    public static Refusal JudgeInvalid(string field, string message) =>
        new("judge.invalid", 422, message, new Dictionary<string, string[]> { [field] = [message] });

    public static Refusal JudgeLine(int line, string fault) => new("judge.line", 422, $"Line {line}: {fault}. Nothing was imported.");

    public static readonly Refusal PairsClosed = new("next-pairs.closed", 409, "Places are opened in a project that is open or paused.");

    public static readonly Refusal NoPairs = new("next-pairs.nothing-left", 409, "No presentation can take one more judgment: places are open for everyone on the project, or all of them had it. Enroll more people or import more tasks.");

    public static readonly Refusal DrawTaken = new("next-pairs.draw-taken", 409, "Another draw has this name. Leave it out, or choose another.");

    public static readonly Refusal NoPrinter = new("report.no-printer", 503, "This server has no Chromium to print with. Print the page from your browser, or install chromium on the server.");

    public static readonly Refusal PrinterBusy = new("report.busy", 503, "Other reports are being printed. Try again in a moment.");

    public static readonly Refusal PrinterFailed = new("report.not-printed", 500, "Chromium did not print the report in time. Print the page from your browser, and look into the server's log.");

    public static Refusal PairsInvalid(string field, string why) => Field(new("next-pairs.invalid", 422, why), field);

    public static Refusal ReportInvalid(string field, string why) => Field(new("report.invalid", 422, why), field);

    private static Refusal Field(Refusal refusal, string field) => refusal with { Errors = new Dictionary<string, string[]> { [field] = [refusal.Detail] } };
}
