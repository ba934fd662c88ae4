using EnergyQuota.Ingest.Journal;
using EnergyQuota.Metering.Ledger;
using EnergyQuota.Metering.Stores;
using EnergyQuota.Quotas.Closing;
using EnergyQuota.Registry.Meters;
using Microsoft.Extensions.Options;

namespace EnergyQuota.Server.Hosting;

/// <summary>Opens the stores before anything uses them.</summary>
internal static class StoreOpening
{
    /// <summary>Opens reading store and ledger and loads the meters into memory.</summary>
    /// <exception cref="StoreUnavailableException">One of them cannot be used; the message says what to do.</exception>
    public static async Task OpenAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        await OpenWithoutMetersAsync(services, cancellationToken);
        await services.GetRequiredService<IMeterDirectory>().RefreshAsync(cancellationToken);
    }

    /// <summary>Opens reading store and ledger; enough where no message is taken.</summary>
    /// <exception cref="StoreUnavailableException">One of them cannot be used; the message says what to do.</exception>
    public static async Task OpenWithoutMetersAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        await services.GetRequiredService<IReadingStore>().OpenAsync(cancellationToken);
        await services.GetRequiredService<IConsumptionLedger>().OpenAsync(cancellationToken);

        // A stop between the two databases may have left a closing half way: before anyone reads figures it counts, or never happened.
        await services.GetRequiredService<ClosingFinish>().FinishAsync(cancellationToken);
    }

    /// <summary>Opens the journal and makes sure that all that was acknowledged is in it.</summary>
    /// <exception cref="StartFaultException">It cannot be used; the message says what to do.</exception>
    public static async Task OpenJournalAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var folder = services.GetRequiredService<IOptions<JournalOptions>>().Value.Folder;
        try
        {
            await JournalOpening.CheckAsync(services, cancellationToken);
        }
        catch (Exception e) when (e is JournalDamagedException or InvalidDataException)
        {
            throw new StartFaultException(
                $"{folder}: {e.Message} Nothing was changed. Put back a copy of the folder if there is one. Otherwise keep it, move it elsewhere and start again: "
                + "a new journal begins, and only messages that were acknowledged and had not reached the reading store are missing then.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartFaultException($"Ingest:Journal:Folder: {folder} cannot be used ({e.Message}). It needs room and the right to write.", e);
        }
    }
}
