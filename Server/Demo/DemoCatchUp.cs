using EnergyQuota.Ingest.Journal;
using EnergyQuota.Metering.Settlement;

namespace EnergyQuota.Server.Demo;

/// <summary>Waits until the history has gone its way, so that the first page shows figures rather than gaps.</summary>
internal static class DemoCatchUp
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(300);

    /// <summary>Waits until the journal has nothing left for the store.</summary>
    public static async Task StoreAsync(IServiceProvider services, Action<double> told, CancellationToken cancellationToken)
    {
        var journal = services.GetRequiredService<MessageJournal>();
        var time = services.GetRequiredService<TimeProvider>();
        var all = Math.Max(1, journal.WaitingBytes);
        while (journal.WaitingBytes > 0)
        {
            told(1 - (journal.WaitingBytes / (double)all));
            await Task.Delay(Look, time, cancellationToken);
        }
    }

    /// <summary>Settles what is marked, round after round; the job that does so otherwise may do so at the same time.</summary>
    public static async Task SettleAsync(IServiceProvider services, Action<double> told, CancellationToken cancellationToken)
    {
        const int Round = 25;
        var marks = services.GetRequiredService<ISettlementMarks>();
        var settler = services.GetRequiredService<Settler>();
        var all = Math.Max(1, await marks.CountAsync(cancellationToken));
        for (var left = all; left > 0; left = await marks.CountAsync(cancellationToken))
        {
            told(1 - (left / (double)all));
            if ((await settler.SettleAsync(Round, cancellationToken)).Marks == 0)
            {
                break;
            }
        }
    }
}
