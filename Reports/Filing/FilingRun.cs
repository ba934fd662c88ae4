using EnergyQuota.Metering;
using EnergyQuota.Metering.Ledger;
using EnergyQuota.Registry;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.State;
using EnergyQuota.Reports.Building;
using EnergyQuota.Reports.Periods;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace EnergyQuota.Reports.Filing;

/// <summary>
/// Files the first edition of every institution's months, quarters and years that are over, settled and not yet filed. It
/// looks at every period still missing, so a run missed or repeated changes nothing.
/// </summary>
public sealed class FilingRun(
    IDbContextFactory<StateContext> states,
    IConsumptionLedger ledger,
    FirstEditions editions,
    IReadingsOnTheWay onTheWay,
    IOptions<ReportOptions> options,
    IOptions<SiteOptions> site,
    ILogger<FilingRun> logger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private static readonly Scope Job = Scope.System("file-reports");

    /// <summary>Files what is due.</summary>
    /// <param name="asOf">The instant for which it is decided which periods are due.</param>
    /// <param name="cancellationToken">Stops between reports; what is filed stays.</param>
    /// <exception cref="IOException">The files cannot be kept; nothing more is tried, since the next would fail too.</exception>
    public async Task<FilingTally> RunAsync(DateTimeOffset asOf, CancellationToken cancellationToken)
    {
        if (!await onTheWay.NoneAsync(Patience, cancellationToken))
        {
            // The next run looks at the same periods again.
            logger.Postponed();
            return default;
        }

        var tally = default(FilingTally);
        foreach (var chunk in (await CodesAsync(cancellationToken)).Chunk(MonthlyReportBuilder.AtOnce))
        {
            var missing = await MissingAsync(chunk, asOf, cancellationToken);
            tally = tally with { Unsettled = tally.Unsettled + missing.Count(m => m.Readiness != FilingReadiness.Ready) };
            foreach (var period in missing.Where(m => m.Readiness == FilingReadiness.Ready).GroupBy(m => m.Period).OrderBy(g => g.Key.To).ThenBy(g => g.Key.Kind))
            {
                tally = tally.Plus(await FileAsync([.. period.Select(m => m.Code)], period.Key, cancellationToken));
            }
        }

        if (tally != default)
        {
            logger.FilingDone(tally.Filed, tally.Unsettled, tally.Failed);
        }

        return tally;
    }

    private async Task<List<string>> CodesAsync(CancellationToken cancellationToken)
    {
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        return await state.Set<Institution>().AsNoTracking().Within(Job).OrderBy(i => i.Code).Select(i => i.Code).ToListAsync(cancellationToken);
    }

    private async Task<IReadOnlyList<(string Code, ReportPeriod Period, FilingReadiness Readiness)>> MissingAsync(
        IReadOnlyCollection<string> codes, DateTimeOffset asOf, CancellationToken cancellationToken)
    {
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        var institutions = await state.Set<Institution>().AsNoTracking().Within(Job).Where(i => EF.Parameter(codes).Contains(i.Code)).ToListAsync(cancellationToken);
        var zone = SiteZone.Find(site.Value.Zone);

        // Wide enough for every zone there is, and for the first month of a year; the rule itself decides.
        var until = CalendarDays.DayOf(asOf, zone).AddDays(1);
        var first = Month.Of(until.AddMonths(-options.Value.MonthsBack - 12));
        var facts = await new FilingFactsReader(state, ledger, zone)
            .ReadAsync(institutions, first, until, RegisterAccess.System("file-reports"), cancellationToken);
        return [.. facts.OrderBy(f => f.Key, StringComparer.Ordinal).SelectMany(
            f => FilingRule.Missing(f.Value, options.Value.InstitutionKinds, options.Value.FileAfterDays, options.Value.MonthsBack, asOf),
            (f, missing) => (f.Key, missing.Period, missing.Readiness))];
    }

    // One institution whose report cannot be built must not keep the others' from being filed; a full disk stops all.
    private async Task<FilingTally> FileAsync(IReadOnlyCollection<string> codes, ReportPeriod period, CancellationToken cancellationToken)
    {
        try
        {
            return await editions.FileAsync(Job, codes, period, cancellationToken);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or ArithmeticException)
        {
            if (codes.Count == 1)
            {
                logger.NotFiled(codes.First(), period.ToString(), e);
                return new FilingTally(0, 0, 1);
            }
        }

        var tally = default(FilingTally);
        foreach (var code in codes)
        {
            tally = tally.Plus(await FileAsync([code], period, cancellationToken));
        }

        return tally;
    }
}
