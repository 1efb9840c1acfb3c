using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Metadata;
using Parallax.Data;
using Parallax.Desk.Rights;
using Parallax.Identity;
using Parallax.Tests.Running;

namespace Parallax.Tests.Desk;

/// <summary>
/// Every table that has to do with a person is in the download and in the deletion, or stands here with the reason why not.
/// What the sections do is read from the statements that they send, not from what they say of themselves.
/// </summary>
public partial class PersonalTableTests
{
    private static readonly Dictionary<string, string> NotHandedOut = new()
    {
        ["person_claims"] = "written by nothing in the product; erased with the profile",
        ["person_logins"] = "written by nothing in the product; erased with the profile",
        ["person_tokens"] = "written by nothing in the product; erased with the profile",
        ["batches"] = "a sample of an organization's; the person is the lead who made it",
        ["batch_items"] = "which judgments a batch holds: the judgments are handed out",
        ["batch_samples"] = "which reviews a batch's sample rests on: the reviews are handed out",
        ["batch_outcomes"] = "how a batch was decided; the person is the lead who did",
        ["imports"] = "a file of an organization's tasks; the person is whoever pressed the button",
        ["insight_exports"] = "a file of an organization's; the person is the lead who pressed the button",
        ["payout_runs"] = "a run over many people; what is one person's is their payout",
        ["payout_lines"] = "which amounts a payout adds up: the statements and the entries that are handed out",
        ["payout_attempts"] = "the talk with a bank or provider about a payout; what came of it is handed out with the payout",
        ["payout_drafts"] = "the amount of a statement or entry once more, while it waits for a run",
        ["ledger_transfers"] = "the double entry behind statements, entries and payouts; the person's accounts are handed out",
        ["agreement_template_versions"] = "an installation's text; the person is its author",
        ["screening_key_versions"] = "a key of a screening; the person is its author",
        ["protocols"] = "what an organization's tasks ask; the person is its author",
        ["protocol_switches"] = "a project's history; the person is the lead who switched it",
        ["adjudications"] = "a decision between judgments; the person is its author",
        ["flag_decisions"] = "what became of a task; the person is its author",
        ["insight_judgments"] = "what results read out of a judgment: the judgment is handed out",
        ["insight_issues"] = "what results read out of a judgment: the judgment is handed out",
        ["judge_runs"] = "the scores of an automatic judge; the person is whoever imported them",
        ["discussions"] = "what a question is about; the question and its answer are handed out with the case",
        ["pair_draws"] = "places that were opened by the pair rule; the person is the lead who accepted it",
        ["gold_keys"] = "a known answer; the person is its author",
        ["opportunity_versions"] = "a listing; the person is its author",
    };

    private static readonly Dictionary<string, string> NotErased = new()
    {
        ["application_events"] = "append-only, codes alone; the application that they belong to has no person any more",
        ["case_messages"] = "append-only, without a word: those lie in case_texts",
    };

    [Theory, Databases]
    public async Task Every_table_with_people_is_handed_out_and_erased_or_has_its_reason(Database database)
    {
        // First, because a context looks once a second whether anybody listens.
        using var spoken = new Spoken();
        await using var life = await Life.LiveAsync(database);
        await life.App.OnDatabaseAsync(async db =>
        {
            var personal = Personal(db.Model);
            Assert.True(personal.Count > 30, "The tables were not found.");
            var read = new Dictionary<PersonalData, HashSet<string>>();
            foreach (var section in PersonalData.All) read[section] = await ReadAsync(db, spoken, section, life.Person.Id);
            var all = read.Values.SelectMany(t => t).ToHashSet();
            Assert.Empty(personal.Except(all).Except(NotHandedOut.Keys));
            Assert.Empty(NotHandedOut.Keys.Intersect(all));

            var erased = await EraseAsync(db, spoken, life.Person.Id);
            var kept = read.Where(r => r.Key.Fate != Fate.Goes).SelectMany(r => r.Value).ToHashSet();
            var goes = read.Where(r => r.Key.Fate == Fate.Goes).SelectMany(r => r.Value).Where(t => personal.Contains(t) && !kept.Contains(t)).ToHashSet();
            Assert.Empty(goes.Except(erased).Except(NotErased.Keys));
            return 0;
        });
    }

    /// <summary>Tables with a person or an address in a column, and those that belong to a row of such a table.</summary>
    private static HashSet<string> Personal(IModel model)
    {
        var types = model.GetEntityTypes().Where(t => t.GetTableName() is not null).ToList();
        var personal = types.Where(t => t.ClrType == typeof(Person) || t.GetProperties().Any(IsPerson) || t.GetForeignKeys().Any(k => k.PrincipalEntityType.ClrType == typeof(Person))).ToHashSet();
        // What belongs to people's rows; not what belongs to things that somebody happened to make.
        var owned = personal.Where(t => t.FindProperty("PersonId") is not null || t.ClrType == typeof(Person)).ToHashSet();
        for (var grew = true; grew;)
        {
            var more = types.Where(t => !owned.Contains(t) && t.GetForeignKeys().Any(k => owned.Contains(k.PrincipalEntityType) && k.PrincipalEntityType.ClrType != typeof(Person))).ToList();
            owned.UnionWith(more);
            grew = more.Count > 0;
        }

        return [.. personal.Concat(owned).Select(t => t.GetTableName()!)];
    }

    private static bool IsPerson(IProperty property) =>
        ((Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType) == typeof(Guid) && PersonName().IsMatch(property.Name))
        || (property.ClrType == typeof(string) && property.Name is "Email" or "NormalizedEmail" or "LegalName" && property.DeclaringType.ClrType != typeof(Organization));

    private static async Task<HashSet<string>> ReadAsync(AppDb db, Spoken spoken, PersonalData section, Guid person)
    {
        spoken.Begin(db);
        await foreach (var _ in section.RowsAsync(db, person, CancellationToken.None)) { }
        return Tables(Read(), spoken);
    }

    /// <summary>In a transaction that is given up again.</summary>
    private static async Task<HashSet<string>> EraseAsync(AppDb db, Spoken spoken, Guid id)
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        var person = await db.Set<Person>().SingleAsync(p => p.Id == id);
        spoken.Begin(db);
        foreach (var section in PersonalData.All.Reverse()) await section.EraseAsync(db, person, TimeProvider.System.GetUtcNow(), CancellationToken.None);
        await db.SaveChangesAsync();
        return Tables(Written(), spoken);
    }

    private static HashSet<string> Tables(Regex pattern, Spoken spoken) =>
        [.. spoken.Statements.SelectMany(s => pattern.Matches(s)).Select(m => m.Groups[1].Value)];

    [GeneratedRegex("(Person|Author|Scorer|User|By)(Id)?$")]
    private static partial Regex PersonName();

    [GeneratedRegex("(?:FROM|JOIN) \"?([a-z_]+)\"?")]
    private static partial Regex Read();

    [GeneratedRegex("(?:DELETE FROM|UPDATE) \"?([a-z_]+)\"?")]
    private static partial Regex Written();

    /// <summary>The statements that one context sends from <see cref="Begin"/> on.</summary>
    private sealed class Spoken : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
    {
        private readonly List<IDisposable> _ends = [];
        private DbContext? _db;

        public Spoken() => _ends.Add(DiagnosticListener.AllListeners.Subscribe(this));

        public List<string> Statements { get; } = [];

        public void Begin(DbContext db)
        {
            _db = db;
            Statements.Clear();
        }

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == DbLoggerCategory.Name) _ends.Add(value.Subscribe(this));
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value.Key == RelationalEventId.CommandExecuting.Name && value.Value is CommandEventData said && _db is not null && said.Context == _db) Statements.Add(said.Command.CommandText);
        }

        public void OnCompleted() { }

        public void OnError(Exception error) { }

        public void Dispose()
        {
            foreach (var end in _ends) end.Dispose();
        }
    }
}
