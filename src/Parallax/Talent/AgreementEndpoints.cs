using Parallax.Web;
using Quartz;

namespace Parallax.Talent;

/// <summary>Agreement templates, offers and signed agreements.</summary>
public static class AgreementEndpoints
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMinutes(1);

    public static IServiceCollection AddAgreements(this IServiceCollection services)
    {
        services.AddHostedService<DefaultAgreement>();
        return services.AddQuartz(clock => clock.ScheduleJob<StopUnsigned>(trigger =>
            trigger.StartNow().WithSimpleSchedule(every => every.WithInterval(LookEvery).RepeatForever())));
    }

    public static void MapAgreements(this IEndpointRouteBuilder app)
    {
        var templates = app.MapGroup("/api/agreements/templates").RequireAuthorization(Policies.Operations).WithTags("Agreements");
        templates.MapGet("/", ReadTemplates.ListAsync);
        templates.MapPost("/", SaveTemplate.PostAsync);
        templates.MapPost("/preview", SaveTemplate.PostPreview);
        templates.MapGet("/{template:guid}", ReadTemplates.GetAsync);
        templates.MapPost("/{template:guid}/versions", SaveTemplate.PutAsync);
        templates.MapPost("/{template:guid}/ask-again", AskAgain.PostAsync);

        var offers = app.MapGroup("/api/offers").RequireAuthorization(Policies.SignedIn).WithTags("Offers");
        offers.MapGet("/", ReadOffers.ListAsync);
        offers.MapPost("/", MakeOffer.PostAsync);
        offers.MapGet("/{offer:guid}", ReadOffers.GetAsync);
        offers.MapPost("/{offer:guid}/text", FillOffer.PostAsync);
        offers.MapPost("/{offer:guid}/signature", SignOffer.PostAsync);
        offers.MapPost("/{offer:guid}/decline", CloseOffer.DeclineAsync);
        offers.MapPost("/{offer:guid}/withdraw", CloseOffer.WithdrawAsync);

        var agreements = app.MapGroup("/api/agreements").RequireAuthorization(Policies.SignedIn).WithTags("Agreements");
        agreements.MapGet("/", ReadAgreements.ListAsync);
        agreements.MapGet("/{agreement:guid}", ReadAgreements.GetAsync);
        agreements.MapGet("/{agreement:guid}/verify", ReadAgreements.VerifyAsync);
        app.MapGet("/agreements/{agreement:guid}/agreement.html", ReadAgreements.HtmlAsync).RequireAuthorization(Policies.SignedIn).WithTags("Agreements");
        app.MapGet("/agreements/{agreement:guid}/agreement.pdf", ReadAgreements.PdfAsync).RequireAuthorization(Policies.SignedIn).WithTags("Agreements");
    }
}
