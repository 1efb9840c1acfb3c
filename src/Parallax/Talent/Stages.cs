namespace Parallax.Talent;

/// <summary>Which way an application can go, and how pages say it.</summary>
public static class Stages
{
    /// <summary>Those that operations see, in order.</summary>
    public static readonly IReadOnlyList<Stage> OnBoard = [Stage.Applied, Stage.Screening, Stage.Offer, Stage.Hired, Stage.NotNow, Stage.Withdrawn];

    public static bool MayMove(Stage from, Stage to) => To(from).Contains(to);

    /// <summary>
    /// Where a decision by itself can move it from there. Forward it goes by what is done: an invitation, an offer, a signature,
    /// so that no stage promises what is not there.
    /// </summary>
    public static IReadOnlyList<Stage> To(Stage from) => from switch
    {
        Stage.Applied => [Stage.NotNow],
        Stage.Screening or Stage.Offer => [Stage.NotNow, Stage.Applied],
        Stage.NotNow => [Stage.Applied],
        _ => [],
    };

    public static bool MayInvite(Stage from) => from is Stage.Applied or Stage.Screening;

    public static bool MayOffer(Stage from) => from is Stage.Applied or Stage.Screening or Stage.Offer;

    /// <summary>Nobody works on it any more.</summary>
    public static bool HasEnded(Stage stage) => stage is Stage.NotNow or Stage.Withdrawn;

    public static string Name(Stage stage) => stage == Stage.NotNow ? "not-now" : stage.ToString().ToLowerInvariant();

    public static Stage? Find(string? name) => Enum.GetValues<Stage>().Where(s => Name(s) == name).Select(s => (Stage?)s).FirstOrDefault();

    public static string Words(Stage stage) => stage == Stage.NotNow ? "Not now" : stage.ToString();

    /// <summary>For the applicant: what this means, what comes next, and how long it takes.</summary>
    public static string Meaning(Stage stage) => stage switch
    {
        Stage.Draft => "You have not submitted yet. Everything you typed is kept; submit when you are ready.",
        Stage.Applied => "We have your application. Somebody reads it within 5 working days, and you get a mail either way.",
        Stage.Screening => "You are invited to the assessment. It takes about an hour, you choose when, and you get its result with feedback in every case within 5 working days.",
        Stage.Offer => "We would like to work with you. Your offer and the agreement wait for you; read them in your own time before the date that they name.",
        Stage.Hired => "Your agreement is signed. Your work is waiting on your home page.",
        Stage.NotNow => "We do not go on with your application now. This is about this opportunity and this moment, and you may apply again.",
        _ => "You withdrew this application. Nobody works on it any more, and you may apply again while the listing is open.",
    };
}

/// <summary>Why a decision was made: from a list, so that reasons can be compared, and in words that the applicant can be told.</summary>
public static class DecisionReasons
{
    public const string AgreementSigned = "agreement-signed";

    private static readonly (Stage To, string Code, string Words)[] All =
    [
        (Stage.Screening, "answers-promising", "The answers show the skills that the work asks for"),
        (Stage.Screening, "experience", "Experience that fits the work"),
        (Stage.Screening, "another-try", "Another try at the assessment was agreed"),
        (Stage.Screening, "looked-at-again", "The application was looked at again"),
        (Stage.Offer, "screening-passed", "The assessment was passed"),
        (Stage.Offer, "work-known", "Earlier work with us was good"),
        (Stage.Offer, "answers-strong", "The answers alone show what the work asks for"),
        (Stage.Offer, "terms-anew", "Another offer was agreed"),
        (Stage.Hired, AgreementSigned, "The agreement was signed"),
        (Stage.NotNow, "answers-too-short", "The answers do not show enough yet"),
        (Stage.NotNow, "skills-elsewhere", "The skills shown fit other work better"),
        (Stage.NotNow, "screening-not-passed", "The assessment was not passed this time"),
        (Stage.NotNow, "places-taken", "All places are taken"),
        (Stage.NotNow, "no-reply", "We did not hear from you"),
        (Stage.Applied, "decided-too-early", "The decision came too early"),
        (Stage.Applied, "looked-at-again", "The application was looked at again"),
    ];

    public static IReadOnlyList<(string Code, string Words)> For(Stage to) => [.. All.Where(r => r.To == to).Select(r => (r.Code, r.Words))];

    public static bool Fits(Stage to, string? code) => All.Any(r => r.To == to && r.Code == code);

    public static string Words(string? code) => code is null ? "" : All.FirstOrDefault(r => r.Code == code).Words ?? code;
}

/// <summary>The name of a board as it stands behind <c>?src=</c>.</summary>
public static class Sources
{
    public const int Longest = 60;

    /// <summary>A path of ours that keeps where somebody came from.</summary>
    public static string Link(string path, string? given, string? query = null)
    {
        var parts = new[] { query, Of(given) is { } source ? $"src={Uri.EscapeDataString(source)}" : null }.OfType<string>();
        return string.Join('?', new[] { path, string.Join('&', parts) }.Where(p => p.Length > 0));
    }

    /// <summary>Letters, digits, hyphen, underscore, dot, colon; anything else is no name, and is left out.</summary>
    public static string? Of(string? given) =>
        given?.Trim() is { Length: > 0 and <= Longest } name && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or ':') ? name.ToLowerInvariant() : null;
}
