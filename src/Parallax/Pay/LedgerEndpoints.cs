using Parallax.Web;

namespace Parallax.Pay;

/// <summary>The ledger and the payouts by hand.</summary>
public static class LedgerEndpoints
{
    public static IServiceCollection AddLedger(this IServiceCollection services) => LedgerChecks.All.Concat(StatementChecks.All).Aggregate(services.AddSingleton<DestinationProtection>(), (all, check) => all.AddSingleton(check));

    public static void MapLedger(this IEndpointRouteBuilder app)
    {
        var books = app.MapGroup("/api/ledger").RequireAuthorization(Policies.SignedIn).WithTags("Ledger");
        books.MapGet("/accounts", Journal.AccountsAsync);
        books.MapGet("/journal", Journal.GetAsync);
        books.MapGet("/journal.hledger", ExportJournal.HledgerAsync);
        books.MapGet("/journal.csv", ExportJournal.CsvAsync);
        books.MapGet("/adjustments", AdjustmentViews.ListAsync);
        books.MapPost("/adjustments", Adjust.PostAsync);
        books.MapPost("/adjustments/{adjustment:guid}/approve", BookAdjustment.ApproveAsync);
        books.MapPost("/adjustments/{adjustment:guid}/reject", BookAdjustment.RejectAsync);

        var pay = app.MapGroup("/api/pay").RequireAuthorization(Policies.SignedIn).WithTags("Payouts");
        pay.MapGet("/method", SetPayMethod.GetAsync);
        pay.MapPut("/method", SetPayMethod.PutAsync);
        pay.MapGet("/settings", SetPaySettings.GetAsync);
        pay.MapPut("/settings", SetPaySettings.PutAsync);
        pay.MapGet("/people/{person:guid}", PayeeView.GetAsync);
        pay.MapGet("/runs", RunViews.ListAsync);
        pay.MapPost("/runs", MakeRun.PostAsync);
        pay.MapGet("/runs/{run:guid}", RunViews.GetAsync);
        pay.MapGet("/runs/{run:guid}/file", RunFile.GetAsync);
        pay.MapPost("/runs/{run:guid}/approve", DecideRun.ApproveAsync);
        pay.MapPost("/runs/{run:guid}/cancel", DecideRun.CancelAsync);
        pay.MapPost("/runs/{run:guid}/paid", MarkPayout.RunPaidAsync);
        pay.MapGet("/payouts/{payout:guid}/note.pdf", RemittanceView.PdfAsync);
        pay.MapPost("/payouts/{payout:guid}/paid", MarkPayout.PaidAsync);
        pay.MapPost("/payouts/{payout:guid}/refused", MarkPayout.RefusedAsync);
        pay.MapPost("/payouts/{payout:guid}/returned", MarkPayout.ReturnedAsync);
        pay.MapPost("/payouts/{payout:guid}/unknown", MarkPayout.UnknownAsync);
    }
}
