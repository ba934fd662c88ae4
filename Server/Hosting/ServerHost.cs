using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using EnergyQuota.Server.Accounts;
using EnergyQuota.Server.Endpoints;
using EnergyQuota.Server.Pages;
using EnergyQuota.Server.Queries;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.WebEncoders;

namespace EnergyQuota.Server.Hosting;

/// <summary>Builds the one web application out of all parts.</summary>
internal static class ServerHost
{
    private static readonly string[] Cultures = ["zh-CN", "en"];

    /// <summary>Reads configuration the way every verb does: the file beside the program, then environment variables, then the command line.</summary>
    public static WebApplicationBuilder CreateBuilder(IReadOnlyDictionary<string, string?> overrides)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(ServerHost).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.Configuration.AddInMemoryCollection(overrides);
        return builder;
    }

    /// <summary>Adds every part and maps every address.</summary>
    public static WebApplication Build(WebApplicationBuilder builder, HostSettings settings, string folder)
    {
        // Every part counts the folder from the same place.
        builder.Configuration["Data:Folder"] = folder;
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.UseUrls(settings.Urls);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(10));
        builder.Logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.TimestampFormat = "HH:mm:ss ";
        });
        builder.Services.AddParts(builder.Configuration, settings, folder);
        builder.Services.AddAccounts(builder.Configuration, folder);
        AddSite(builder.Services);
        var app = builder.Build();
        MapSite(app);
        return app;
    }

    private static void AddSite(IServiceCollection services)
    {
        services.AddProblemDetails();
        services.AddExceptionHandler<BadRequestHandler>();
        services.Configure<RouteHandlerOptions>(static handlers => handlers.ThrowOnBadRequest = true);
        services.ConfigureHttpJsonOptions(json => json.SerializerOptions.Converters.Add(new JsonStringEnumConverter()));
        services.Configure<WebEncoderOptions>(encoder => encoder.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddOpenApi("v1", options => options.AddDocumentTransformer(ApiDocument.DescribeAsync));
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddCascadingAuthenticationState();
        services.AddHttpContextAccessor();
        services.AddSiteHealth();
        services.AddSingleton<MetricsEndpoint>();
        services.AddPageQueries();
        services.Configure<RequestLocalizationOptions>(options =>
        {
            options.SetDefaultCulture(Cultures[0]).AddSupportedCultures(Cultures).AddSupportedUICultures(Cultures);

            // Chinese unless a person chose otherwise: the browser's own language does not count.
            options.RequestCultureProviders = [new CookieRequestCultureProvider()];
        });
        services.Configure<ForwardedHeadersOptions>(options => options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto);
    }

    private static void MapSite(WebApplication app)
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.GetCultureInfo(Cultures[0]);
        CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.GetCultureInfo(Cultures[0]);
        app.UseForwardedHeaders();
        app.UseExceptionHandler();
        app.UseSecurityHeaders();
        app.UseRequestLocalization();

        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.Use(ForProgramsTheStatusAlone);
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseEntityTags();
        app.UseAntiforgery();
        app.MapStaticAssets().AllowAnonymous();
        app.MapSiteHealth();
        MetricsEndpoint.Map(app, app.Configuration[MetricsEndpoint.TokenKey]);
        app.MapAccounts();
        app.MapLanguage();
        app.MapReports();
        app.MapApi();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
    }

    // A person who mistypes an address gets a page with the way back; a program, and whatever is no question, the status alone.
    private static Task ForProgramsTheStatusAlone(HttpContext context, RequestDelegate next)
    {
        if (!HttpMethods.IsGet(context.Request.Method) || context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal))
        {
            context.Features.Get<IStatusCodePagesFeature>()?.Enabled = false;
        }

        return next(context);
    }
}
