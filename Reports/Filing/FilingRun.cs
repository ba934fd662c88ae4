using EnergyQuota.Metering;
using EnergyQuota.Metering.Ledger;
using EnergyQuota.Registry;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace EnergyQuota.Reports.Filing;

/// <summary>What a run filed and what it left.</summary>
/// <param name="Filed">Editions filed.</param>
/// <param name="Unsettled">Months whose time has come and that wait to be settled.</param>
/// <param name="Failed">Months that could not be printed; the log says why.</param>
public readonly record struct FilingTally(int Filed, int Unsettled, int Failed);

/// <summary>
/// Files the first edition of every institution's months that are over, settled and not yet filed. It looks at every
/// month still missing, so a run missed or repeated changes nothing.
/// </summary>
public sealed class FilingRun(
    IDbContextFactory<StateContext> states,
    IConsumptionLedger ledger,
    ReportFiler filer,
    IReadingsOnTheWay onTheWay,
    IOptions<ReportOptions> options,
    IOptions<SiteOptions> site,
    ILogger<FilingRun> logger)
{
    private const int AtOnce = 200;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private static readonly Scope Job = Scope.System("file-reports");

    /// <summary>Files what is due.</summary>
    /// <param name="asOf">The instant for which it is decided which months are due.</param>
    /// <param name="cancellationToken">Stops between months; what is filed stays.</param>
    /// <exception cref="IOException">The files cannot be kept; nothing more is tried, since the next would fail too.</exception>
    public async Task<FilingTally> RunAsync(DateTimeOffset asOf, CancellationToken cancellationToken)
    {
        if (!await onTheWay.NoneAsync(Patience, cancellationToken))
        {
            // The next run looks at the same months again.
            logger.Postponed();
            return default;
        }

        var tally = default(FilingTally);
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        var codes = await state.Set<Institution>().AsNoTracking().Within(Job).OrderBy(i => i.Code).Select(i => i.Code).ToListAsync(cancellationToken);
        foreach (var chunk in codes.Chunk(AtOnce))
        {
            foreach (var (code, missing) in await MissingAsync(chunk, asOf, cancellationToken))
            {
                foreach (var (month, readiness) in missing)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    var outcome = readiness == FilingReadiness.Ready
                        ? await FileAsync(code, month, cancellationToken)
                        : FilingOutcome.Unsettled;
                    tally = outcome switch
                    {
                        FilingOutcome.Filed => tally with { Filed = tally.Filed + 1 },
                        FilingOutcome.Unsettled => tally with { Unsettled = tally.Unsettled + 1 },
                        null => tally with { Failed = tally.Failed + 1 },
                        _ => tally,
                    };
                }
            }
        }

        if (tally != default)
        {
            logger.FilingDone(tally.Filed, tally.Unsettled, tally.Failed);
        }

        return tally;
    }

    private async Task<IReadOnlyList<(string Code, IReadOnlyList<(Month, FilingReadiness)> Missing)>> MissingAsync(
        IReadOnlyCollection<string> codes, DateTimeOffset asOf, CancellationToken cancellationToken)
    {
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        var institutions = await state.Set<Institution>().AsNoTracking().Within(Job).Where(i => codes.Contains(i.Code)).ToListAsync(cancellationToken);
        var zone = SiteZone.Find(site.Value.Zone);

        // Wide enough for every zone there is; the rule itself decides by zone.
        var until = CalendarDays.DayOf(asOf, zone).AddDays(1);
        var first = Month.Of(until);
        for (var back = 0; back <= options.Value.MonthsBack; back++)
        {
            first = first.Previous;
        }

        var facts = await new FilingFactsReader(state, ledger, zone)
            .ReadAsync(institutions, first, until, Metering.RegisterAccess.System("file-reports"), cancellationToken);
        return [.. institutions.OrderBy(i => i.Code, StringComparer.Ordinal).Select(i =>
            (i.Code, FilingRule.Missing(facts[i.Code], options.Value.FileAfterDays, options.Value.MonthsBack, asOf)))];
    }

    // One institution whose report cannot be printed must not keep the others' from being filed; a full disk stops all.
    private async Task<FilingOutcome?> FileAsync(string code, Month month, CancellationToken cancellationToken)
    {
        try
        {
            return (await filer.FileAsync(Job, code, month, "", cancellationToken)).Outcome;
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or ArithmeticException)
        {
            logger.NotFiled(code, month, e);
            return null;
        }
    }
}
