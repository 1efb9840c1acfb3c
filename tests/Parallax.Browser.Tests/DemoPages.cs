using Microsoft.EntityFrameworkCore;
using Parallax.Cases;
using Parallax.Data;
using Parallax.Identity;
using Parallax.Pay;
using Parallax.Projects;
using Parallax.Quality;
using Parallax.Talent;
using Parallax.Tests.Running;

namespace Parallax.Browser.Tests;

/// <summary>A page of the demo with the person who looks at it; nobody when they are not signed in.</summary>
/// <param name="InBoth">Whether axe looks at it in both schemes of colours in one visit.</param>
public sealed record DemoPage(string Name, string Who, string Path, bool InBoth = false);

/// <summary>The pages of the road, in the order in which one comes to them.</summary>
public static class DemoPages
{
    public const string Nobody = "-";

    public static Task<IReadOnlyList<DemoPage>> AllAsync(TestApp app) => app.OnDatabaseAsync(async db =>
    {
        IReadOnlyList<DemoPage> all = [.. await HiringAsync(db), .. await ScreeningAsync(db), .. await WorkAsync(db), .. await QualityAsync(db), .. await ResultsAsync(db), .. await MoneyAsync(db), .. await ChangesAsync(db)];
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

    private static async Task<List<DemoPage>> QualityAsync(AppDb db)
    {
        var compare = await ProjectAsync(db);
        var (at, lead) = ($"/projects/{compare}", $"/projects/{compare}/quality");
        var (ada, mateo, priya) = (await PersonAsync(db, "ada"), await PersonAsync(db, "mateo"), await PersonAsync(db, "priya"));
        var gold = await db.Set<GoldItem>().OrderBy(g => g.MadeAt).ThenBy(g => g.Id).Select(g => g.PresentationId).FirstAsync();
        var practice = await db.Set<PracticeItem>().OrderBy(i => i.Position).Select(i => i.PresentationId).FirstAsync();
        var batches = await db.Set<Batch>().OrderBy(b => b.MadeAt).Select(b => b.Id).ToListAsync();
        var contested = await db.Set<Disagreement>().Where(d => d.IsContested && !d.IsSettled).OrderByDescending(d => d.Change).Select(d => d.PresentationId).FirstAsync();
        var settled = await db.Set<Adjudication>().OrderBy(a => a.At).Select(a => a.PresentationId).ToListAsync();
        var open = await db.Set<Discussion>().Where(d => db.Set<Case>().Any(c => c.Id == d.CaseId && c.State == CaseState.Open)).Select(d => d.CaseId).SingleAsync();
        var corrected = await db.Set<Review>().Where(r => r.PersonId == ada && r.HasEffect && r.Outcome == ReviewOutcome.Corrected).Select(r => r.Id).FirstAsync();
        var returned = await db.Set<Review>().Where(r => r.PersonId == ada && r.Outcome == ReviewOutcome.Returned).Select(r => r.Id).FirstAsync();
        return
        [
            new("people", "noor", lead), new("standing-qualified", "noor", $"{lead}/people/{ada}"), new("standing-watched", "noor", $"{lead}/people/{mateo}"), new("standing-paused", "noor", $"{lead}/people/{priya}"),
            new("signals", "noor", $"{lead}/signals"), new("gold", "noor", $"{lead}/gold"), new("gold-item", "noor", $"{lead}/gold/{gold}"),
            new("training", "noor", $"{lead}/training"), new("practice", "noor", $"{lead}/training/{practice}"), new("practice-choose", "noor", $"{lead}/training?id="), new("calibration", "noor", $"{lead}/calibration"),
            new("reviewers", "noor", $"{lead}/reviewers"), new("batches", "noor", $"{lead}/batches"), new("batch-accepted", "noor", $"{lead}/batches/{batches[0]}"), new("batch-rework", "noor", $"{lead}/batches/{batches[1]}"),
            new("disagreements", "noor", $"{lead}/disagreements"), new("adjudicate", "noor", $"{lead}/adjudicate/{contested}"), new("adjudicated", "noor", $"{lead}/adjudicate/{settled[0]}"), new("ambiguous", "noor", $"{lead}/adjudicate/{settled[1]}"),
            new("flags", "noor", $"{lead}/flags"), new("discussion-lead", "noor", $"{at}/discussion"), new("question", "noor", $"{at}/discussion/{open}"), new("reviewed", "noor", $"/quality/reviews/{returned}"),
            new("reviews", "tomasz", "/reviews"), new("people-as-reviewer", "tomasz", lead),
            new("discussion", "ada", $"{at}/discussion"), new("notices", "ada", "/notices"), new("feedback", "ada", "/feedback"), new("my-review", "ada", $"/feedback/reviews/{corrected}"),
            new("beside-others", "ada", $"{at}/calibration"), new("recorded", "ada", "/recorded"), new("standing", "priya", $"{at}/standing"),
        ];
    }

    private static async Task<List<DemoPage>> ResultsAsync(AppDb db)
    {
        var (compare, readings) = ($"/projects/{await ProjectAsync(db)}/results", $"/projects/{await ProjectAsync(db, "see yourself")}/results");
        (string Name, string Path)[] pages =
        [
            ("leaderboard", compare), ("failures", $"{compare}/failures?open=all"), ("cases", $"{compare}/failures/cases?model=1&class=IA&code=IA-CERTAIN"), ("steps", $"{compare}/steps"),
            ("agreement", $"{compare}/agreement"), ("precision", $"{compare}/precision"), ("judges", $"{compare}/judges"), ("report", $"{compare}/report"), ("exports", $"{compare}/exports"),
            ("people-beside-models", $"{readings}/people"), ("versions", $"{readings}/versions"), ("ambiguity", $"{readings}/ambiguity"), ("precision-of-ratings", $"{readings}/precision"),
        ];
        return [.. pages.Select(p => new DemoPage($"results-{p.Name}", "noor", p.Path, InBoth: true))];
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
        var asked = await db.Set<Case>().Where(c => c.PersonId == yuki && c.Kind == CaseKind.Question).OrderBy(c => c.OpenedAt).Select(c => c.Id).FirstAsync();
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

    private static Task<Guid> ProjectAsync(AppDb db, string name = "which answer") => db.Set<Project>().Where(p => p.Name.Contains(name)).Select(p => p.Id).SingleAsync();
}
