using EnergyQuota.Metering;
using EnergyQuota.Metering.Ledger;
using EnergyQuota.Registry;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.Meters;
using EnergyQuota.Reports.Monthly;
using Microsoft.Extensions.Options;

namespace EnergyQuota.Reports.Building;

/// <summary>How well a month of an institution is known, and what was found in its own meters.</summary>
public sealed class QualityLines(InstitutionQueries institutions, IConsumptionLedger ledger, IOptions<SiteOptions> site)
{
    /// <summary>Hours by origin of the registers in the boundary formula, for each energy type; each register counts for the days its term holds.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="institutionCode">The institution.</param>
    /// <param name="month">The month.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public async Task<IReadOnlyList<DataQualityLine>> OfAsync(
        Scope scope, string institutionCode, Month month, CancellationToken cancellationToken)
    {
        var terms = await institutions.BoundaryAsync(scope, institutionCode, cancellationToken);
        var spans = terms.Select(t => BoundarySpan.Of(t, month)).OfType<BoundarySpan>().Distinct().ToList();
        var zones = (await institutions.MetersAsync(scope, institutionCode, cancellationToken)).ToDictionary(m => m.Code, Zone);
        var access = await institutions.AccessAsync(scope, cancellationToken);
        var sums = new Dictionary<BoundarySpan, LedgerMonth>();
        foreach (var group in spans.GroupBy(span => (span.From, span.To)))
        {
            var registers = group.Select(span => span.Register).Distinct().ToList();
            var known = (await ledger.SumMonthsAsync(LedgerView.AsClosed, access, registers, group.Key.From, group.Key.To, cancellationToken)).ToDictionary(s => s.Register);
            foreach (var span in group.Where(span => known.ContainsKey(span.Register)))
            {
                sums[span] = known[span.Register];
            }
        }

        return [.. spans.GroupBy(span => span.EnergyType).OrderBy(group => group.Key).Select(group =>
        {
            var known = group.Select(span => sums.GetValueOrDefault(span)).OfType<LedgerMonth>().ToList();
            var expected = group.Sum(span => span.HoursIn(zones.GetValueOrDefault(span.Register.Meter, SiteZone.Find(site.Value.Zone))));
            var (measured, estimated, manual) =
                (known.Sum(s => s.MeasuredHours), known.Sum(s => s.EstimatedHours), known.Sum(s => s.ManualHours));
            return new DataQualityLine(
                ReportWords.Energy(group.Key),
                group.Select(span => span.Register.Meter).Distinct().Count(),
                expected,
                measured,
                estimated,
                manual,
                Math.Max(0, expected - measured - estimated - manual));
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
                ReportWords.Unit(f.Of.Register.Unit),
                FindingWords.Sentence(f.Finding.Kind)))];
    }

    private TimeZoneInfo Zone(Meter meter) => SiteZone.Find(meter.Zone ?? site.Value.Zone);
}
