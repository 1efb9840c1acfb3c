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
}
