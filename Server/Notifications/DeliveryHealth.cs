using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace EnergyQuota.Server.Notifications;

/// <summary>Degraded while something could not be sent: the server serves, but somebody was not told.</summary>
internal sealed class DeliveryHealth(IDbContextFactory<StateContext> states) : IHealthCheck
{
    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        return await state.Set<NoticeDelivery>().AnyAsync(d => d.State == DeliveryState.Failed, cancellationToken) ? HealthCheckResult.Degraded() : HealthCheckResult.Healthy();
    }
}
