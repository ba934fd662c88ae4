using EnergyQuota.Metering;
using EnergyQuota.Metering.Ledger;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.Meters;
using EnergyQuota.Registry.State;
using EnergyQuota.Reports.Periods;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Reports.Filing;

/// <summary>Reads what decides about filing, for many institutions at once. The caller has checked the scope.</summary>
/// <param name="state">The state database.</param>
/// <param name="ledger">The consumption ledger.</param>
/// <param name="siteZone">The zone of meters that have none of their own.</param>
internal sealed class FilingFactsReader(StateContext state, IConsumptionLedger ledger, TimeZoneInfo siteZone)
{
    /// <summary>Reads the facts, by institution.</summary>
    /// <param name="institutions">The institutions.</param>
    /// <param name="first">The first month that matters.</param>
    /// <param name="until">The first day that no longer matters.</param>
    /// <param name="access">Access to the registers.</param>
    /// <param name="cancellationToken">Stops the queries.</param>
    public async Task<IReadOnlyDictionary<string, FilingFacts>> ReadAsync(
        IReadOnlyCollection<Institution> institutions, Month first, DateOnly until, RegisterAccess access, CancellationToken cancellationToken)
    {
        var codes = institutions.Select(i => i.Code).ToList();
        var firstDay = first.FirstDay;
        var filed = (await state.Set<FiledReport>().AsNoTracking()
                .Where(r => codes.Contains(r.InstitutionCode) && r.Month >= firstDay)
                .GroupBy(r => new { r.InstitutionCode, r.Month, r.PeriodKind })
                .Select(g => new { g.Key.InstitutionCode, g.Key.Month, g.Key.PeriodKind, Edition = g.Max(r => r.Edition) }).ToListAsync(cancellationToken))
            .ToLookup(r => r.InstitutionCode, r => (Period: ReportPeriod.Of(r.PeriodKind, r.Month), r.Edition));
        var terms = (await state.Set<BoundaryTerm>().AsNoTracking().Where(t => codes.Contains(t.InstitutionCode)).ToListAsync(cancellationToken))
            .ToLookup(t => t.InstitutionCode);
        var boundary = terms.SelectMany(group => group).Select(t => t.MeterCode).Distinct().ToList();
        var meters = await state.Set<Meter>().AsNoTracking()
            .Where(m => codes.Contains(m.InstitutionCode) || boundary.Contains(m.Code))
            .Select(m => new MeterPlace(m.Code, m.InstitutionCode, m.Zone)).ToListAsync(cancellationToken);
        var meterCodes = meters.Select(m => m.Code).ToList();
        var waiting = (await state.Set<SettlementMarkRow>().AsNoTracking()
                .Where(m => m.WaitingSince != null && meterCodes.Contains(m.Meter)).ToListAsync(cancellationToken))
            .ToLookup(m => m.Meter, m => m.From);
        var registers = terms.SelectMany(group => group).Select(Register).Distinct().ToList();
        var months = registers.Count == 0 ? [] : await ledger.SumMonthsAsync(access, registers, firstDay, until, cancellationToken);
        var known = months.ToLookup(m => m.Register, m => new Month(m.Year, m.Month));
        return institutions.ToDictionary(i => i.Code, i =>
        {
            var own = terms[i.Code].Select(t => t.MeterCode).ToHashSet();
            var places = meters.Where(m => m.Institution == i.Code || own.Contains(m.Code)).ToList();
            return new FilingFacts(
                i.From,
                i.To,
                FirstOf(terms[i.Code], known),
                [.. places.Select(ZoneOf).Append(siteZone).Distinct()],
                [.. places.SelectMany(m => waiting[m.Code], (m, from) => new WaitingChange(from, ZoneOf(m)))],
                filed[i.Code].ToDictionary(f => f.Period, f => f.Edition));
        });
    }

    private static RegisterId Register(BoundaryTerm term) => new(term.MeterCode, term.RegisterName);

    private static Month? FirstOf(IEnumerable<BoundaryTerm> terms, ILookup<RegisterId, Month> known) => terms
        .SelectMany(term => known[Register(term)].Where(month => month.Next.FirstDay > term.From && (term.To is not { } to || month.FirstDay < to)))
        .Select(month => (Month?)month).Min();

    private TimeZoneInfo ZoneOf(MeterPlace meter) => meter.Zone is { } own ? SiteZone.Find(own) : siteZone;

    private sealed record MeterPlace(string Code, string Institution, string? Zone);
}
