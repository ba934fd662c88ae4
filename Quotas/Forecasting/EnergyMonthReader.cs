using EnergyQuota.Metering;
using EnergyQuota.Metering.Ledger;
using EnergyQuota.Quotas.Consumption;
using EnergyQuota.Quotas.Standards;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Quotas.Forecasting;

/// <summary>Reads the months of many institutions, this year's and those of the years before, with few questions. The caller has checked the scope.</summary>
/// <param name="state">The state database.</param>
/// <param name="ledger">The consumption ledger.</param>
/// <param name="zone">The site's zone.</param>
/// <param name="accessTo">Who asks the ledger for the registers of these terms.</param>
internal sealed class EnergyMonthReader(
    StateContext state, IConsumptionLedger ledger, TimeZoneInfo zone, Func<IEnumerable<TermSpan>, RegisterAccess> accessTo)
{
    private readonly Dictionary<DateOnly, int> _hours = [];
    private readonly TermReader _reader = new(ledger, zone);

    /// <summary>The months of institutions by their codes.</summary>
    /// <param name="institutions">Codes.</param>
    /// <param name="until">The first day not counted: after the first of January of the year in progress.</param>
    /// <param name="cancellationToken">Stops the queries.</param>
    public async Task<ILookup<string, EnergyMonth>> ReadAsync(
        IReadOnlyCollection<string> institutions, DateOnly until, CancellationToken cancellationToken)
    {
        var from = new DateOnly(until.AddDays(-1).Year - ForecastMethod.PastYears, 1, 1);
        var terms = (await BoundaryReader.ReadAsync(state, institutions, from, until, cancellationToken)).Select(t => (Exclusion: (int?)null, Term: t)).ToList();
        terms.AddRange(await ExcludedAsync(institutions, from, until, cancellationToken));
        if (terms.Count == 0)
        {
            return Array.Empty<EnergyMonth>().ToLookup(_ => "");
        }

        var spans = terms.Select(t => t.Term).ToList();
        var registers = spans.Select(t => t.Register).Distinct().ToList();
        var sums = (await ledger.SumMonthsAsync(LedgerView.AsClosed, accessTo(spans), registers, from, Month.Of(until).FirstDay, cancellationToken)).ToLookup(m => m.Register);
        return terms.GroupBy(t => (t.Term.Owner, t.Term.EnergyType, t.Term.Unit, t.Exclusion))
            .SelectMany(group => EnergyMonths.Of([.. group.Select(t => t.Term)], sums, from, until, HoursBetween)
                .Select(m => (group.Key.Owner, Month: new EnergyMonth(group.Key.EnergyType, group.Key.Unit, group.Key.Exclusion, m.Month, m.Amount, m.Known))))
            .ToLookup(m => m.Owner, m => m.Month);
    }

    // Always a whole month, asked for again and again.
    private int HoursBetween(DateOnly from, DateOnly to)
    {
        if (!_hours.TryGetValue(from, out var hours))
        {
            _hours.Add(from, hours = _reader.HoursBetween(from, to));
        }

        return hours;
    }

    private async Task<IReadOnlyList<(int? Exclusion, TermSpan Term)>> ExcludedAsync(
        IReadOnlyCollection<string> institutions, DateOnly from, DateOnly until, CancellationToken cancellationToken)
    {
        var asked = state.Set<BoundaryExclusion>().AsNoTracking()
            .Where(e => EF.Parameter(institutions).Contains(e.InstitutionCode) && e.MeterCode != null && e.EnergyType != null && e.State == ApprovalState.Approved && e.From < until && (e.To == null || e.To > from));
        var exclusions = await asked.OrderBy(e => e.Id).ToListAsync(cancellationToken);
        var units = await BoundaryReader.UnitsAsync(state, asked.Select(e => e.MeterCode!), cancellationToken);
        return [.. exclusions.Select(e => (Exclusion: (int?)e.Id, Term: TermSpan.Cut(e, units, from, until))).Where(e => e.Term is not null).Select(e => (e.Exclusion, e.Term!))];
    }
}
