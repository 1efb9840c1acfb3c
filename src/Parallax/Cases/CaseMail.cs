using Microsoft.EntityFrameworkCore;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Web.Pages;

namespace Parallax.Cases;

/// <summary>
/// What people are told of a case by mail, written in the transaction of what it tells of. Mail to deciders has none of
/// the person's words: those have one home, from which they can be erased.
/// </summary>
internal static class CaseMail
{
    /// <summary>A large organization's reviewers are not all told of every case; the queue shows it to all.</summary>
    private const int Most = 30;

    public static async Task OpenedAsync(AppDb db, Case opened, TimeProvider clock, CancellationToken cancel)
    {
        ToPerson(
            db, opened, $"We have your {CaseWords.Code(opened.Kind)}: {opened.Title}",
            $"You will have an answer in writing by {Words.Exact(opened.DueAt)}. Until then you can add to it or withdraw it, on the page {Path(opened)}", clock);
        await ToDecidersAsync(
            db, opened, null, $"A new {CaseWords.Code(opened.Kind)} waits for an answer",
            $"It has to be answered by {Words.Exact(opened.DueAt)}.", clock, cancel);
    }

    public static async Task RepliedAsync(AppDb db, Case about, CaseSide side, Guid author, TimeProvider clock, CancellationToken cancel)
    {
        if (side == CaseSide.Decider) ToPerson(db, about, $"A reply in: {about.Title}", $"Read it and go on with it on the page {Path(about)}", clock);
        else await ToDecidersAsync(db, about, author, $"A reply in a {CaseWords.Code(about.Kind)}", $"It has to be answered by {Words.Exact(about.DueAt)}.", clock, cancel);
    }

    public static Task WithdrawnAsync(AppDb db, Case about, TimeProvider clock, CancellationToken cancel) =>
        ToDecidersAsync(db, about, about.PersonId, $"A {CaseWords.Code(about.Kind)} was withdrawn", "There is nothing left to do.", clock, cancel);

    public static void Decided(AppDb db, Case decided, string answer, TimeProvider clock)
    {
        var outcome = CaseWords.Of(decided.Outcome!.Value);
        ToPerson(db, decided, $"Your {CaseWords.Code(decided.Kind)} is {outcome}: {decided.Title}", $"{answer}\n\nThe whole case: {Path(decided)}", clock);
        if (decided.DecidedById is { } by && Address(db, by) is { } mail)
            db.Add(new OutgoingMail(Ids.New(clock), by, mail, $"You decided a {CaseWords.Code(decided.Kind)}: {outcome}", $"The person has your answer. The case: {Path(decided)}", clock.GetUtcNow()));
    }

    private static void ToPerson(AppDb db, Case about, string subject, string text, TimeProvider clock)
    {
        if (Address(db, about.PersonId) is { } mail)
            db.Add(new OutgoingMail(Ids.New(clock), about.PersonId, mail, Words.Start(subject, 280), text, clock.GetUtcNow()));
    }

    private static async Task ToDecidersAsync(AppDb db, Case about, Guid? besides, string subject, string text, TimeProvider clock, CancellationToken cancel)
    {
        var deciders = await CaseAccess.Deciders(db, about.Decider, about.OrganizationId)
            .Where(p => p.Id != about.PersonId && p.Id != about.NotById && p.Id != besides)
            .OrderBy(p => p.Id).Select(p => new { p.Id, p.Email }).Take(Most).ToListAsync(cancel);
        foreach (var decider in deciders)
            db.Add(new OutgoingMail(Ids.New(clock), decider.Id, decider.Email!, subject, $"{text} The case: {Path(about)}", clock.GetUtcNow()));
    }

    private static string? Address(AppDb db, Guid person) => db.Set<Person>().Where(p => p.Id == person).Select(p => p.Email).SingleOrDefault();

    private static string Path(Case about) => $"/cases/{about.Id}";
}
