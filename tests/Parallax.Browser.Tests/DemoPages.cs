using Microsoft.EntityFrameworkCore;
using Parallax.Cases;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Pay;
using Parallax.Projects;
using Parallax.Talent;
using Parallax.Tests.Running;

namespace Parallax.Browser.Tests;

/// <summary>A page of the demo with the person who looks at it; nobody when they are not signed in.</summary>
public sealed record DemoPage(string Name, string Who, string Path);

/// <summary>The pages of the road, in the order in which one comes to them.</summary>
public static class DemoPages
{
    public const string Nobody = "-";

    public static Task<IReadOnlyList<DemoPage>> AllAsync(TestApp app) => app.OnDatabaseAsync(async db =>
    {
        IReadOnlyList<DemoPage> all = [.. await HiringAsync(db), .. await ScreeningAsync(db), .. await WorkAsync(db), .. await MoneyAsync(db), .. await ChangesAsync(db)];
        return all;
    });

    private static async Task<List<DemoPage>> HiringAsync(AppDb db)
    {
        var opportunity = await db.Set<Opportunity>().Where(o => o.Slug == Hiring.Slug).Select(o => o.Id).SingleAsync();
        var (oskar, bao, greta) = (await ApplicationAsync(db, "oskar"), await ApplicationAsync(db, "bao"), await ApplicationAsync(db, "greta"));
        return
        [
            new("listings", Nobody, "/work-with-us"), new("listing", Nobody, $"/work-with-us/{Hiring.Slug}"), new("listing-paused", Nobody, "/work-with-us/spatial-reasoning-reviewer"),
            new("apply", "lena", $"/apply/{Hiring.Slug}"), new("application-not-now", "greta", $"/applications/{greta}"), new("application-offer", "bao", $"/applications/{bao}"),
            new("hiring", "ines", "/hiring"), new("board", "ines", $"/hiring/{opportunity}"), new("decision-new", "ines", $"/hiring/applications/{oskar}"), new("decision-passed", "ines", $"/hiring/applications/{bao}"),
            new("listing-editor", "ines", $"/hiring/{opportunity}/edit"), new("messages", "ines", "/hiring/messages"), new("outbox", "ines", "/demo/outbox"),
        ];
    }

    private static async Task<List<DemoPage>> ScreeningAsync(AppDb db)
    {
        var screening = await db.Set<Screening>().Select(s => s.Id).SingleAsync();
        var (dalia, iris, femi) = (await AttemptAsync(db, "dalia"), await AttemptAsync(db, "iris"), await AttemptAsync(db, "femi"));
        var rubric = await ScreeningItem.In(db, screening).Where(i => i.Kind == ItemKind.Rubric).OrderBy(i => i.Ordinal).Select(i => i.Id).FirstAsync();
        var offer = await db.Set<Offer>().Where(o => o.State == OfferState.Offered).Select(o => o.Id).SingleAsync();
        var agreement = await db.Set<SignedAgreement>().OrderBy(a => a.SignedAt).Select(a => a.Id).FirstAsync();
        return
        [
            new("screening", "dalia", $"/screening/{dalia}"), new("screening-result", "iris", $"/screening/{iris}"), new("score", "mirela", $"/screenings/score/{femi}/{rubric}"),
            new("screenings", "ines", "/screenings"), new("screening-made", "ines", $"/screenings/{screening}"), new("screening-people", "ines", $"/screenings/{screening}/people"),
            new("attempt", "ines", $"/screenings/attempts/{iris}"), new("item-statistics", "ines", $"/screenings/{screening}/statistics"),
            new("offer", "bao", $"/offers/{offer}"), new("offers", "ines", "/hiring/offers"), new("new-offer", "ines", "/hiring/offers/new"), new("templates", "ines", "/hiring/agreements"),
            new("agreement", "ada", $"/agreements/{agreement}"),
        ];
    }

    private static async Task<List<DemoPage>> WorkAsync(AppDb db)
    {
        var compare = await ProjectAsync(db);
        return
        [
            new("home", "ada", "/"), new("home-operations", "ines", "/"), new("home-finance", "kofi", "/"), new("home-lead", "noor", "/"),
            new("workspace", "ada", $"/work/{compare}"), new("terms", "mateo", $"/projects/{compare}/mine"), new("availability", "ada", "/account/availability"),
        ];
    }

    private static async Task<List<DemoPage>> MoneyAsync(AppDb db)
    {
        var ada = await PersonAsync(db, "ada");
        var paid = await db.Set<Statement>().Where(s => s.PersonId == ada && s.State == StatementState.Paid).OrderByDescending(s => s.WeekFrom).Select(s => s.Id).FirstAsync();
        var run = await db.Set<PayoutRun>().OrderByDescending(r => r.Number).Select(r => r.Id).FirstAsync();
        var claim = await db.Set<TimeClaim>().OrderByDescending(c => c.CreatedAt).Select(c => c.Id).FirstAsync();
        return
        [
            new("week", "ada", "/pay"), new("statements", "ada", "/pay/statements"), new("statement", "ada", $"/pay/statements/{paid}"), new("method", "ada", "/pay/method"),
            new("claim", "noor", $"/pay/claims/{claim}"), new("approvals", "kofi", "/pay/approvals"), new("runs", "ines", "/pay/runs"), new("run", "ines", $"/pay/runs/{run}"),
            new("balances", "kofi", "/pay/balances"), new("payee", "kofi", $"/pay/people/{ada}"),
        ];
    }

    private static async Task<List<DemoPage>> ChangesAsync(AppDb db)
    {
        var (compare, mateo, yuki) = (await ProjectAsync(db), await PersonAsync(db, "mateo"), await PersonAsync(db, "yuki"));
        var asked = await db.Set<Case>().Where(c => c.PersonId == yuki && c.Kind == CaseKind.Question).Select(c => c.Id).SingleAsync();
        return
        [
            new("changes", "noor", $"/projects/{compare}/changes"), new("person-on-project", "noor", $"/projects/{compare}/people/{mateo}"), new("settings", "noor", $"/projects/{compare}/settings"),
            new("cases", "yuki", "/cases"), new("case", "yuki", $"/cases/{asked}"), new("case-queue", "ines", "/cases/queue"),
            new("account", "ada", "/account"), new("my-data", "ada", "/account/data"), new("delete-me", "ada", "/account/delete"), new("organization", "noor", "/organization"),
        ];
    }

    private static Task<Guid> PersonAsync(AppDb db, string key) => db.Set<Person>().Where(p => p.Email!.StartsWith(key + "@")).Select(p => p.Id).SingleAsync();

    private static async Task<Guid> ApplicationAsync(AppDb db, string key)
    {
        var person = await PersonAsync(db, key);
        return await db.Set<Application>().Where(a => a.PersonId == person).Select(a => a.Id).SingleAsync();
    }

    private static async Task<Guid> AttemptAsync(AppDb db, string key)
    {
        var person = await PersonAsync(db, key);
        return await db.Set<ScreeningAttempt>().Where(a => a.PersonId == person).Select(a => a.Id).SingleAsync();
    }

    private static Task<Guid> ProjectAsync(AppDb db) => db.Set<Project>().Where(p => p.Name.Contains("which answer")).Select(p => p.Id).SingleAsync();
}
