using System.Text.Json.Serialization;

namespace Parallax.Talent;

/// <summary>One question with yes or no for an answer, asked of everyone who would work from one country.</summary>
/// <param name="Id">From <see cref="Eligibility.Questions"/>: no other question can be asked, and so none about citizenship or a kind of visa.</param>
/// <param name="Allowed"><c>yes</c>, <c>no</c> or <c>either</c>: the answers with which one can be supported.</param>
public sealed record EligibilityQuestion(string Id, string Allowed);

/// <summary>Where the work may be done from, and what is asked about it. Data: a listing's version carries it.</summary>
public sealed record EligibilityRules(IReadOnlyList<string> Countries, IReadOnlyList<EligibilityQuestion> Questions)
{
    /// <summary>The rules of a listing: with the United States among its countries, the two questions are asked.</summary>
    public static EligibilityRules For(IReadOnlyList<string> countries, bool sponsors = false)
    {
        ArgumentNullException.ThrowIfNull(countries);
        return new(countries, countries.Contains(Eligibility.UnitedStates)
            ? [new(Eligibility.Authorized, "yes"), new(Eligibility.Sponsorship, sponsors ? "either" : "no")]
            : []);
    }

    [JsonIgnore] public bool Sponsors => Questions.Any(q => q is { Id: Eligibility.Sponsorship, Allowed: "either" });

    internal IEnumerable<KeyValuePair<string, string>> Faults()
    {
        if (Countries is null || Countries.Count == 0) yield return new("countries", "Name at least one country from which the work may be done.");
        else if (Countries.FirstOrDefault(c => !Talent.Countries.IsKnown(c)) is { } unknown) yield return new("countries", $"'{unknown}' is no country code: give two letters each, such as US, CA.");
        if (Questions is null || Questions.Any(q => Eligibility.Text(q.Id) is null || q.Allowed is not ("yes" or "no" or "either")))
            yield return new("rules", "The questions are 'us-authorized' and 'us-sponsorship', and what is allowed is 'yes', 'no' or 'either'.");
        else if (Countries?.Contains(Eligibility.UnitedStates) == true && !Eligibility.Questions.Keys.Order().SequenceEqual(Questions.Select(q => q.Id).Order()))
            yield return new("rules", "For work from the United States everyone is asked the same two questions, each once.");
    }
}

/// <summary>Whether somebody can be supported now: decided at once from the answers, which are not kept.</summary>
public static class Eligibility
{
    public const string UnitedStates = "US";
    public const string Authorized = "us-authorized";
    public const string Sponsorship = "us-sponsorship";

    /// <summary>In the words that are put to everyone alike.</summary>
    public static readonly IReadOnlyDictionary<string, string> Questions = new Dictionary<string, string>
    {
        [Authorized] = "Are you legally authorized to work in the United States?",
        [Sponsorship] = "Will you now or in the future require sponsorship for employment visa status (e.g., H-1B)?",
    };

    public static string? Text(string id) => id is null ? null : Questions.GetValueOrDefault(id);

    /// <summary>What is asked of somebody in that country.</summary>
    public static IReadOnlyList<EligibilityQuestion> Asked(EligibilityRules rules, string country)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return country == UnitedStates ? rules.Questions : [];
    }

    /// <summary>Null while an answer is missing.</summary>
    public static bool? Supported(EligibilityRules rules, string country, IReadOnlyDictionary<string, string> answers)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(answers);
        if (!rules.Countries.Contains(country)) return false;
        var asked = Asked(rules, country);
        if (asked.Any(q => answers.GetValueOrDefault(q.Id) is not ("yes" or "no"))) return null;
        return asked.All(q => q.Allowed == "either" || answers[q.Id] == q.Allowed);
    }
}
