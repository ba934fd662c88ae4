using Scalar.AspNetCore;

namespace EnergyQuota.Server.Endpoints;

/// <summary>The API under <c>/api/v1</c>, its OpenAPI document and its page.</summary>
internal static class ApiEndpoints
{
    /// <summary>Maps the API. Everything in it needs a log-in and is cut down to the account's scope.</summary>
    public static void MapApi(this IEndpointRouteBuilder app)
    {
        app.MapOpenApi("/api/{documentName}/openapi.json");
        app.MapScalarApiReference("/api", options => options
            .WithTitle("EnergyQuota API")
            .WithOpenApiRoutePattern("/api/{documentName}/openapi.json")
            .DisableDefaultFonts()
            .DisableTelemetry()
            .DisableAgent()
            .DisableMcp()
            .HideClientButton()
            .HideDeveloperTools());
        var api = app.MapGroup("/api/v1").RequireAuthorization();
        api.MapAreas();
        api.MapImports();
        api.MapInstitutions();
        api.MapQuotas();
        api.MapAlerts();
        api.MapNotifications();
        api.MapEvidence();
        api.MapMeters();
        api.MapSeries();
        api.MapMeterPlaces();
        api.MapCoverage();
        api.MapIngest();
        api.MapGateways();
        api.MapFiledReports();
        api.MapStatisticalForms();
        api.MapFindings();
        api.MapEntries();
        api.MapProposals();
        api.MapAttachments();
        api.MapClosing();
        api.MapClosingYears();
        api.MapAdjustments();
        api.MapPapers();
        api.MapCases();
        api.MapCaseOpenings();
        api.MapLaw();
        api.MapStandards();
        api.MapFacts();
        api.MapTokens();
        api.MapAudit();
        api.MapAntiforgery();
    }
}
