using EnergyQuota.Metering.Ledger;
using EnergyQuota.Metering.Stores;
using EnergyQuota.Registry.Meters;

namespace EnergyQuota.Server.Hosting;

/// <summary>Opens the stores before anything uses them.</summary>
internal static class StoreOpening
{
    /// <summary>Opens reading store and ledger and loads the meters into memory.</summary>
    /// <exception cref="StoreUnavailableException">One of them cannot be used; the message says what to do.</exception>
    public static async Task OpenAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        await services.GetRequiredService<IReadingStore>().OpenAsync(cancellationToken);
        await services.GetRequiredService<IConsumptionLedger>().OpenAsync(cancellationToken);
        await services.GetRequiredService<IMeterDirectory>().RefreshAsync(cancellationToken);
    }
}
