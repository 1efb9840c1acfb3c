using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Projects;
using Parallax.Statistics.Sequential;
using Parallax.Work;

namespace Parallax.Quality;

/// <summary>Scores one person's answers to gold and decides on their standing, in one transaction.</summary>
internal sealed class JudgeByGold(AppDb db, ProtocolCache protocols, TimeProvider clock)
{
    private const int PromptLength = 300;
    private const int RationaleLength = 400;

    /// <summary>Who comes second saves nothing, and the next run finds what is left.</summary>
    public async Task ForAsync(Guid project, Guid person, IReadOnlyList<Guid> judgments, CancellationToken cancel)
    {
        var settings = await QualitySettings.OfAsync(db, project, cancel);
        var standing = await db.Set<ContributorStanding>().FirstOrDefaultAsync(s => s.ProjectId == project && s.PersonId == person, cancel);
        var scored = await ScoreAsync(judgments, settings, cancel);
        if (scored.Count == 0) return;
        if (standing is null) db.Add(standing = new ContributorStanding(project, person, scored[0].OrganizationId));
        db.AddRange(scored);
        var results = await CountedAsync(standing, scored, cancel);
        var progress = GoldProgress.Of(results.Select(r => r.IsRight!.Value), settings.Design);
        var before = standing.Verdict;
        standing.Follow(progress, settings.Design);
        if (DecideStanding.Of(standing.State, standing.Cause, before, progress) is { } decision) await ChangeAsync(standing, decision, progress, results, settings.Design, cancel);
        await MixInAsync(standing, settings, cancel);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException lost) when (lost is DbUpdateConcurrencyException || Violations.IsDuplicate(lost))
        {
            db.ChangeTracker.Clear();
        }
    }

    private sealed record Answered(Judgment Judgment, GoldItem Item, GoldKey Key, Presentation Presentation);

    private IQueryable<Answered> Of(IReadOnlyList<Guid> judgments) =>
        from j in db.Set<Judgment>().AsNoTracking()
        where judgments.Contains(j.Id)
        join g in db.Set<GoldItem>().AsNoTracking() on j.PresentationId equals g.PresentationId
        join k in db.Set<GoldKey>().AsNoTracking() on new { Item = g.Id, Number = g.KeyNumber } equals new { Item = k.GoldItemId, k.Number }
        join p in db.Set<Presentation>().AsNoTracking() on j.PresentationId equals p.Id
        select new Answered(j, g, k, p);

    private async Task<List<GoldResult>> ScoreAsync(IReadOnlyList<Guid> judgments, QualitySettings settings, CancellationToken cancel)
    {
        var results = new List<GoldResult>();
        foreach (var answered in await Of(judgments).ToListAsync(cancel))
        {
            var key = AskedKey.Of(answered.Key.Read(), await ProtocolAsync(answered.Judgment.ProtocolId, cancel));
            double? credit = key.Parts == 0 ? null : ScoreByKey.Of(key, Content.Read<Answers>(answered.Judgment.Answers), Responses(answered.Presentation));
            results.Add(new GoldResult
            {
                Id = Ids.New(clock),
                OrganizationId = answered.Judgment.OrganizationId,
                ProjectId = answered.Judgment.ProjectId,
                PersonId = answered.Judgment.PersonId,
                PresentationId = answered.Judgment.PresentationId,
                JudgmentId = answered.Judgment.Id,
                KeyNumber = answered.Key.Number,
                Credit = credit,
                IsRight = credit is { } worth ? worth >= settings.RightCredit : null,
                AnsweredAt = answered.Judgment.SubmittedAt,
                ScoredAt = clock.GetUtcNow(),
            });
        }

        return results;
    }

    /// <summary>The results of the running test in the order of the answers, each by the newest version of its key.</summary>
    private async Task<List<GoldResult>> CountedAsync(ContributorStanding standing, List<GoldResult> scored, CancellationToken cancel)
    {
        var since = standing.Since ?? DateTimeOffset.UnixEpoch;
        var kept = await db.Set<GoldResult>().AsNoTracking().Where(r => r.ProjectId == standing.ProjectId && r.PersonId == standing.PersonId && r.AnsweredAt > since).ToListAsync(cancel);
        return
        [
            .. kept.Concat(scored.Where(r => r.AnsweredAt > since)).GroupBy(r => r.JudgmentId).Select(g => g.MaxBy(r => r.KeyNumber)!)
                .Where(r => r.IsRight is not null).OrderBy(r => r.AnsweredAt).ThenBy(r => r.JudgmentId),
        ];
    }

    private async Task ChangeAsync(ContributorStanding standing, StandingDecision decision, GoldProgress progress, List<GoldResult> results, GoldDesign design, CancellationToken cancel)
    {
        var told = decision.To != standing.State;
        var missed = decision.Cause is StandingCause.Missed or StandingCause.Undecided or StandingCause.Decay ? results.Where(r => r.IsRight == false).TakeLast(StandingEvidence.MostMissed).ToList() : [];
        var evidence = StandingEvidence.Of(progress, design, await ShowAsync(missed, cancel));
        DateTimeOffset? restart = decision.Restarts ? results[^1].AnsweredAt : null;
        await ChangeStanding.AddAsync(db, standing, new(decision.To, decision.Cause, StandingWords.Reason(decision.Cause, evidence), evidence, RestartsAfter: restart), clock, cancel);
        // The moment of a change tells which task was the last check, whatever it says.
        if (told) await RevealAsync([.. missed.Concat(results.TakeLast(1)).Select(r => r.PresentationId)], cancel);
    }

    private async Task<IReadOnlyList<MissedCheck>> ShowAsync(List<GoldResult> missed, CancellationToken cancel)
    {
        var rows = (await Of([.. missed.Select(r => r.JudgmentId)]).ToListAsync(cancel)).ToDictionary(a => a.Judgment.Id);
        var tasks = rows.Values.Select(a => a.Presentation.TaskId).ToList();
        var prompts = await db.Set<EvaluationTask>().AsNoTracking().Where(t => tasks.Contains(t.Id)).Select(t => new { t.Id, t.Turns }).ToDictionaryAsync(t => t.Id, t => t.Turns, cancel);
        var shown = new List<MissedCheck>();
        foreach (var result in missed)
        {
            var (judgment, presentation, answers) = (rows[result.JudgmentId].Judgment, rows[result.JudgmentId].Presentation, Content.Read<Answers>(rows[result.JudgmentId].Judgment.Answers));
            var (responses, protocol) = (Responses(presentation), await ProtocolAsync(judgment.ProtocolId, cancel));
            var key = AskedKey.Of(rows[result.JudgmentId].Key.Read(), protocol);
            shown.Add(new MissedCheck(
                presentation.Id, judgment.Id, PromptText.Start(prompts[presentation.TaskId], PromptLength), judgment.SubmittedAt, result.Credit!.Value,
                [.. KeyWords.Of(key, protocol, number => answers.PositionOf(responses[number - 1]))], AnswerWords.Of(key, answers, responses, protocol),
                Web.Pages.Words.Start(answers.Rationale, RationaleLength)));
        }

        return shown;
    }

    private async Task RevealAsync(List<Guid> presentations, CancellationToken cancel)
    {
        foreach (var item in await db.Set<GoldItem>().Where(g => presentations.Contains(g.PresentationId)).ToListAsync(cancel)) item.Reveal(clock.GetUtcNow());
    }

    /// <summary>Whoever has passed gets less gold; everyone else the project's rate.</summary>
    private async Task MixInAsync(ContributorStanding standing, QualitySettings settings, CancellationToken cancel)
    {
        var enrollment = await db.Set<Enrollment>().FirstOrDefaultAsync(e => e.ProjectId == standing.ProjectId && e.PersonId == standing.PersonId, cancel);
        var rate = await db.Set<Project>().Where(p => p.Id == standing.ProjectId).Select(p => p.GoldPerMille).SingleAsync(cancel);
        enrollment?.MixInGold(standing.Verdict == GoldVerdict.Pass ? Math.Min(settings.PassedPerMille, rate) : null);
    }

    private async Task<ProtocolDefinition> ProtocolAsync(Guid id, CancellationToken cancel) =>
        protocols.Definition(await db.Set<Protocol>().AsNoTracking().SingleAsync(p => p.Id == id, cancel));

    private static IReadOnlyList<Guid> Responses(Presentation presentation) =>
        [.. new Guid?[] { presentation.FirstResponseId, presentation.SecondResponseId }.OfType<Guid>()];
}

/// <summary>What of a key was asked by the protocol that somebody judged by: nobody misses what they were not asked.</summary>
internal static class AskedKey
{
    public static AnswerKey Of(AnswerKey key, ProtocolDefinition protocol) => key with
    {
        Preference = protocol.Preference is null ? null : key.Preference,
        Ratings = [.. key.Ratings.Where(r => protocol.Dimensions.Any(d => d.Id == r.Dimension))],
        FirstWrong = protocol.StepVerdicts ? key.FirstWrong : [],
        Verdicts = protocol.StepVerdicts ? key.Verdicts : [],
        Regions = protocol.Issues is null ? [] : key.Regions,
    };
}
