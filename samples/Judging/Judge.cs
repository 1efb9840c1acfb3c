using System.Text.Json.Nodes;
using Parallax.Samples.Scenes;
using Parallax.Samples.Tasks;

namespace Parallax.Samples.Judging;

/// <summary>
/// Turns an opinion into a whole judgment: the truth of the responses says what there is to find, the person's temper how it is weighed,
/// the opinion what was preferred, what was overlooked and why.
/// </summary>
internal sealed class Judge(string project, Question question, Picture picture)
{
    private static readonly string[] Dimensions = ["common-sense", "logical-consistency", "spatial", "contextual"];

    private const double Wavers = 0.35;

    /// <summary>How often each fault was marked before: two people never write the same words.</summary>
    private readonly Dictionary<Fault, int> marked = [];

    public IEnumerable<JsonObject> All() => question.Judgments.Select(opinion => Judgment(opinion, null));

    /// <summary>
    /// Two responses about which nobody wrote an opinion, judged fairly by each person: what practice, the calibration set and
    /// checks are filled with. Whoever does not look prefers the other one.
    /// </summary>
    public JsonObject Drill(IReadOnlyList<string> pair, IReadOnlyList<string> people)
    {
        var (first, second) = (question.By(pair[0]), question.By(pair[1]));
        var apart = first.Fair - second.Fair;
        var (better, worse) = apart >= 0 ? (first, second) : (second, first);
        return new JsonObject
        {
            ["task"] = question.Id,
            ["responses"] = new JsonArray([.. pair.Select(model => JsonValue.Create(model))]),
            ["apart"] = Math.Abs(apart),
            ["better"] = better.Model,
            ["firstWrong"] = new JsonObject(pair.Select(model => KeyValuePair.Create(model, (JsonNode?)FirstWrong(question.By(model))))),
            ["why"] = Because(worse, 0),
            ["judgments"] = new JsonArray([.. people.Select((person, turn) => Judgment(Fair(person, turn, pair, better, worse, Math.Abs(apart)), turn))]),
        };
    }

    private static JsonValue? FirstWrong(Answer answer) =>
        answer.Verdicts.ToList().IndexOf("wrong") is >= 0 and var step ? JsonValue.Create(step + 1) : null;

    private Opinion Fair(string person, int turn, IReadOnlyList<string> pair, Answer better, Answer worse, int apart)
    {
        var lot = Lot.For(question.Id, person, better.Model, worse.Model, "opens");
        var rationale = $"{Temper.Of(person).Opens(better.Model, worse.Model, lot)} {Because(worse, turn)}";
        return new Opinion(person, pair, apart == 0 ? null : better.Model, apart switch { 0 => "same", < 4 => "better", _ => "much-better" }, rationale, null);
    }

    private static string Because(Answer worse, int turn) =>
        worse.Faults.Count == 0 ? "Both hold against the picture; one of them says more clearly what to look at." : worse.Faults[turn % worse.Faults.Count].Said[turn % worse.Faults[turn % worse.Faults.Count].Said.Count][0];

    /// <param name="turn">Which of the words about a fault are used; the next ones when it is null.</param>
    private JsonObject Judgment(Opinion opinion, int? turn)
    {
        var line = new JsonObject
        {
            ["project"] = project,
            ["person"] = opinion.By,
            ["task"] = question.Id,
            ["responses"] = new JsonArray([.. opinion.Pair.Select(model => JsonValue.Create(model))]),
            ["minutes"] = Minutes(opinion),
        };
        if (opinion.Strength is not null)
            line["preference"] = new JsonObject { ["better"] = opinion.Better, ["strength"] = opinion.Strength };
        line["answers"] = new JsonObject(opinion.Pair.Select(model => KeyValuePair.Create(model, (JsonNode?)Answers(opinion, question.By(model), turn is not null))));
        line["issues"] = new JsonArray([.. opinion.Pair.SelectMany(model => Issues(opinion, question.By(model), turn))]);
        line["rationale"] = opinion.Rationale;
        if (Own(opinion) is { } own) Add(line, own);
        return line;
    }

    private Own? Own(Opinion opinion) => question.Own?.FirstOrDefault(own => own.By == opinion.By);

    private static void Add(JsonObject line, Own own)
    {
        line["ownAnswer"] = new JsonObject { ["answer"] = own.Answer, ["steps"] = new JsonArray([.. own.Steps.Select(step => JsonValue.Create(step))]), ["confidence"] = own.Confidence };
        line["interpretations"] = new JsonArray([.. own.Readings.Select(reading => new JsonObject { ["text"] = reading.Key, ["share"] = reading.Value })]);
    }

    private static IEnumerable<Fault> Seen(Opinion opinion, Answer answer) => answer.Faults.Where(fault => opinion.Overlooks?.Contains(fault.Code) != true);

    /// <param name="wavers">Whether a rating is one off now and then, as it is of people who do not think about one question for long.</param>
    private JsonObject Answers(Opinion opinion, Answer answer, bool wavers)
    {
        var (temper, lot) = (Temper.Of(opinion.By), Lot.For(question.Id, opinion.By, answer.Model, "ratings"));
        // A low rating owes an issue; who saw no fault has nothing to rate low.
        var floor = Seen(opinion, answer).Any() ? 1 : 3;
        var ratings = Dimensions.Select((id, i) => KeyValuePair.Create(id, Rating(answer.Ratings[i], temper, wavers, lot, floor)));
        var answers = new JsonObject { ["dimensions"] = new JsonObject(ratings), ["steps"] = Verdicts(opinion, answer) };
        // Who knows one reading only cannot say whether others were seen.
        if (Own(opinion) is { } own) answers["recognition"] = own.Readings.Count > 1 ? answer.Saw : "not-applicable";
        return answers;
    }

    private static JsonNode? Rating(int? fair, Temper temper, bool wavers, Random lot, int floor) => fair is not { } value
        ? JsonValue.Create("not-applicable")
        : JsonValue.Create(Math.Clamp(value + lot.Lean(temper.Rating) + (wavers ? lot.Lean(Wavers) - lot.Lean(Wavers) : 0), floor, 5));

    private JsonArray Verdicts(Opinion opinion, Answer answer)
    {
        var lot = Lot.For(question.Id, opinion.By, answer.Model, "verdicts");
        var missed = answer.Faults.Except(Seen(opinion, answer)).Select(fault => answer.Find(fault.Quote).Step).ToHashSet();
        var seen = Seen(opinion, answer).Select(fault => answer.Find(fault.Quote).Step).ToHashSet();
        return [.. answer.Verdicts.Select((verdict, step) => JsonValue.Create(verdict switch
        {
            "wrong" when missed.Contains(step) && !seen.Contains(step) => "right",
            "cannot-tell" when lot.NextDouble() < Temper.Of(opinion.By).Doubt => "wrong",
            _ => verdict,
        }))];
    }

    private IEnumerable<JsonNode> Issues(Opinion opinion, Answer answer, int? turn)
    {
        var temper = Temper.Of(opinion.By);
        foreach (var fault in Seen(opinion, answer))
        {
            var lot = Lot.For(question.Id, opinion.By, answer.Model, fault.Code);
            var said = turn is { } taken ? fault.Said[taken % fault.Said.Count] : Words(fault);
            yield return new JsonObject
            {
                ["model"] = answer.Name,
                ["code"] = fault.Code,
                ["severity"] = Math.Clamp(fault.Severity + lot.Lean(temper.Severity), 1, 3),
                ["note"] = said[0],
                ["correction"] = said[1],
                ["anchors"] = Anchors.For(question, answer, fault, picture, temper, lot),
            };
        }
    }

    private IReadOnlyList<string> Words(Fault fault)
    {
        var turn = marked.GetValueOrDefault(fault);
        marked[fault] = turn + 1;
        return turn < fault.Said.Count ? fault.Said[turn]
            : throw new InvalidOperationException($"Task '{question.Id}', {fault.Code}: {turn + 1} people mark it, but it has words for {fault.Said.Count}.");
    }

    private double Minutes(Opinion opinion)
    {
        var words = opinion.Pair.Sum(model => question.By(model).Texts.Sum(text => text.Count(letter => letter == ' ') + 1)) + opinion.Rationale.Length / 3;
        var lot = Lot.For(question.Id, opinion.By, "minutes");
        return Math.Round(1.5 + Temper.Of(opinion.By).Pace * words / 100 * (0.8 + 0.5 * lot.NextDouble()), 1);
    }
}
