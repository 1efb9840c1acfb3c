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
            // Named, because a test or a bench that hosts the product is another executable.
            ApplicationName = typeof(ServerHost).Assembly.GetName().Name,
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
        // From a build as from a publication: files as they were built, compressed, and kept by the browser when their
        // name carries their hash. Left on, each request would look for newer files and undo both.
        builder.Configuration["ReloadStaticAssetsAtRuntime"] = "false";
        builder.Logging.ClearProviders();
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true);
        builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        // What fails in a statement comes back as an exception and is logged where it is met, once.
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Critical);
        return builder;
    }
}
