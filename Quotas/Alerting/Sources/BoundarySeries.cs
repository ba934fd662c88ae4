using EnergyQuota.Metering;
using EnergyQuota.Metering.Ledger;
using EnergyQuota.Quotas.Alerting.Rules;
using EnergyQuota.Quotas.Consumption;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.Meters;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Quotas.Alerting.Sources;

/// <summary>What is metered, and not only billed, at the boundaries of some institutions.</summary>
/// <param name="Terms">The boundary terms of registers that send readings.</param>
/// <param name="Rows">Their ledger days by register.</param>
internal sealed record BoundarySeries(IReadOnlyList<TermSpan> Terms, ILookup<RegisterId, LedgerDay> Rows)
{
    /// <summary>The institutions in being on a day, in the order of their codes.</summary>
    public static async Task<IReadOnlyList<Institution>> InBeingAsync(StateContext state, DateOnly day, CancellationToken cancellationToken) =>
        await state.Set<Institution>().AsNoTracking().Where(i => i.From <= day && (i.To == null || i.To > day)).OrderBy(i => i.Code).ToListAsync(cancellationToken);

    /// <summary>Reads them.</summary>
    public static async Task<BoundarySeries> ReadAsync(
        StateContext state, IConsumptionLedger ledger, IReadOnlyCollection<string> institutions, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var terms = await BoundaryReader.ReadAsync(state, institutions, from, to, cancellationToken);
        var meters = terms.Select(t => t.Register.Meter).Distinct().ToList();
        var sending = (await state.Set<Meter>().Where(m => meters.Contains(m.Code) && !m.Billed && m.RemovedAt == null).Select(m => m.Code).ToListAsync(cancellationToken))
            .ToHashSet(StringComparer.Ordinal);
        IReadOnlyList<TermSpan> metered = [.. terms.Where(t => sending.Contains(t.Register.Meter))];
        var registers = metered.Select(t => t.Register).Distinct().ToList();
        var rows = registers.Count == 0 ? [] : await ledger.ReadDaysAsync(RegisterAccess.System("alerts"), registers, from, to, cancellationToken);
        return new BoundarySeries(metered, rows.ToLookup(row => row.Register));
    }

    /// <summary>One series per institution and energy type; where a type is metered in two units, the lowest-numbered.</summary>
    public IEnumerable<DaySeries> Series(TimeZoneInfo zone) =>
        from type in Terms.GroupBy(t => (t.Owner, t.EnergyType))
        let unit = type.Min(t => t.Unit)
        let terms = type.Where(t => t.Unit == unit).ToList()
        let rows = terms.Select(t => t.Register).Distinct().SelectMany(register => Rows[register])
        select new DaySeries(
            type.Key.Owner, type.Key.EnergyType, unit.Symbol(),
            [.. ConsumptionSeries.Days(terms, rows, day => CalendarDays.HoursOf(day, zone)).Select(d => new SeriesDay(d.Day, d.Quantity, d.Completeness - d.ManualShare))]);
}
