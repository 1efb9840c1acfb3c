using Parallax.Data;
using Parallax.Identity;
using Parallax.Media;

namespace Parallax.Desk.Rights;

/// <summary>What happens to a kind of data when the account is deleted.</summary>
public enum Fate
{
    Goes,

    /// <summary>Stays under the pseudonym.</summary>
    StaysAsWork,

    /// <summary>Stays under the pseudonym as long as records of money are kept.</summary>
    StaysAsMoney,

    /// <summary>Stays as it was signed, as long as agreements are kept.</summary>
    StaysAsAgreement,
}

/// <summary>
/// One kind of data about a person: how it is handed out, and what becomes of it when they go. Whoever adds a table with
/// people in it adds a section, in a file of its own, and its line in <see cref="All"/>.
/// </summary>
public abstract class PersonalData
{
    /// <summary>In the order of the download.</summary>
    public static readonly IReadOnlyList<PersonalData> All =
    [
        new Sections.Profile(), new Sections.Sessions(), new Sections.SignInLinks(), new Sections.Keys(), new Sections.Memberships(),
        new Sections.WaitingLists(), new Sections.Applications(), new Sections.ApplicationHistory(), new Sections.ApplicationNotes(), new Sections.Resumes(),
        new Sections.Screenings(), new Sections.ScreeningScores(), new Sections.ScreeningResults(), new Sections.ScreeningPay(),
        new Sections.Offers(), new Sections.Agreements(),
        new Sections.Enrollments(), new Sections.Terms(), new Sections.Changes(),
        new Sections.Assignments(), new Sections.Holds(), new Sections.WorkDrafts(), new Sections.Judgments(), new Sections.TimeEvents(),
        new Sections.Standings(), new Sections.Checks(), new Sections.Signals(), new Sections.Pastes(),
        new Sections.Practice(), new Sections.Calibration(), new Sections.FeedbackRead(),
        new Sections.ReviewsOfWork(), new Sections.ReviewsMade(),
        new Sections.TimeClaims(), new Sections.Statements(), new Sections.StatementLines(), new Sections.StatementTime(),
        new Sections.PayMethods(), new Sections.Payouts(), new Sections.PayEntries(), new Sections.PayAccounts(),
        new Sections.Cases(), new Sections.CaseMessages(), new Sections.Notices(), new Sections.Mail(),
    ];

    /// <summary>The name of its files, without the ending.</summary>
    public abstract string Name { get; }

    /// <summary>What is in it, as the README and the pages say it.</summary>
    public abstract string About { get; }

    public abstract Fate Fate { get; }

    /// <summary>What becomes of it when the account is deleted, and why.</summary>
    public abstract string WhenDeleted { get; }

    public abstract Type RowType { get; }

    /// <summary>The rows of one person, one at a time.</summary>
    public abstract IAsyncEnumerable<object> RowsAsync(AppDb db, Guid person, CancellationToken cancel);

    /// <summary>The files that belong to it.</summary>
    public virtual IAsyncEnumerable<PersonalFile> FilesAsync(AppDb db, DocumentStore documents, Guid person) => AsyncEnumerable.Empty<PersonalFile>();

    /// <summary>Takes out what is personal, in the transaction of the deletion. The person's row is saved afterwards.</summary>
    public virtual Task EraseAsync(AppDb db, Person person, DateTimeOffset now, CancellationToken cancel) => Task.CompletedTask;
}

/// <summary>A section whose rows are of one type: its properties are the columns.</summary>
public abstract class PersonalData<T> : PersonalData
    where T : class
{
    public override Type RowType => typeof(T);

    public override IAsyncEnumerable<object> RowsAsync(AppDb db, Guid person, CancellationToken cancel) => Rows(db, person);

    protected abstract IAsyncEnumerable<T> Rows(AppDb db, Guid person);
}
