using Microsoft.AspNetCore.Hosting.StaticWebAssets;
using Parallax.Data;

namespace Parallax.Web;

/// <summary>The bare host: where it listens, what it logs, where its static files lie.</summary>
public static class ServerHost
{
    public static WebApplicationBuilder New(ServerSettings settings)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ContentRootPath = AppContext.BaseDirectory,
            // A build beside its sources serves them from there; a published one has its own copy.
            EnvironmentName = Environments.Production,
        });
        builder.WebHost.UseUrls(settings.Url);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 4 * 1024 * 1024;
        });
        StaticWebAssetsLoader.UseStaticWebAssets(builder.Environment, builder.Configuration);
        builder.Logging.ClearProviders();
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true);
        builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        return builder;
    }
}
