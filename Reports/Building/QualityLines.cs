using EnergyQuota.Metering;
using EnergyQuota.Metering.Ledger;
using EnergyQuota.Registry;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.Meters;
using EnergyQuota.Reports.Monthly;
using Microsoft.Extensions.Options;

namespace EnergyQuota.Reports.Building;

/// <summary>How well a month of an institution's own meters is known, and what was found in them.</summary>
public sealed class QualityLines(InstitutionQueries institutions, IConsumptionLedger ledger, IOptions<SiteOptions> site)
{
    /// <summary>Hours by kind, for each energy type; check meters are left out.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="institutionCode">The institution.</param>
    /// <param name="month">The month.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public async Task<IReadOnlyList<DataQualityLine>> OfAsync(
        Scope scope, string institutionCode, Month month, CancellationToken cancellationToken)
    {
        var meters = (await institutions.MetersAsync(scope, institutionCode, cancellationToken))
            .Where(m => m.Role != MeterRole.Check).ToList();
        var access = await institutions.AccessAsync(scope, cancellationToken);
        var registers = meters.SelectMany(m => m.Registers).Select(r => r.Id).ToList();
        var sums = (await ledger.SumMonthsAsync(access, registers, month.FirstDay, month.Next.FirstDay, cancellationToken))
            .ToDictionary(s => s.Register);
        return [.. meters.GroupBy(m => m.EnergyType).OrderBy(g => g.Key).Select(group =>
        {
            var known = group.SelectMany(m => m.Registers).Select(r => sums.GetValueOrDefault(r.Id)).OfType<LedgerMonth>().ToList();
            var expected = group.Sum(m => m.Registers.Count * Hours(m, month));
            var (measured, estimated, manual) =
                (known.Sum(s => s.MeasuredHours), known.Sum(s => s.EstimatedHours), known.Sum(s => s.ManualHours));
            return new DataQualityLine(
                ReportWords.Energy(group.Key), group.Count(), expected, measured, estimated, manual, expected - measured - estimated - manual);
        })];
    }

    /// <summary>Open findings of the institution's own meters dated in the month.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="institutionCode">The institution.</param>
    /// <param name="month">The month.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public async Task<IReadOnlyList<ReportFinding>> FindingsAsync(
        Scope scope, string institutionCode, Month month, CancellationToken cancellationToken)
    {
        var meters = await institutions.MetersAsync(scope, institutionCode, cancellationToken);
        var access = await institutions.AccessAsync(scope, cancellationToken);
        var registers = meters.SelectMany(m => m.Registers, (m, r) => (r.Id, Meter: m, Register: r)).ToDictionary(r => r.Id);
        var findings = await ledger.ReadFindingsAsync(access, [.. registers.Keys], cancellationToken);
        return [.. findings
            .Select(f => (Finding: f, Of: registers[f.Register], Day: CalendarDays.DayOf(f.At, Zone(registers[f.Register].Meter))))
            .Where(f => Month.Of(f.Day) == month)
            .Select(f => new ReportFinding(
                FindingWords.Kind(f.Finding.Kind),
                f.Day,
                f.Of.Meter.Code,
                ReportRounding.Amount(f.Finding.Amount, ConversionFactors.AmountDecimals),
                ConversionFactors.AmountDecimals,
                f.Of.Register.Unit.Symbol(),
                FindingWords.Sentence(f.Finding.Kind)))];
    }

    private TimeZoneInfo Zone(Meter meter) => SiteZone.Find(meter.Zone ?? site.Value.Zone);

    private int Hours(Meter meter, Month month)
    {
        var zone = Zone(meter);
        return (int)(month.EndIn(zone) - month.StartIn(zone)).TotalHours;
    }
}
