using Parallax.Projects;

namespace Parallax.Work;

/// <summary>
/// Decides whether a judgment is complete and fits what was shown. Pure: it reads nothing and changes nothing.
/// Each error stands under the name of its field, in words for the person who wrote it.
/// </summary>
public sealed class CheckJudgment
{
    public const int LongestText = 4000;
    public const int MostIssues = 100;
    public const int MostAnchors = 20;

    private readonly AssignedContent _shown;
    private readonly JudgmentBody _body;
    private readonly Dictionary<string, List<string>> _errors = [];

    private CheckJudgment(AssignedContent shown, JudgmentBody body) => (_shown, _body) = (shown, body);

    /// <summary>The errors by field; empty when the judgment may be stored.</summary>
    public static IReadOnlyDictionary<string, string[]> Of(AssignedContent shown, JudgmentBody body)
    {
        var check = new CheckJudgment(shown, body);
        check.Protocol();
        if (shown.AwaitsAnswer)
        {
            check.Add("answer", "Give your own answer first: the responses are shown after it.");
            return check.Errors();
        }

        check.Bound();
        check.Preference();
        check.Responses();
        check.Issues();
        check.LowRatings();
        check.Corrections();
        check.Interpretations();
        check.Flags();
        check.Rationale();
        return check.Errors();
    }

    private Dictionary<string, string[]> Errors() => _errors.ToDictionary(e => e.Key, e => e.Value.ToArray());

    private void Protocol()
    {
        var protocol = _shown.Protocol;
        if (_body.Protocol.Name != protocol.Name || _body.Protocol.Version != protocol.Version)
            Add("protocol", $"This task is judged by {protocol.Name} version {protocol.Version}. Reload the task.");
    }

    private void Bound()
    {
        if (_body.Bound.Prompt != _shown.PromptHash) Add("bound.prompt", "This is not the prompt that the task shows. Reload the task.");
        if (!_body.Bound.Media.SequenceEqual(_shown.Media.Select(m => m.Hash)))
            Add("bound.media", "These are not the images that the task shows. Reload the task.");
        foreach (var response in _shown.Responses)
            if (!_body.Bound.Responses.TryGetValue(response.Position, out var hash) || hash != response.Hash)
                Add($"bound.responses.{response.Position}", "This is not the response that the task shows. Reload the task.");
    }

    private void Preference()
    {
        var asked = _shown.Protocol.Preference is not null;
        if (!asked && _body.Preference is not null) Add("preference", "This protocol asks for no preference.");
        if (asked && _body.Preference is null) Add("preference", "Say which response is better.");
        if (asked && _body.Preference is { } given && !Preferences.Has(given))
            Add("preference", $"'{given}' is not one of {string.Join(", ", Preferences.All)}.");
    }

    private void Responses()
    {
        foreach (var position in _body.Responses.Keys.Where(p => _shown.Responses.All(r => r.Position != p)))
            Add($"responses.{position}", "The task shows no such response.");
        foreach (var response in _shown.Responses)
        {
            if (!_body.Responses.TryGetValue(response.Position, out var answer))
            {
                Add($"responses.{response.Position}", $"Response {response.Position} was not judged.");
                continue;
            }

            Dimensions(response, answer);
            Steps(response, answer);
        }
    }

    private void Dimensions(ShownResponse response, BodyResponse answer)
    {
        var field = $"responses.{response.Position}.dimensions";
        foreach (var id in answer.Dimensions.Keys.Where(k => _shown.Protocol.Dimensions.All(d => d.Id != k)))
            Add($"{field}.{id}", "The protocol has no such dimension.");
        foreach (var dimension in _shown.Protocol.Dimensions)
        {
            if (!answer.Dimensions.TryGetValue(dimension.Id, out var rating))
                Add($"{field}.{dimension.Id}", $"Rate {dimension.Name} of response {response.Position}.");
            else if (Fault(dimension, rating) is { } fault)
                Add($"{field}.{dimension.Id}", fault);
        }
    }

    private static string? Fault(Dimension dimension, Rating rating) => rating switch
    {
        { Level: >= 1 and <= 5 } => null,
        { Level: { } level } => $"{level} is not a level: rate 1 to 5.",
        { Other: Rating.CannotJudge } => null,
        { Other: Rating.NotApplicable } when dimension.NotApplicable is not null => null,
        { Other: Rating.NotApplicable } => $"{dimension.Name} always applies: rate 1 to 5, or say that you cannot judge.",
        _ => $"'{rating.Other}' is not a rating: 1 to 5, {Rating.NotApplicable} or {Rating.CannotJudge}.",
    };

    private void Steps(ShownResponse response, BodyResponse answer)
    {
        var field = $"responses.{response.Position}.steps";
        if (!_shown.Protocol.StepVerdicts)
        {
            if (answer.Steps.Count > 0) Add(field, "This protocol asks for no step verdicts.");
            return;
        }

        if (answer.Steps.Count != response.Steps.Count)
            Add(field, $"Response {response.Position} has {response.Steps.Count} steps and {answer.Steps.Count} verdicts: give one for each.");
        for (var i = 0; i < answer.Steps.Count; i++)
            if (!StepVerdicts.Has(answer.Steps[i]))
                Add($"{field}[{i}]", $"'{answer.Steps[i]}' is not one of {string.Join(", ", StepVerdicts.All)}.");
    }

    private void Issues()
    {
        if (_body.Issues.Count > MostIssues) Add("issues", $"At most {MostIssues} issues; these are {_body.Issues.Count}.");
        for (var i = 0; i < Math.Min(_body.Issues.Count, MostIssues); i++) OneIssue($"issues[{i}]", _body.Issues[i]);
    }

    private void OneIssue(string field, BodyIssue issue)
    {
        var response = _shown.Responses.FirstOrDefault(r => r.Position == issue.Response);
        if (response is null) Add($"{field}.response", $"The task shows no response '{issue.Response}'.");
        if (_shown.Protocol.Issues is not { } question)
        {
            Add(field, "This protocol asks for no issues.");
            return;
        }

        if (!question.Classes.SelectMany(c => c.Codes).Any(c => c.Code == issue.Code)) Add($"{field}.code", $"The protocol has no issue code '{issue.Code}'.");
        if (question.Severities.All(s => s.Value != issue.Severity)) Add($"{field}.severity", $"The protocol has no severity {issue.Severity}.");
        if (issue.Note.Length > LongestText) Add($"{field}.note", $"At most {LongestText} characters.");
        if (issue.Correction.Length > LongestText) Add($"{field}.correction", $"At most {LongestText} characters.");
        if (Unstorable(issue.Note) || Unstorable(issue.Correction)) Add(field, "The text has a NUL character: remove it.");
        if (issue.Anchors.Count == 0) Add($"{field}.anchors", "Say where it shows: words, a step or a region.");
        if (issue.Anchors.Count > MostAnchors) Add($"{field}.anchors", $"At most {MostAnchors} places.");
        for (var i = 0; i < Math.Min(issue.Anchors.Count, MostAnchors); i++)
            if (AnchorCheck.Fault(_shown, response, issue.Anchors[i]) is { } fault)
                Add($"{field}.anchors[{i}]", fault);
    }

    private void LowRatings()
    {
        var limit = _shown.Protocol.Rules.LowRatingNeedsIssue;
        foreach (var (position, answer) in _body.Responses)
        {
            if (_body.Issues.Any(i => i.Response == position)) continue;
            foreach (var (id, rating) in answer.Dimensions)
                if (rating.Level is { } level && level >= 1 && level <= limit)
                    Add($"responses.{position}.dimensions.{id}", $"A rating of {level} needs at least one issue on response {position}: say what is wrong and where.");
        }
    }

    private void Corrections()
    {
        if (_shown.Protocol.Correction is not { } asked) return;
        for (var i = 0; asked.Required && i < Math.Min(_body.Issues.Count, MostIssues); i++)
            if (_body.Issues[i].Correction.Trim().Length == 0 && CorrectedResponse.PlaceOf(_body.Issues[i].Anchors) is not null)
                Add($"issues[{i}].correction", asked.Asks);
        foreach (var response in _shown.Responses)
            foreach (var (first, second) in CorrectedResponse.Collisions([.. _body.Issues.Select(i => i.Response == response.Position ? CorrectedResponse.EditOf(i.Correction, i.Anchors) : null)]))
                Add($"issues[{second}].correction", $"Issues {first + 1} and {second + 1} correct the same words: put both corrections into one issue.");
    }

    private void Interpretations()
    {
        if (_shown.Protocol.Interpretations is not { } asked)
        {
            if (_body.Interpretations.Count > 0) Add("interpretations", "This protocol asks for no readings.");
            return;
        }

        if (_body.Interpretations.Count == 0) Add("interpretations", asked.Asks);
        if (_body.Interpretations.Count > asked.Most) Add("interpretations", $"At most {asked.Most} readings; these are {_body.Interpretations.Count}.");
        for (var i = 0; i < Math.Min(_body.Interpretations.Count, asked.Most); i++) OneInterpretation($"interpretations[{i}]", _body.Interpretations[i]);
        var said = _body.Interpretations.Select(i => i.Text.Trim().ToUpperInvariant()).ToList();
        if (said.Distinct().Count() < said.Count) Add("interpretations", "Two readings are the same: put them together.");
        var sum = _body.Interpretations.Sum(i => (long)i.Share);
        if (_body.Interpretations.Count > 0 && sum != Interpretation.Points) Add("interpretations", $"Spread {Interpretation.Points} points over the readings; these are {sum}.");
        if (asked.RecognitionAsks is not null) Recognitions();
    }

    private void OneInterpretation(string field, Interpretation reading)
    {
        if (reading.Text.Trim().Length is 0 or > Interpretation.LongestText) Add($"{field}.text", $"Say the reading in 1 to {Interpretation.LongestText} characters.");
        if (Unstorable(reading.Text)) Add($"{field}.text", "The text has a NUL character: remove it.");
        if (reading.Share is < 1 or > Interpretation.Points) Add($"{field}.share", $"Give it 1 to {Interpretation.Points} points.");
    }

    private void Recognitions()
    {
        var several = _body.Interpretations.Count > 1;
        foreach (var response in _shown.Responses)
        {
            if (!_body.Responses.TryGetValue(response.Position, out var answer)) continue;
            var field = $"responses.{response.Position}.recognition";
            if (answer.Recognition is not { } given || !Work.Recognitions.All.Contains(given)) Add(field, $"Say whether response {response.Position} saw the readings: {string.Join(", ", Work.Recognitions.All)}.");
            else if (several == (given == Work.Recognitions.NotApplicable)) Add(field, several ? "There are several readings: say yes, partly or no." : "There is only one reading: say not-applicable.");
        }
    }

    private void Flags()
    {
        var asked = _shown.Protocol.Reports;
        var most = TaskReports.All.Count * 2;
        if (_body.Flags.Count > most) Add("flags", "These are more flags than there are.");
        for (var i = 0; i < Math.Min(_body.Flags.Count, most); i++)
        {
            var flag = _body.Flags[i];
            if (!asked.Contains(flag.Flag)) Add($"flags[{i}].flag", asked.Count == 0 ? "This protocol takes no reports about the task." : $"'{flag.Flag}' is not one of {string.Join(", ", asked)}.");
            if (flag.Note.Length > LongestText) Add($"flags[{i}].note", $"At most {LongestText} characters.");
            if (Unstorable(flag.Note)) Add($"flags[{i}].note", "The text has a NUL character: remove it.");
            if (flag.Response is { } position && _shown.Responses.All(r => r.Position != position)) Add($"flags[{i}].response", $"The task shows no response '{position}'.");
        }
    }

    private void Rationale()
    {
        if (_body.Rationale.Length > LongestText) Add("rationale", $"At most {LongestText} characters.");
        if (Unstorable(_body.Rationale)) Add("rationale", "The text has a NUL character: remove it.");
        if (_shown.Protocol.Rationale is not { Required: true } question) return;
        if (_body.Rationale.Trim().Length < question.MinimumLength)
            Add("rationale", $"Give your reason in at least {question.MinimumLength} characters.");
    }

    /// <summary>PostgreSQL keeps no NUL, and SQLite ends the text there.</summary>
    private static bool Unstorable(string text) => text.Contains('\0', StringComparison.Ordinal);

    private void Add(string field, string message)
    {
        if (!_errors.TryGetValue(field, out var messages)) _errors[field] = messages = [];
        messages.Add(message);
    }
}
