using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Talent;

namespace Parallax.Desk.Rights.Sections;

public sealed class ApplicationHistory : PersonalData<ApplicationHistory.Row>
{
    public sealed record Row(Guid Application, ApplicationEventKind Kind, Stage From, Stage To, string? Reason, bool ByYou, DateTimeOffset At);

    public override string Name => "application-history";

    public override string About => "each step of your applications, with the code of its reason";

    public override Fate Fate => Fate.Goes;

    public override string WhenDeleted => "Cut off from you: what stays is a list of steps that no name, address or account belongs to.";

    protected override IAsyncEnumerable<Row> Rows(AppDb db, Guid person) =>
        (from e in db.Set<ApplicationEvent>().AsNoTracking()
         join a in db.Set<Application>() on e.ApplicationId equals a.Id
         where a.PersonId == person
         orderby e.At, e.Number
         select new Row(a.Id, e.Kind, e.From, e.To, e.Reason, e.ById == null, e.At)).AsAsyncEnumerable();
}
