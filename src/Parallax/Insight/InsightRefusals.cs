using Parallax.Web;

namespace Parallax.Insight;

/// <summary>All that results can answer "no" to.</summary>
public static class InsightRefusals
{
    public static readonly Refusal NotCounted = new("insight.not-counted", 404, "This is not counted yet: it is some seconds after the first judgment, or there is no such category. GET …/insight says how far it is.");
}
