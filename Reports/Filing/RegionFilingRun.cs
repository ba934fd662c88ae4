using EnergyQuota.Metering;
using EnergyQuota.Registry;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.State;
using EnergyQuota.Reports.Periods;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace EnergyQuota.Reports.Filing;

/// <summary>
/// Files the first edition of every region's months, quarters and years that are over, settled and not yet filed. It looks
/// at every period still missing, so a run missed or repeated changes nothing.
/// </summary>
public sealed class RegionFilingRun(
    IDbContextFactory<StateContext> states,
    RegionFilingFacts facts,
    RegionReportFiler filer,
    IReadingsOnTheWay onTheWay,
    IOptions<ReportOptions> options,
    IOptions<SiteOptions> site,
    ILogger<RegionFilingRun> logger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private static readonly Scope Job = Scope.System("file-reports");

    /// <summary>Files what is due.</summary>
    /// <param name="asOf">The instant for which it is decided which periods are due.</param>
    /// <param name="cancellationToken">Stops between periods; what is filed stays.</param>
    /// <exception cref="IOException">The files cannot be kept; nothing more is tried, since the next would fail too.</exception>
    public async Task<FilingTally> RunAsync(DateTimeOffset asOf, CancellationToken cancellationToken)
    {
        var lengths = options.Value.RegionLengths;
        var tally = default(FilingTally);
        if (lengths.Count == 0 || !await onTheWay.NoneAsync(Patience, cancellationToken))
        {
            return tally;
        }

        foreach (var region in await RegionsAsync(lengths, cancellationToken))
        {
            foreach (var (period, readiness) in await MissingAsync(region, asOf, cancellationToken))
            {
                cancellationToken.ThrowIfCancellationRequested();
                var outcome = readiness == FilingReadiness.Ready ? await FileAsync(region, period, cancellationToken) : FilingOutcome.Unsettled;
                tally = outcome switch
                {
                    FilingOutcome.Filed => tally with { Filed = tally.Filed + 1 },
                    FilingOutcome.Unsettled => tally with { Unsettled = tally.Unsettled + 1 },
                    null => tally with { Failed = tally.Failed + 1 },
                    _ => tally,
                };
            }
        }

        if (tally != default)
        {
            logger.RegionFilingDone(tally.Filed, tally.Unsettled, tally.Failed);
        }

        return tally;
    }

    private async Task<List<string>> RegionsAsync(IReadOnlyCollection<int> lengths, CancellationToken cancellationToken)
    {
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        return await state.Set<Region>().AsNoTracking().Select(r => r.Code).Where(code => lengths.Contains(code.Length)).OrderBy(code => code).ToListAsync(cancellationToken);
    }

    private async Task<IReadOnlyList<(ReportPeriod Period, FilingReadiness Readiness)>> MissingAsync(
        string region, DateTimeOffset asOf, CancellationToken cancellationToken)
    {
        // Wide enough for every zone there is, and for the first month of a year; the rule itself decides.
        var until = CalendarDays.DayOf(asOf, SiteZone.Find(site.Value.Zone)).AddDays(1);
        var first = Month.Of(until.AddMonths(-options.Value.MonthsBack - 12));
        return await facts.ReadAsync(Job, region, first, until, cancellationToken) is { } known
            ? FilingRule.Missing(known, Enum.GetValues<PeriodKind>(), options.Value.FileAfterDays, options.Value.MonthsBack, asOf)
            : [];
    }

    // One region whose report cannot be printed must not keep the others' from being filed; a full disk stops all.
    private async Task<FilingOutcome?> FileAsync(string region, ReportPeriod period, CancellationToken cancellationToken)
    {
        try
        {
            return (await filer.FileAsync(Job, region, period, "", cancellationToken)).Outcome;
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or ArithmeticException)
        {
            logger.RegionNotFiled(region, period.ToString(), e);
            return null;
        }
    }
}
