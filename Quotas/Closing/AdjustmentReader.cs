using EnergyQuota.Metering;
using EnergyQuota.Metering.Closing;
using EnergyQuota.Metering.Ledger;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.Meters;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Quotas.Closing;

/// <summary>Reads differences of closed months with what is booked of them and what caused them. The caller has checked the scope.</summary>
/// <param name="state">The state database.</param>
/// <param name="ledger">The ledger.</param>
internal sealed class AdjustmentReader(StateContext state, IConsumptionLedger ledger)
{
    // An entry reaches to the good readings around it: one this far from the month may still be the cause.
    private const int DaysAround = 31;

    /// <summary>Reads.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="access">The registers that may be seen.</param>
    /// <param name="from">First month, inclusive.</param>
    /// <param name="to">Last month, inclusive.</param>
    /// <param name="cancellationToken">Stops the queries.</param>
    /// <returns>Every closed month that differs or of which something is booked and pending, by month and register.</returns>
    public async Task<IReadOnlyList<PendingAdjustmentRow>> ReadAsync(
        Scope scope, RegisterAccess access, Month from, Month to, CancellationToken cancellationToken)
    {
        var differences = await ledger.ListDifferencesAsync(access, from, to, cancellationToken);
        if (differences.Count == 0)
        {
            return [];
        }

        var meters = differences.Select(d => d.Register.Meter).Distinct().ToList();
        var booked = (await state.Set<PeriodAdjustment>().AsNoTracking().Where(a => meters.Contains(a.MeterCode)).ToListAsync(cancellationToken))
            .ToLookup(a => (a.Register, Month.Of(a.Month)));
        var owners = await OwnersAsync(scope, meters, differences.Min(d => d.Month), differences.Max(d => d.Month), cancellationToken);
        var causes = await CausesAsync(meters, differences, cancellationToken);
        return
        [
            .. differences.Select(difference =>
            {
                var own = booked[(difference.Register, difference.Month)].ToList();
                var pending = difference.Pending(own.Select(a => new AdjustmentAmount(a.Amount, a.Quantity)));
                var known = causes[difference.Register].Where(c => Concerns(c, difference)).Select(c => c.Cause).OrderBy(c => c.At).ToList();
                return new PendingAdjustmentRow(
                    difference,
                    new AdjustmentAmount(own.Sum(a => a.Amount), own.Sum(a => a.Quantity)),
                    pending,
                    known.Count > 0 ? known : [new AdjustmentCause(AdjustmentCauseKind.Readings, difference.Since, "", "")],
                    [.. owners[difference.Register].Where(o => o.Months.Contains(difference.Month)).Select(o => o.Institution).Distinct()]);
            }).Where(row => !row.Difference.IsNone || !row.Pending.IsNone || !row.Booked.IsNone),
        ];
    }

    private static bool Concerns(Dated cause, ClosedDifference difference) =>
        cause.From <= difference.Month.Next.FirstDay.AddDays(DaysAround) && cause.To >= difference.Month.FirstDay.AddDays(-DaysAround) && cause.Cause.At <= difference.Latest;

    private async Task<ILookup<RegisterId, (string Institution, HashSet<Month> Months)>> OwnersAsync(
        Scope scope, List<string> meters, Month first, Month last, CancellationToken cancellationToken)
    {
        var seen = state.Set<Institution>().Within(scope).Select(i => i.Code);
        var terms = await state.Set<BoundaryTerm>().AsNoTracking().Where(t => meters.Contains(t.MeterCode) && seen.Contains(t.InstitutionCode))
            .Select(t => new { t.InstitutionCode, t.MeterCode, t.RegisterName }).Distinct().ToListAsync(cancellationToken);
        var codes = terms.Select(t => t.InstitutionCode).Distinct().ToList();
        var (from, to) = (first.FirstDay, last.FirstDay);
        var closed = (await state.Set<PeriodClosing>().AsNoTracking().InForce().Where(c => codes.Contains(c.InstitutionCode) && c.Month >= from && c.Month <= to)
            .Select(c => new { c.InstitutionCode, c.Month }).ToListAsync(cancellationToken)).ToLookup(c => c.InstitutionCode, c => Month.Of(c.Month));
        return terms.OrderBy(t => t.InstitutionCode, StringComparer.Ordinal)
            .ToLookup(t => new RegisterId(t.MeterCode, t.RegisterName), t => (t.InstitutionCode, closed[t.InstitutionCode].ToHashSet()));
    }

    private async Task<ILookup<RegisterId, Dated>> CausesAsync(
        List<string> meters, IReadOnlyList<ClosedDifference> differences, CancellationToken cancellationToken)
    {
        var firstMonth = differences.Min(d => d.Month).FirstDay;
        var closedFrom = await state.Set<PeriodClosing>().AsNoTracking().InForce().Where(c => c.Month >= firstMonth).MinAsync(c => (DateTimeOffset?)c.ClosedAt, cancellationToken)
            ?? DateTimeOffset.MinValue;
        var events = await state.Set<RegisterEventRecord>().AsNoTracking()
            .Where(e => meters.Contains(e.MeterCode) && e.EnteredAt >= closedFrom).ToListAsync(cancellationToken);
        var bills = await state.Set<Bill>().AsNoTracking().Where(b => meters.Contains(b.MeterCode) && b.EnteredAt >= closedFrom).ToListAsync(cancellationToken);
        return events
            .Select(e => (new RegisterId(e.MeterCode, e.RegisterName), new Dated(
                new AdjustmentCause(AdjustmentCauseKind.Entry, e.EnteredAt, e.EnteredBy, e.Decision?.ToString() ?? e.Kind.ToString()),
                DateOnly.FromDateTime(e.At.UtcDateTime),
                DateOnly.FromDateTime(e.At.UtcDateTime))))
            .Concat(bills.Select(b => (new RegisterId(b.MeterCode, b.RegisterName), new Dated(
                new AdjustmentCause(AdjustmentCauseKind.Bill, b.EnteredAt, b.EnteredBy, b.Document), b.From, b.To))))
            .ToLookup(c => c.Item1, c => c.Item2);
    }

    private sealed record Dated(AdjustmentCause Cause, DateOnly From, DateOnly To);
}
