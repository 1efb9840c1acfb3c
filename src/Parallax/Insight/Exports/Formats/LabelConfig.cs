using System.Xml.Linq;
using Parallax.Projects;
using Parallax.Work;

namespace Parallax.Insight.Exports.Formats;

/// <summary>The labelling config that belongs to an export for Label Studio: the controls that its results name.</summary>
internal static class LabelConfig
{
    private static readonly string[] Others = [Rating.NotApplicable, Rating.CannotJudge];
    private static readonly string[] Strengths = ["much-better", "better", "same", "both-bad"];
    private static readonly string[] Severities = ["1", "2", "3"];

    public static XElement Of(IReadOnlyList<ProtocolDefinition> protocols, int images)
    {
        var codes = protocols.SelectMany(p => p.Issues?.Classes ?? []).SelectMany(c => c.Codes).Select(c => c.Code).Distinct().ToList();
        var view = new XElement("View", new XElement("Text", new XAttribute("name", "prompt"), new XAttribute("value", "$prompt")));
        for (var i = 0; i < images; i++) view.Add(Image(i == 0 ? "image" : FormattableString.Invariant($"image{i + 1}"), codes));
        if (codes.Count > 0) view.Add(Labels("Labels", "spans-prompt", "prompt", codes));
        for (var i = 1; i <= protocols.Max(p => p.Responses); i++) view.Add(Answer(FormattableString.Invariant($"answer{i}"), protocols, codes));
        if (protocols.Any(p => p.Preference is not null)) view.Add(new XElement("Pairwise", Name("comparison"), To("answer1,answer2")), Choices("strength", "answer1", Strengths));
        view.Add(new XElement("TextArea", Name("rationale"), To("prompt")));
        return view;
    }

    private static IEnumerable<XElement> Image(string name, List<string> codes)
    {
        yield return new XElement("Image", Name(name), new XAttribute("value", $"${name}"));
        if (codes.Count == 0) yield break;
        yield return Labels("RectangleLabels", $"regions-{name}", name, codes);
        yield return Labels("PolygonLabels", $"polygons-{name}", name, codes);
    }

    private static IEnumerable<XElement> Answer(string name, IReadOnlyList<ProtocolDefinition> protocols, List<string> codes)
    {
        yield return new XElement("Text", Name(name), new XAttribute("value", $"${name}"));
        foreach (var dimension in protocols.SelectMany(p => p.Dimensions).Select(d => d.Id).Distinct())
        {
            yield return new XElement("Rating", Name($"{dimension}-{name}"), To(name), new XAttribute("maxRating", "5"));
            yield return Choices($"{dimension}-other-{name}", name, Others);
        }

        if (protocols.Any(p => p.StepVerdicts))
            yield return new XElement("Taxonomy", Name($"steps-{name}"), To(name), StepVerdicts.All.Select(Choice));
        if (protocols.Any(p => p.Interpretations?.RecognitionAsks is not null)) yield return Choices($"recognition-{name}", name, Recognitions.All);
        if (codes.Count == 0) yield break;
        yield return Labels("Labels", $"spans-{name}", name, codes);
        yield return Choices($"issue-{name}", name, codes);
        yield return Choices($"severity-{name}", name, Severities);
        yield return new XElement("TextArea", Name($"note-{name}"), To(name));
        yield return new XElement("TextArea", Name($"correction-{name}"), To(name));
    }

    private static XElement Labels(string kind, string name, string to, IEnumerable<string> codes) =>
        new(kind, Name(name), To(to), codes.Select(c => new XElement("Label", new XAttribute("value", c))));

    private static XElement Choices(string name, string to, IEnumerable<string> values) => new("Choices", Name(name), To(to), values.Select(Choice));

    private static XElement Choice(string value) => new("Choice", new XAttribute("value", value));

    private static XAttribute Name(string name) => new("name", name);

    private static XAttribute To(string name) => new("toName", name);
}
