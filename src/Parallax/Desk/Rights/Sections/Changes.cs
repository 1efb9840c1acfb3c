using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Projects;

namespace Parallax.Desk.Rights.Sections;

public sealed class Changes : PersonalData<Changes.Row>
{
    public sealed record Row(Guid Enrollment, string Project, AmendmentKind Kind, DateTimeOffset EffectiveAt, DateTimeOffset? Until, string Reason, string Words, DateTimeOffset MadeAt, bool Cancelled);

    public override string Name => "changes";

    public override string About => "the changes of your time and terms on projects, with the reason and what you were told";

    public override Fate Fate => Fate.StaysAsMoney;

    public override string WhenDeleted => "Kept under the pseudonym, with their reasons: what was agreed follows from them, and the database refuses to change them.";

    protected override IAsyncEnumerable<Row> Rows(AppDb db, Guid person)
    {
        var terms = db.Set<EnrollmentTerms>();
        return (
            from e in db.Set<Enrollment>().AsNoTracking()
            where e.PersonId == person
            join p in db.Set<Project>() on e.ProjectId equals p.Id
            join a in db.Set<Amendment>() on e.ProjectId equals a.ProjectId
            where a.EnrollmentId == e.Id || (a.EnrollmentId == null && (a.MadeAt >= e.CreatedAt || terms.Any(t => t.EnrollmentId == e.Id && t.SourceId == a.Id)))
            join o in db.Set<AmendmentOutcome>() on a.Id equals o.AmendmentId into outcomes
            from o in outcomes.DefaultIfEmpty()
            orderby a.MadeAt
            select new Row(e.Id, p.Name, a.Kind, a.EffectiveAt, a.Until, a.Reason, a.Words, a.MadeAt, o != null && o.IsCancelled)).AsAsyncEnumerable();
    }
}
