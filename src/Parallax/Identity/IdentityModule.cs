using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Parallax.Data;
using Parallax.Web;

namespace Parallax.Identity;

/// <summary>People, organizations, sessions and keys.</summary>
public static class IdentityModule
{
    public const string SignInPath = "/sign-in";

    public static IServiceCollection AddIdentity(this IServiceCollection services, ServerSettings settings)
    {
        services.AddHttpContextAccessor();
        services.AddHostedService<DefaultOrganization>();
        services.AddSingleton<OperatorToken>();
        services.AddSingleton<LinkLimits>();
        services.AddSingleton<ITicketStore, SessionStore>();
        services.AddIdentityCore<Person>(Rules).AddSignInManager().AddClaimsPrincipalFactory<PersonPrincipal>();
        services.AddScoped<IUserStore<Person>, UserOnlyStore<Person, AppDb, Guid>>();
        AddSchemes(services);
        AddPolicies(services);
        AddKeyProtection(services, settings);
        return services;
    }

    public static void MapIdentity(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api").WithTags("Identity");
        api.MapPost("/people", AddPerson.PostAsync).RequireAuthorization(Policies.Administrator);
        api.MapPost("/keys", MakeKey.PostAsync).RequireAuthorization(Policies.SignedIn);
        api.MapDelete("/keys/{key:guid}", MakeKey.DeleteAsync).RequireAuthorization(Policies.SignedIn);
        api.MapDelete("/sessions/{session:guid}", EndSession.DeleteAsync).RequireAuthorization(Policies.SignedIn);
        app.MapPost("/sign-out", SignOut.PostAsync).RequireAuthorization(Policies.Public);
        app.MapGet("/demo/as/{key}", DemoSignIn.GetAsync).RequireAuthorization(Policies.Public);
    }

    private static void Rules(IdentityOptions options)
    {
        options.User.RequireUniqueEmail = true;
        // Length is what makes a password strong (NIST SP 800-63B); composition rules only make it hard to remember.
        options.Password.RequiredLength = 12;
        options.Password.RequireDigit = options.Password.RequireLowercase = options.Password.RequireUppercase = options.Password.RequireNonAlphanumeric = false;
        options.Lockout.MaxFailedAccessAttempts = 8;
        options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(10);
    }

    private static void AddSchemes(IServiceCollection services)
    {
        const string either = "cookie-or-key";
        services.AddAuthentication(options =>
            {
                options.DefaultScheme = either;
                options.DefaultSignInScheme = IdentityConstants.ApplicationScheme;
                options.DefaultSignOutScheme = IdentityConstants.ApplicationScheme;
            })
            .AddPolicyScheme(either, null, options => options.ForwardDefaultSelector = http =>
                KeyAuthentication.IsPresent(http.Request) ? KeyAuthentication.SchemeName : IdentityConstants.ApplicationScheme)
            .AddScheme<AuthenticationSchemeOptions, KeyAuthentication>(KeyAuthentication.SchemeName, null)
            .AddCookie(IdentityConstants.ApplicationScheme, Cookie);
        // SignInManager asks for these two when a second factor is in play.
        services.AddAuthentication().AddCookie(IdentityConstants.TwoFactorUserIdScheme).AddCookie(IdentityConstants.TwoFactorRememberMeScheme);
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme)
            .Configure<ITicketStore>((options, store) => options.SessionStore = store);
    }

    private static void Cookie(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "parallax";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = TimeSpan.FromDays(14);
        options.SlidingExpiration = true;
        options.LoginPath = SignInPath;
        options.ReturnUrlParameter = "returnUrl";
        options.Events.OnRedirectToLogin = context => Answer(context, IdentityRefusals.SignedOut);
        options.Events.OnRedirectToAccessDenied = context => Failures.AnswerAsync(context.HttpContext, IdentityRefusals.Forbidden);
    }

    /// <summary>A program gets an error that it can read; a person gets the page.</summary>
    private static Task Answer(RedirectContext<CookieAuthenticationOptions> context, Refusal refusal)
    {
        if (Failures.IsApi(context.HttpContext)) return refusal.ExecuteAsync(context.HttpContext);
        context.Response.Redirect(context.RedirectUri);
        return Task.CompletedTask;
    }

    private static void AddPolicies(IServiceCollection services) =>
        services.AddAuthorizationBuilder()
            .AddPolicy(Policies.Public, policy => policy.RequireAssertion(_ => true))
            .AddPolicy(Policies.SignedIn, policy => policy.RequireAuthenticatedUser())
            .AddPolicy(Policies.Operations, policy => policy.RequireAssertion(context => Caller.Of(context.User).IsOperations))
            .AddPolicy(Policies.Administrator, policy => policy.RequireClaim(Caller.AdministratorClaim, "1"));

    private static void AddKeyProtection(IServiceCollection services, ServerSettings settings)
    {
        var protection = services.AddDataProtection().SetApplicationName("parallax");
        if (settings.Secret is not { } secret)
        {
            protection.UseEphemeralDataProtectionProvider();
            return;
        }

        protection.PersistKeysToDbContext<AppDb>();
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(
            new ConfigureOptions<KeyManagementOptions>(options => options.XmlEncryptor = new SecretEncryptor(secret)));
    }
}
