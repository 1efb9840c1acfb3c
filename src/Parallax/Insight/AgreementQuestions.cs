using System.Globalization;
using Parallax.Projects;
using Parallax.Statistics.Agreement;
using Parallax.Statistics.Input;
using Parallax.Work;

namespace Parallax.Insight;

/// <summary>The questions of a protocol that people answer independently, each with its coefficients of agreement.</summary>
public sealed class AgreementQuestions(ProtocolDefinition protocol, MarkAgreement marks, IReadOnlySet<int> drawn)
{
    private static readonly string[] Choices = ["first better", "second better", "same", "both bad"];
    private static readonly string[] Strengths = ["-2", "-1", "0", "1", "2"];
    private static readonly string[] Levels = ["1", "2", "3", "4", "5"];
    private static readonly string[] Found = ["not found", "found"];

    /// <param name="Unit">What was judged.</param>
    private readonly record struct Answer(string Unit, string Person, string Said);

    public IEnumerable<AgreementLine> Of(IReadOnlyList<JudgmentRecord> said)
    {
        ArgumentNullException.ThrowIfNull(said);
        if (protocol.Preference is not null)
        {
            yield return Line("preference", "choice", "Which response is better", "presentation", Preferred(said), Choices, MeasurementLevel.Nominal);
            yield return Line("preference", "strength", "How much better, without both bad", "presentation", Strength(said), Strengths, MeasurementLevel.Ordinal);
        }

        foreach (var dimension in protocol.Dimensions)
            yield return Line("dimension", dimension.Id, dimension.Name, "response", Rated(said, dimension.Id), Levels, MeasurementLevel.Ordinal);
        if (protocol.StepVerdicts)
        {
            yield return Line("step", "first-wrong", "Which step is wrong first", "response", FirstWrong(said), null, MeasurementLevel.Nominal);
            yield return Line("step", "verdict", "Verdict on each step", "step", marks.Verdicts(drawn).Select(v => new Answer(v.Unit, v.Person, v.Said)), StepVerdicts.All, MeasurementLevel.Nominal);
        }

        foreach (var issueClass in protocol.Issues?.Classes ?? [])
            yield return Line("issue", issueClass.Id, issueClass.Name, "response", marks.FoundClass(drawn, issueClass.Id).Select(f => new Answer(f.Unit, f.Person, f.IsFound ? Found[1] : Found[0])), Found, MeasurementLevel.Nominal);
    }

    private static IEnumerable<Answer> Preferred(IEnumerable<JudgmentRecord> said) =>
        said.Where(j => j.Preference is not null).Select(j => new Answer($"{j.Presentation}", $"{j.Person}", j.Preference switch
        {
            JudgmentFact.BothBad => Choices[3],
            0 => Choices[2],
            > 0 => Choices[0],
            _ => Choices[1],
        }));

    private static IEnumerable<Answer> Strength(IEnumerable<JudgmentRecord> said) =>
        said.Where(j => j.Preference is not null and not JudgmentFact.BothBad).Select(j => new Answer($"{j.Presentation}", $"{j.Person}", j.Preference!.Value.ToString(CultureInfo.InvariantCulture)));

    private static IEnumerable<Answer> Rated(IEnumerable<JudgmentRecord> said, string dimension)
    {
        foreach (var j in said)
            for (var response = 0; response <= (j.Second is null ? 0 : 1); response++)
                foreach (var (rated, level) in j.Rated(response))
                    if (rated.Id == dimension) yield return new Answer($"{j.Presentation} {response}", $"{j.Person}", level.ToString(CultureInfo.InvariantCulture));
    }

    private static IEnumerable<Answer> FirstWrong(IEnumerable<JudgmentRecord> said)
    {
        static string Step(short? at) => at is { } index ? $"step {index + 1}" : "none";
        foreach (var j in said)
        {
            if (j.FirstSteps > 0) yield return new Answer($"{j.Presentation} 0", $"{j.Person}", Step(j.FirstWrong));
            if (j.SecondSteps > 0) yield return new Answer($"{j.Presentation} 1", $"{j.Person}", Step(j.SecondWrong));
        }
    }

    private static AgreementLine Line(string group, string id, string name, string unit, IEnumerable<Answer> answers, IReadOnlyList<string>? scale, MeasurementLevel level)
    {
        var builder = new LabelsBuilder("judgments", 1);
        var counts = new Dictionary<string, int>();
        foreach (var answer in answers)
        {
            builder.Add(answer.Unit, answer.Person, answer.Said);
            counts[answer.Said] = counts.GetValueOrDefault(answer.Said) + 1;
        }

        var labels = builder.Build(DuplicatePolicy.Last);
        var options = new AgreementOptions { Level = level, Scale = scale };
        var (alpha, gwet) = (AgreementCoefficients.Of(labels, CoefficientKind.Alpha, options), AgreementCoefficients.Of(labels, CoefficientKind.Ac1, options));
        var percent = AgreementCoefficients.Of(labels, CoefficientKind.Percent, options with { Level = MeasurementLevel.Nominal });
        var usual = counts.Count == 0 ? null : counts.MaxBy(c => c.Value).Key;
        var share = usual is null ? (double?)null : (double)counts[usual] / counts.Values.Sum();
        return new AgreementLine(group, id, name, unit, alpha, gwet, percent, usual, share, AgreementWords.Why(alpha, gwet, percent, usual, share, level == MeasurementLevel.Ordinal));
    }
}
