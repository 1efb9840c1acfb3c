using System.Globalization;
using Parallax.Web.Pages;

namespace Parallax.Insight;

/// <summary>Precision in words.</summary>
public static class PrecisionWords
{
    public static IEnumerable<string> Of(Precision precision)
    {
        ArgumentNullException.ThrowIfNull(precision);
        yield return Spent(precision);
        if (precision.Comparisons is { } compared)
        {
            yield return Decided(compared);
            if (compared.Closest is { } closest) yield return Closest(closest);
            if (compared.Next is { } next) yield return Next(next);
            foreach (var note in compared.Notes) yield return note;
        }
        else if (precision.Ratings is { } rated)
        {
            yield return Decided(rated);
            yield return Rated(rated);
        }
    }

    /// <summary>The stop sign.</summary>
    public static string Decided(ComparedPrecision compared)
    {
        ArgumentNullException.ThrowIfNull(compared);
        if (compared.Pairs.Count == 0) return "Nothing to decide yet: nobody has compared two models.";
        if (compared.IsDecided) return $"Decided: the order of all {Words.Count(compared.Pairs.Count, "pair")} is settled. More judgments would change little.";
        var pairs = $"{Words.Number(compared.Decided)} of {Words.Count(compared.Pairs.Count, "pair")}";
        return compared.IsLeaderDecided ? $"Decided: {compared.Leader} leads. Of the order, {pairs} are settled." : $"Not decided yet: {pairs} are settled, and who leads is not.";
    }

    /// <summary>The stop sign where responses are rated and not compared.</summary>
    public static string Decided(RatedPrecision rated)
    {
        ArgumentNullException.ThrowIfNull(rated);
        if (rated.Models.Count < 2) return "Nothing to decide: one model alone was rated.";
        if (rated.IsDecided) return "Decided: which of any two models people rate higher is settled. More judgments would change little.";
        if (rated.Pairs.Count == 0) return "Not decided yet: nobody has rated two models on one task.";
        return rated.Models.Count == 2 ? "Not decided yet: which of the two people rate higher." : $"Not decided yet: {Words.Number(rated.Decided)} of {Words.Count(rated.Models.Count * (rated.Models.Count - 1) / 2, "pair")} are settled.";
    }

    public static string Spent(Precision precision)
    {
        ArgumentNullException.ThrowIfNull(precision);
        var spent = precision.Spent;
        if (spent.Amounts.Count == 0) return $"{Words.Count(precision.Judgments, "judgment")} by {Words.Count(precision.People, "person", "people")}. No pay is counted: nobody who worked here has pay terms.";
        var estimated = spent.Estimated.Count > 0 ? $", of which {string.Join(" and ", spent.Estimated)} stand on no statement yet" : "";
        var each = spent.PerJudgment is { } one ? $", {one} a judgment" : "";
        return $"{Words.Count(precision.Judgments, "judgment")} by {Words.Count(precision.People, "person", "people")}. The project cost {string.Join(" and ", spent.Amounts)}{each}{estimated}.";
    }

    public static string Closest(ClosestGap closest)
    {
        ArgumentNullException.ThrowIfNull(closest);
        return closest.Low is null
            ? $"Closest: {closest.First} before {closest.Second} by {Points(closest.Points)}; there is no interval yet."
            : $"Closest: {closest.First} before {closest.Second} by {Points(closest.Points)}, 95% interval {Whole(closest.Low)} to {Whole(closest.High)}.";
    }

    public static string Next(NextHundred next)
    {
        ArgumentNullException.ThrowIfNull(next);
        var cost = next.Cost is { } money ? $" for about {money}" : "";
        return $"{Precision.Hundred} judgments more{cost} would narrow the interval of the closest gap from {Whole(next.Now)} to about {Whole(next.ByRule)} points by the pair rule, to {Whole(next.Even)} spread evenly.";
    }

    public static string Rated(RatedPrecision rated)
    {
        ArgumentNullException.ThrowIfNull(rated);
        if (rated.Widest is not { } widest) return "The means of ratings have no interval yet: it takes two people for each model.";
        var cost = rated.Cost is { } money ? $" for about {money}" : "";
        return $"The widest 95% interval of a mean rating is {Two(widest)} wide; {Precision.Hundred} judgments more{cost} by as many people more would make it about {Two(rated.After ?? widest)}.";
    }

    public static string Whole(double? points) => points is { } value ? Math.Round(value).ToString("0", CultureInfo.InvariantCulture).Replace('-', '−') : "–";

    public static string Two(double value) => ResultWords.Number(value);

    private static string Points(double points) => Whole(points) is "1" ? "1 point" : $"{Whole(points)} points";
}
