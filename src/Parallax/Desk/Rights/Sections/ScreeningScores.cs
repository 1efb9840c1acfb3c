using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Talent;

namespace Parallax.Desk.Rights.Sections;

public sealed class ScreeningScores : PersonalData<ScreeningScores.Row>
{
    public sealed record Row(Guid Attempt, string Skill, int? Level, double Points, string Comment, DateTimeOffset At);

    public override string Name => "screening-scores";

    public override string About => "what people said about your answers in assessments that are decided, without their names";

    public override Fate Fate => Fate.StaysAsWork;

    public override string WhenDeleted => "The points stay under the pseudonym; what was said in words is erased.";

    protected override IAsyncEnumerable<Row> Rows(AppDb db, Guid person) =>
        (from s in db.Set<ItemScore>().AsNoTracking()
         join a in db.Set<ScreeningAttempt>() on s.AttemptId equals a.Id
         where a.PersonId == person && a.State == AttemptState.Decided && s.ScorerId != null
         join i in db.Set<ScreeningItem>() on s.ItemId equals i.Id
         orderby s.At, s.Id
         select new Row(a.Id, i.Skill, s.Level, s.Points, s.Comment, s.At)).AsAsyncEnumerable();

    public override Task EraseAsync(AppDb db, Person person, DateTimeOffset now, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(person);
        var attempts = db.Set<ScreeningAttempt>().Where(a => a.PersonId == person.Id);
        return db.Set<ItemScore>().Where(s => s.Comment != "" && attempts.Any(a => a.Id == s.AttemptId))
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.Comment, ""), cancel);
    }
}
