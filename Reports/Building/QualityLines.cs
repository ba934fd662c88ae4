using EnergyQuota.Metering;
using EnergyQuota.Metering.Ledger;
using EnergyQuota.Metering.Settlement;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.Meters;
using EnergyQuota.Registry.State;
using EnergyQuota.Reports.Monthly;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Reports.Building;

/// <summary>How well some days of institutions are known, and what was found in their own meters. Read for many at once.</summary>
internal sealed class QualityLines
{
    private readonly (DateOnly From, DateOnly To) _days;
    private readonly TimeZoneInfo _siteZone;
    private readonly ILookup<string, Meter> _meters;
    private readonly Dictionary<(RegisterId Register, DateOnly From, DateOnly To), Hours> _sums;
    private readonly ILookup<RegisterId, Finding> _findings;

    private QualityLines(
        (DateOnly From, DateOnly To) days,
        TimeZoneInfo siteZone,
        ILookup<string, Meter> meters,
        Dictionary<(RegisterId Register, DateOnly From, DateOnly To), Hours> sums,
        ILookup<RegisterId, Finding> findings) => (_days, _siteZone, _meters, _sums, _findings) = (days, siteZone, meters, sums, findings);

    /// <summary>Reads hours and findings.</summary>
    /// <param name="state">The state database.</param>
    /// <param name="ledger">The consumption ledger.</param>
    /// <param name="who">Who asks the ledger.</param>
    /// <param name="codes">The institutions; the caller has checked the scope.</param>
    /// <param name="terms">Their boundary formulas.</param>
    /// <param name="days">The days, the first inclusive, the last exclusive.</param>
    /// <param name="siteZone">The zone of meters that have none of their own.</param>
    /// <param name="cancellationToken">Stops the queries.</param>
    public static async Task<QualityLines> ReadAsync(
        StateContext state,
        IConsumptionLedger ledger,
        string who,
        IReadOnlyCollection<string> codes,
        IEnumerable<BoundaryTerm> terms,
        (DateOnly From, DateOnly To) days,
        TimeZoneInfo siteZone,
        CancellationToken cancellationToken)
    {
        var meters = await state.Set<Meter>().AsNoTracking().Include(m => m.Registers)
            .Where(m => EF.Parameter(codes).Contains(m.InstitutionCode)).OrderBy(m => m.Code).ToListAsync(cancellationToken);
        var sums = new Dictionary<(RegisterId, DateOnly, DateOnly), Hours>();
        foreach (var group in terms.Select(t => BoundarySpan.Of(t, days.From, days.To)).OfType<BoundarySpan>().GroupBy(span => (span.From, span.To)))
        {
            var registers = group.Select(span => span.Register).ToHashSet();
            var months = await ledger.SumMonthsAsync(LedgerView.AsClosed, RegisterAccess.Only(who, registers), registers, group.Key.From, group.Key.To, cancellationToken);
            foreach (var known in months.GroupBy(month => month.Register))
            {
                sums[(known.Key, group.Key.From, group.Key.To)] = new Hours(known.Sum(m => m.MeasuredHours), known.Sum(m => m.EstimatedHours), known.Sum(m => m.ManualHours));
            }
        }

        var own = meters.SelectMany(m => m.Registers, (_, r) => r.Id).ToHashSet();
        var findings = await ledger.ReadFindingsAsync(RegisterAccess.Only(who, own), own, cancellationToken);
        return new QualityLines(days, siteZone, meters.ToLookup(m => m.InstitutionCode), sums, findings.ToLookup(f => f.Register));
    }

    /// <summary>Hours by origin of the registers in the boundary formula, for each energy type; each register counts for the days its term holds.</summary>
    /// <param name="code">The institution.</param>
    /// <param name="terms">Its boundary formula.</param>
    public IReadOnlyList<DataQualityLine> Of(string code, IEnumerable<BoundaryTerm> terms)
    {
        var spans = terms.Select(t => BoundarySpan.Of(t, _days.From, _days.To)).OfType<BoundarySpan>().Distinct();
        var zones = _meters[code].ToDictionary(m => m.Code, Zone);
        return [.. spans.GroupBy(span => span.EnergyType).OrderBy(group => group.Key).Select(group =>
        {
            var known = group.Select(span => _sums.GetValueOrDefault((span.Register, span.From, span.To))).ToList();
            var expected = group.Sum(span => span.HoursIn(zones.GetValueOrDefault(span.Register.Meter, _siteZone)));
            var (measured, estimated, manual) =
                (known.Sum(s => s.Measured), known.Sum(s => s.Estimated), known.Sum(s => s.Manual));
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

    /// <summary>Open findings of the institution's own meters dated in these days, by register and time.</summary>
    /// <param name="code">The institution.</param>
    public IReadOnlyList<ReportFinding> FindingsOf(string code) =>
        [.. _meters[code].SelectMany(m => m.Registers, (m, r) => (Meter: m, Register: r))
            .OrderBy(of => of.Register.Id)
            .SelectMany(of => _findings[of.Register.Id], (of, finding) => (Finding: finding, of.Meter, of.Register, Day: CalendarDays.DayOf(finding.At, Zone(of.Meter))))
            .Where(f => f.Day >= _days.From && f.Day < _days.To)
            .Select(f => new ReportFinding(
                FindingWords.Kind(f.Finding.Kind),
                f.Day,
                f.Meter.Code,
                ReportRounding.Amount(f.Finding.Amount, ConversionFactors.AmountDecimals),
                ConversionFactors.AmountDecimals,
                ReportWords.Unit(f.Register.Unit),
                FindingWords.Sentence(f.Finding.Kind)))];

    private TimeZoneInfo Zone(Meter meter) => meter.Zone is { } own ? SiteZone.Find(own) : _siteZone;

    private readonly record struct Hours(int Measured, int Estimated, int Manual);
}
