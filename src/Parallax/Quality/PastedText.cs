using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Projects;
using Parallax.Web.Pages;
using Parallax.Work;

namespace Parallax.Quality;

/// <summary>People who paste long texts into many judgments. What they pasted is not known to anybody: a dictionary, their own notes, another program.</summary>
internal static class PastedText
{
    private const int LeastJudgments = 5;
    private const int LongText = 100;
    private const int Most = 200;

    public static async Task<List<FoundSignal>> OfAsync(AppDb db, Project project, CancellationToken cancel)
    {
        var judgments = db.Set<Judgment>();
        var rows = await db.Set<PasteCount>().AsNoTracking().Where(c => c.ProjectId == project.Id && c.Characters >= LongText)
            .GroupBy(c => c.PersonId).Select(g => new { Person = g.Key, Judgments = g.Count(), Pastes = g.Sum(c => c.Pastes), Characters = g.Sum(c => (long)c.Characters) })
            .Where(g => g.Judgments >= LeastJudgments).OrderByDescending(g => g.Judgments).Take(Most)
            .Select(g => new { g.Person, g.Judgments, g.Pastes, g.Characters, Of = judgments.Count(j => j.ProjectId == project.Id && j.PersonId == g.Person && j.Revision == 1) }).ToListAsync(cancel);
        return
        [
            .. rows.Where(r => 2 * r.Judgments >= r.Of).Select(r => new FoundSignal(SignalKind.Pasted, r.Person, null, new SignalEvidence(
                $"Into {r.Judgments} of {r.Of} judgments {LongText} characters or more were pasted.",
                [$"{Words.Count(r.Pastes, "paste")} of {Words.Number(r.Characters)} characters in all. What was pasted is not recorded."]))),
        ];
    }
}
