using EnergyQuota.Metering;
using EnergyQuota.Metering.Ledger;
using EnergyQuota.Quotas.Standards;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.State;
using EnergyQuota.Reports.Periods;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Reports.Building;

/// <summary>Reads once from the ledger what reports of some institutions ask for some dozen times.</summary>
internal static class ReportLedger
{
    /// <summary>Holds the registers of boundaries and exclusions: day rows of the period's last month, month sums of all before that the totals need.</summary>
    /// <param name="state">The state database.</param>
    /// <param name="ledger">The ledger.</param>
    /// <param name="who">Who asks.</param>
    /// <param name="codes">The institutions; the caller has checked the scope.</param>
    /// <param name="terms">Their boundary formulas.</param>
    /// <param name="period">The period.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async Task<HeldLedger> HoldAsync(
        StateContext state,
        IConsumptionLedger ledger,
        string who,
        IReadOnlyCollection<string> codes,
        IEnumerable<BoundaryTerm> terms,
        ReportPeriod period,
        CancellationToken cancellationToken)
    {
        var exclusions = await state.Set<BoundaryExclusion>().AsNoTracking().Where(e => EF.Parameter(codes).Contains(e.InstitutionCode) && e.MeterCode != null)
            .Select(e => new { Meter = e.MeterCode!, e.RegisterName }).ToListAsync(cancellationToken);
        var registers = terms.Select(t => new RegisterId(t.MeterCode, t.RegisterName)).Concat(exclusions.Select(e => new RegisterId(e.Meter, e.RegisterName))).ToHashSet();

        // The same period of the year before is compared, and weighed by the twelve months before it.
        return await HeldLedger.ReadAsync(
            ledger, RegisterAccess.Only(who, registers), registers, period.From.AddYears(-2), period.LastMonth.FirstDay, period.To, cancellationToken);
    }
}
