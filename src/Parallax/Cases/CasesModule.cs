using Parallax.Web;

namespace Parallax.Cases;

/// <summary>Questions, appeals, corrections and disputes: one noun, one place, an answer in writing.</summary>
public static class CasesModule
{
    public static void MapCases(this IEndpointRouteBuilder app)
    {
        var cases = app.MapGroup("/api/cases").RequireAuthorization(Policies.SignedIn).WithTags("Cases");
        cases.MapGet("", GetCases.MineAsync);
        cases.MapPost("", OpenCase.PostAsync);
        cases.MapGet("/queue", GetCases.QueueAsync);
        cases.MapGet("/{id:guid}", GetCases.GetAsync);
        cases.MapPost("/{id:guid}/messages", ReplyToCase.PostAsync);
        cases.MapPost("/{id:guid}/withdrawal", WithdrawCase.PostAsync);
        cases.MapPost("/{id:guid}/decision", DecideCase.PostAsync);
    }
}
