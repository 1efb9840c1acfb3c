using Parallax.Data;

namespace Parallax.Pay;

/// <summary>The lines of one revision, and the slices that they lead to. Deterministic but for the ids.</summary>
internal static class StatementLines
{
    public static List<StatementLine> Of(
        Statement statement, int revision, PersonWeek work, IReadOnlyList<LateWork> lates, IReadOnlyList<EarnedScreening> screenings, TimeProvider clock)
    {
        var lines = new List<StatementLine>();
        foreach (var priced in work.Priced().Where(p => p.Terms.Currency == statement.Currency)) lines.AddRange(Of(priced));
        lines.AddRange(lates.Where(l => l.Terms.Currency == statement.Currency)
            .Select(l => Line(LineKind.LateTime, l.Project, l.Terms, l.Terms.HourlyMinor, l.Micros, 0, l.AmountMinor, l.WeekFrom)));
        foreach (var screening in screenings.Where(s => s.Earned.Currency == statement.Currency)) lines.Add(Screened(screening));
        return lines;

        IEnumerable<StatementLine> Of(PricedWork priced)
        {
            var (project, terms) = (priced.Project.Id, priced.Terms);
            if (!priced.PerJudgment)
            {
                if (priced.Micros > 0) yield return Line(LineKind.Time, project, terms, terms.HourlyMinor, priced.Micros, priced.Judgments, priced.ForTime, statement.WeekFrom);
                yield break;
            }

            yield return Line(LineKind.Judgments, project, terms, terms.JudgmentMinor!.Value, priced.Micros, priced.Judgments, priced.ForJudgments, statement.WeekFrom);
            if (priced.TopUp > 0) yield return Line(LineKind.TopUp, project, terms, terms.HourlyMinor, priced.Micros, 0, priced.TopUp, statement.WeekFrom);
        }

        StatementLine Screened(EarnedScreening screening) => new()
        {
            Id = Ids.New(clock),
            StatementId = statement.Id,
            Revision = revision,
            Ordinal = lines.Count + 1,
            Kind = LineKind.Screening,
            ProjectId = screening.Earned.ProjectId,
            ScreeningEarnedId = screening.Earned.Id,
            RateMinor = screening.Earned.Minor,
            WeekFrom = screening.WeekFrom,
            AmountMinor = screening.Earned.Minor,
        };

        StatementLine Line(LineKind kind, Guid project, Projects.EnrollmentTerms terms, long rate, long micros, int judgments, long amount, DateTimeOffset weekFrom) => new()
        {
            Id = Ids.New(clock),
            StatementId = statement.Id,
            Revision = revision,
            Ordinal = lines.Count + 1,
            Kind = kind,
            ProjectId = project,
            TermsId = terms.Id,
            TermsNumber = terms.Number,
            RateMinor = rate,
            WeekFrom = weekFrom,
            Micros = micros,
            Judgments = judgments,
            AmountMinor = amount,
        };
    }

    public static IEnumerable<StatementSlice> Slices(Statement statement, int revision, PersonWeek work, IReadOnlyList<LateWork> lates, IReadOnlyList<StatementLine> lines)
    {
        var byTerms = lines.Where(l => l.Kind is LineKind.Time or LineKind.Judgments).ToDictionary(l => l.TermsId!.Value, l => l.Id);
        foreach (var slice in work.Slices)
        {
            var terms = work.Projects[slice.Project].Numbered(slice.Terms);
            if (terms?.Currency != statement.Currency) continue;
            yield return Slice(slice, slice.IsPayable && byTerms.TryGetValue(terms.Id, out var line) ? line : null);
        }

        foreach (var line in lines.Where(l => l.Kind == LineKind.LateTime))
            foreach (var slice in lates.Single(l => l.Terms.Id == line.TermsId && l.WeekFrom == line.WeekFrom).Slices) yield return Slice(slice, line.Id);

        StatementSlice Slice(TimeSlice slice, Guid? line) => new()
        {
            StatementId = statement.Id,
            Revision = revision,
            LineId = line,
            ProjectId = slice.Project,
            AssignmentId = slice.Assignment,
            Kind = slice.Kind,
            StartsAt = slice.From,
            EndsAt = slice.Until,
        };
    }
}
