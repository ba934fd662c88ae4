using EnergyQuota.Metering;
using EnergyQuota.Metering.Ledger;
using EnergyQuota.Registry;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EnergyQuota.Quotas.Consumption;

/// <summary>The consumption of institutions, from the registry's boundaries and the ledger.</summary>
/// <param name="states">The state database.</param>
/// <param name="ledger">The consumption ledger.</param>
/// <param name="site">The site's settings; days are those of its zone.</param>
public sealed class ConsumptionQuery(
    IDbContextFactory<StateContext> states, IConsumptionLedger ledger, IOptions<SiteOptions> site) : IConsumptionQuery
{
    private readonly TimeZoneInfo _zone = SiteZone.Find((site ?? throw new ArgumentNullException(nameof(site))).Value.Zone);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ConsumptionTotal>> TotalsAsync(
        Scope scope, string institutionCode, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var terms = await TermsAsync(scope, institutionCode, null, from, to, cancellationToken);
        var evidence = await new TermReader(ledger, _zone).ReadAsync(AccessTo(scope, terms), terms, from, cancellationToken);
        return ConsumptionMath.Totals(evidence, from, to);
    }

    /// <inheritdoc/>
    public async Task<ILookup<string, ConsumptionTotal>> TotalsOfAsync(
        Scope scope, IReadOnlyCollection<string> institutionCodes, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        var seen = await state.Set<Institution>().Within(scope).Where(i => EF.Parameter(institutionCodes).Contains(i.Code))
            .Select(i => i.Code).ToListAsync(cancellationToken);
        var terms = from < to && seen.Count > 0 ? await BoundaryReader.ReadAsync(state, seen, from, to, cancellationToken) : [];
        var evidence = await new TermReader(ledger, _zone).ReadAsync(AccessTo(scope, terms), terms, from, cancellationToken);
        return evidence.GroupBy(e => e.Term.Owner)
            .SelectMany(owner => ConsumptionMath.Totals(owner, from, to), (owner, total) => (Owner: owner.Key, Total: total))
            .ToLookup(t => t.Owner, t => t.Total);
    }

    /// <inheritdoc/>
    public async Task<ConsumptionTotal?> TotalAsync(
        Scope scope, string institutionCode, EnergyType energyType, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var terms = await TermsAsync(scope, institutionCode, energyType, from, to, cancellationToken);
        var evidence = await new TermReader(ledger, _zone).ReadAsync(AccessTo(scope, terms), terms, from, cancellationToken);
        return ConsumptionMath.Totals(evidence, from, to) is [var only, ..] ? only : null;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ConsumptionDay>> DaysAsync(
        Scope scope, string institutionCode, EnergyType energyType, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var terms = await TermsAsync(scope, institutionCode, energyType, from, to, cancellationToken);
        var registers = terms.Select(t => t.Register).Distinct().ToList();
        var rows = registers.Count == 0
            ? []
            : await ledger.ReadDaysAsync(LedgerView.AsClosed, AccessTo(scope, terms), registers, from, to, cancellationToken);
        return ConsumptionSeries.Days(terms, rows, day => CalendarDays.HoursOf(day, _zone));
    }

    /// <summary>Day by day for many institutions at once and each of their energy types; as <see cref="DaysAsync"/> tells them one by one.</summary>
    /// <param name="scope">Who asks; institutions outside it have no days.</param>
    /// <param name="institutionCodes">The institutions.</param>
    /// <param name="from">First day, inclusive.</param>
    /// <param name="to">Last day, exclusive.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public async Task<IReadOnlyDictionary<(string Institution, EnergyType Type), IReadOnlyList<ConsumptionDay>>> DaysOfAsync(
        Scope scope, IReadOnlyCollection<string> institutionCodes, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        var seen = await state.Set<Institution>().Within(scope).Where(i => EF.Parameter(institutionCodes).Contains(i.Code))
            .Select(i => i.Code).ToListAsync(cancellationToken);
        var terms = from < to && seen.Count > 0 ? await BoundaryReader.ReadAsync(state, seen, from, to, cancellationToken) : [];
        var registers = terms.Select(t => t.Register).Distinct().ToList();
        var rows = (registers.Count == 0 ? [] : await ledger.ReadDaysAsync(LedgerView.AsClosed, AccessTo(scope, terms), registers, from, to, cancellationToken))
            .ToLookup(row => row.Register);
        return terms.GroupBy(t => (t.Owner, t.EnergyType)).ToDictionary(group => group.Key, group =>
        {
            var series = InOneUnit([.. group]);
            return ConsumptionSeries.Days(series, series.Select(t => t.Register).Distinct().SelectMany(register => rows[register]), day => CalendarDays.HoursOf(day, _zone));
        });
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ConsumptionMonth>> MonthsAsync(
        Scope scope, string institutionCode, EnergyType energyType, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var terms = await TermsAsync(scope, institutionCode, energyType, from, to, cancellationToken);
        var access = AccessTo(scope, terms);
        var sums = new IReadOnlyList<LedgerMonth>[terms.Count];
        foreach (var group in terms.Select((term, index) => (Term: term, Index: index)).GroupBy(t => (t.Term.From, t.Term.To)))
        {
            var registers = group.Select(t => t.Term.Register).Distinct().ToList();
            var months = await ledger.SumMonthsAsync(LedgerView.AsClosed, access, registers, group.Key.From, group.Key.To, cancellationToken);
            var byRegister = months.ToLookup(m => m.Register);
            foreach (var (term, index) in group)
            {
                sums[index] = [.. byRegister[term.Register]];
            }
        }

        return ConsumptionSeries.Months(terms, sums, new TermReader(ledger, _zone).HoursBetween);
    }

    private static RegisterAccess AccessTo(Scope scope, IEnumerable<TermSpan> terms) =>
        RegisterAccess.Only(scope.Who, terms.Select(t => t.Register).ToHashSet());

    // One energy type may be metered in two units; a series has one unit, the lowest-numbered.
    private static IReadOnlyList<TermSpan> InOneUnit(IReadOnlyList<TermSpan> terms) => [.. terms.Where(t => t.Unit == terms.Min(o => o.Unit))];

    private async Task<IReadOnlyList<TermSpan>> TermsAsync(
        Scope scope, string institutionCode, EnergyType? energyType, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        if (from >= to
            || !await state.Set<Institution>().Within(scope).AnyAsync(i => i.Code == institutionCode, cancellationToken))
        {
            return [];
        }

        var terms = await BoundaryReader.ReadAsync(state, [institutionCode], from, to, cancellationToken);
        return energyType is null ? terms : InOneUnit([.. terms.Where(t => t.EnergyType == energyType)]);
    }
}
