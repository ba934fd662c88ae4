using EnergyQuota.Metering;
using EnergyQuota.Metering.Ledger;
using EnergyQuota.Quotas.Alerting;
using EnergyQuota.Quotas.Consumption;
using EnergyQuota.Quotas.Peers;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.Meters;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Server.Queries;

/// <summary>What institutions of the same class use per square metre, to compare one of them with. Only over those that the scope sees.</summary>
internal sealed class ClassMedianQuery(IDbContextFactory<StateContext> states, IConsumptionLedger ledger, AlertPolicy policy)
{
    // So many are read at once; where the scope has more, those of the region nearest around are taken.
    private const int Most = 400;
    private static readonly int[] RegionDigits = [0, 2, 4, 6];

    /// <summary>The median of each month of a year.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="institution">The institution, as the scope has seen it.</param>
    /// <param name="type">The energy type.</param>
    /// <param name="unit">Its unit.</param>
    /// <param name="year">The calendar year.</param>
    /// <param name="until">The first day not counted; a month begun there is left out.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    /// <returns>The median, or <see langword="null"/> where <see cref="PeerRule"/> lets nothing be told.</returns>
    public async Task<ClassMedian?> FindAsync(
        Scope scope, Institution institution, EnergyType type, MeasureUnit unit, int year, DateOnly until, CancellationToken cancellationToken)
    {
        var (from, to) = (new DateOnly(year, 1, 1), until < new DateOnly(year + 1, 1, 1) ? new DateOnly(until.Year, until.Month, 1) : new DateOnly(year + 1, 1, 1));
        if (to <= from)
        {
            return null;
        }

        await using var state = await states.CreateDbContextAsync(cancellationToken);
        var alike = state.Seen(scope).Where(of => of.Class == institution.Class && of.SubClass == institution.SubClass && of.From <= from && (of.To == null || of.To >= to));
        if (await RegionAsync(alike, institution.RegionCode, cancellationToken) is not { } region)
        {
            return null;
        }

        var codes = await alike.Where(of => of.RegionCode.StartsWith(region)).Select(of => of.Code).ToListAsync(cancellationToken);
        var terms = await TermsAsync(state, codes, type, unit, from, to, cancellationToken);
        var registers = terms.Select(term => term.Register).Distinct().ToList();
        var sums = registers.Count == 0 ? [] : await ledger.SumMonthsAsync(LedgerView.AsClosed, scope.Access(registers), registers, from, to, cancellationToken);
        var byRegister = sums.ToLookup(sum => sum.Register);
        var areas = (await state.Set<InstitutionFact>().AsNoTracking()
            .Where(fact => fact.Kind == InstitutionFactKind.FloorArea && codes.Contains(fact.InstitutionCode)).ToListAsync(cancellationToken)).ToLookup(fact => fact.InstitutionCode);
        var perArea = terms.GroupBy(term => term.Owner).SelectMany(own => ConsumptionSeries
            .Months([.. own], [.. own.Select(term => (IReadOnlyList<LedgerMonth>)[.. byRegister[term.Register]])], (first, last) => CalendarDays.HoursBetween(first, last, policy.Zone))
            .Where(month => month.Completeness >= policy.Gate)
            .Select(month => (month.Month, Amount: PerArea(month, areas[own.Key])))).ToLookup(of => of.Month, of => of.Amount);
        return Of(perArea, FactsInForce.On(areas[institution.Code], InstitutionFactKind.FloorArea, to.AddDays(-1))?.Value, region);
    }

    private static ClassMedian? Of(ILookup<int, decimal?> perArea, decimal? area, string region)
    {
        var months = Enumerable.Range(1, 12).Select(month => perArea[month].OfType<decimal>().Order().ToList()).ToList();
        return area is not > 0m || !months.Any(known => PeerRule.MayTell(known.Count)) ? null : new ClassMedian(
            months.Max(known => known.Count), region,
            [.. months.Select(known => PeerRule.MayTell(known.Count) ? decimal.Round(Median(known) * area.Value, 3) : (decimal?)null)]);
    }

    /// <summary>The middle of ordered numbers; at least one.</summary>
    /// <param name="ordered">The numbers, ascending.</param>
    public static decimal Median(IReadOnlyList<decimal> ordered)
    {
        var middle = ordered.Count / 2;
        return ordered.Count % 2 == 1 ? ordered[middle] : (ordered[middle - 1] + ordered[middle]) / 2m;
    }

    private static decimal? PerArea(ConsumptionMonth month, IEnumerable<InstitutionFact> areas) =>
        FactsInForce.On(areas, InstitutionFactKind.FloorArea, new DateOnly(month.Year, month.Month, 1))?.Value is > 0m and var area ? month.Quantity / area : null;

    private static async Task<string?> RegionAsync(IQueryable<Institution> alike, string own, CancellationToken cancellationToken)
    {
        foreach (var digits in RegionDigits.Where(digits => digits <= own.Length))
        {
            var region = own[..digits];
            var count = await alike.CountAsync(of => of.RegionCode.StartsWith(region), cancellationToken);
            if (count <= Most)
            {
                return PeerRule.MayTell(count) ? region : null;
            }
        }

        return null;
    }

    // Whose formula changed within the year is left out: its months are not of one thing.
    private static async Task<List<TermSpan>> TermsAsync(
        StateContext state, List<string> codes, EnergyType type, MeasureUnit unit, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var wanted = state.Set<BoundaryTerm>().AsNoTracking()
            .Where(term => codes.Contains(term.InstitutionCode) && term.EnergyType == type && term.From < to && (term.To == null || term.To > from));
        var terms = await wanted.ToListAsync(cancellationToken);
        var meters = wanted.Select(term => term.MeterCode);
        var units = (await state.Set<MeterRegister>().AsNoTracking().Where(register => meters.Contains(register.MeterCode)).ToListAsync(cancellationToken))
            .ToDictionary(register => register.Id, register => register.Unit);
        return
        [
            .. terms.Select(term => TermSpan.Cut(term, units, from, to)).OfType<TermSpan>()
                .GroupBy(term => term.Owner).Where(own => own.All(term => term.From == from && term.To == to && term.Unit == unit)).SelectMany(own => own),
        ];
    }
}

/// <summary>What institutions of a class use, scaled to the floor area of one.</summary>
/// <param name="Institutions">Of how many at most.</param>
/// <param name="Region">The code that their regions begin with; empty: all the scope sees.</param>
/// <param name="Months">The median of each month of the year, twelve; <see langword="null"/> where too few are known well enough.</param>
internal sealed record ClassMedian(int Institutions, string Region, IReadOnlyList<decimal?> Months);
