using EnergyQuota.Metering;
using EnergyQuota.Metering.Ledger;
using EnergyQuota.Metering.Settlement;
using EnergyQuota.Registry;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.Meters;
using EnergyQuota.Registry.State;
using EnergyQuota.Reports.Building;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EnergyQuota.Reports.Regional;

/// <summary>Registers of a region about which a finding waits for a decision: something of them is not booked, or not used.</summary>
/// <param name="states">The state database.</param>
/// <param name="institutions">What may be seen.</param>
/// <param name="ledger">The consumption ledger.</param>
/// <param name="site">The site's settings.</param>
public sealed class RegionSuspects(
    IDbContextFactory<StateContext> states, InstitutionQueries institutions, IConsumptionLedger ledger, IOptions<SiteOptions> site)
{
    private static readonly FindingKind[] Waiting =
        [FindingKind.Jump, FindingKind.ResetCandidate, FindingKind.Suspect, FindingKind.ReplacementMismatch, FindingKind.MultiplierWithoutRegister];

    /// <summary>Findings that began before a day, by institution, meter and day.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="of">The institutions in the report, by code.</param>
    /// <param name="before">The first day that no longer counts.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public async Task<IReadOnlyList<SuspectRegister>> OfAsync(
        Scope scope, IReadOnlyDictionary<string, Institution> of, DateOnly before, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(of);
        var findings = await ledger.ListFindingsAsync(await institutions.AccessAsync(scope, cancellationToken), Waiting, cancellationToken);
        var codes = findings.Select(f => f.Register.Meter).Distinct().ToList();
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        var seen = state.Set<Institution>().Within(scope).Select(i => i.Code);
        var meters = await state.Set<Meter>().AsNoTracking().Include(m => m.Registers)
            .Where(m => EF.Parameter(codes).Contains(m.Code) && seen.Contains(m.InstitutionCode)).ToDictionaryAsync(m => m.Code, cancellationToken);
        return [.. findings.Where(f => meters.TryGetValue(f.Register.Meter, out var meter) && of.ContainsKey(meter.InstitutionCode))
            .Select(f => (Finding: f, Meter: meters[f.Register.Meter]))
            .Select(f => (f.Finding, f.Meter, Day: CalendarDays.DayOf(f.Finding.At, SiteZone.Find(f.Meter.Zone ?? site.Value.Zone))))
            .Where(f => f.Day < before)
            .OrderBy(f => f.Meter.InstitutionCode, StringComparer.Ordinal).ThenBy(f => f.Meter.Code, StringComparer.Ordinal).ThenBy(f => f.Day)
            .Select(f => new SuspectRegister(
                f.Meter.InstitutionCode, RegionWords.Name(of[f.Meter.InstitutionCode]), f.Meter.Code, f.Finding.Register.Name, FindingWords.Kind(f.Finding.Kind), f.Day,
                ReportRounding.Amount(f.Finding.Amount, ConversionFactors.AmountDecimals), ConversionFactors.AmountDecimals,
                f.Meter.Registers.FirstOrDefault(r => r.Name == f.Finding.Register.Name) is { } register ? ReportWords.Unit(register.Unit) : ""))];
    }
}
