using Parallax.Web;
using Quartz;

namespace Parallax.Pay;

/// <summary>Payable time, weeks and statements.</summary>
public static class PayModule
{
    private static readonly TimeSpan CloseEvery = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan CapEvery = TimeSpan.FromMinutes(1);

    public static IServiceCollection AddPay(this IServiceCollection services) =>
        services.AddScoped<CloseWeeks>().AddScoped<WeeklyCap>().AddQuartz(clock => clock
            .ScheduleJob<CloseWeeks>(trigger => trigger.StartNow().WithSimpleSchedule(every => every.WithInterval(CloseEvery).RepeatForever()))
            .ScheduleJob<WeeklyCap>(trigger => trigger.StartNow().WithSimpleSchedule(every => every.WithInterval(CapEvery).RepeatForever())));

    public static void MapPay(this IEndpointRouteBuilder app)
    {
        var pay = app.MapGroup("/api/pay").RequireAuthorization(Policies.SignedIn).WithTags("Pay");
        pay.MapGet("/week", ReadWeek.GetAsync);
        pay.MapGet("/clock/{project:guid}", PayClock.GetAsync);
        pay.MapPost("/claims", ClaimTime.PostAsync);
        pay.MapGet("/claims", ReadWeek.ClaimsAsync);
        pay.MapGet("/claims/to-decide", ReadWeek.ToDecideAsync);
        pay.MapPost("/claims/{id:guid}/decision", DecideTimeClaim.PostAsync);
        pay.MapGet("/statements", ReadStatements.ListAsync);
        pay.MapGet("/statements/to-approve", ReadStatements.ToApproveAsync);
        pay.MapGet("/statements/{id:guid}", ReadStatements.GetAsync);
        pay.MapGet("/statements/{id:guid}.csv", ReadStatements.CsvAsync);
        pay.MapGet("/statements/{id:guid}.pdf", ReadStatements.PdfAsync);
        pay.MapPost("/statements/{id:guid}/disputes", DisputeStatement.PostAsync);
        pay.MapPost("/statements/{id:guid}/approval", ApproveStatement.PostAsync);
    }
}
