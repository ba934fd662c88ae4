using EnergyQuota.Ingest.Pipeline;
using EnergyQuota.Registry.State;
using EnergyQuota.Server.Notifications;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace EnergyQuota.Server.Endpoints;

/// <summary><c>/healthz/live</c>: the process answers. <c>/healthz/ready</c>: stores answer and ingest runs.</summary>
internal static class HealthEndpoints
{
    private const string Ready = "ready";

    /// <summary>Adds the checks.</summary>
    public static void AddSiteHealth(this IServiceCollection services) =>
        services.AddHealthChecks().AddCheck<StateHealth>("state", tags: [Ready]).AddCheck<IngestHealth>("ingest", tags: [Ready]).AddCheck<DeliveryHealth>("notifications", tags: [Ready]);

    /// <summary>Maps both addresses; they need no log-in and tell no more than a word.</summary>
    public static void MapSiteHealth(this IEndpointRouteBuilder app)
    {
        app.MapHealthChecks("/healthz/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/healthz/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains(Ready) }).AllowAnonymous();
    }
}

/// <summary>Whether the state database answers.</summary>
internal sealed class StateHealth(IDbContextFactory<StateContext> states) : IHealthCheck
{
    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        return await state.Database.CanConnectAsync(cancellationToken) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy();
    }
}

/// <summary>Whether messages are taken and reach the store.</summary>
internal sealed class IngestHealth(IngestStatus ingest) : IHealthCheck
{
    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        ingest is { JournalFault: null, JournalStall: null, JournalIsFull: false, StoreError: null } ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy());
}
