using System.Linq.Expressions;
using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.Meters;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Server.Queries;

/// <summary>Lists of institutions. The database filters, orders and cuts: a province has tens of thousands.</summary>
internal sealed class InstitutionListQuery(IDbContextFactory<StateContext> states)
{
    /// <summary>One page of the institutions of a scope.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="filter">Which, in which order.</param>
    /// <param name="skip">How many to pass over; 0 or more.</param>
    /// <param name="take">How many at most; more than 0.</param>
    /// <param name="day">The day whose floor area is shown; verdicts are those of the year before it.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public async Task<ListPage<InstitutionRow>> PageAsync(
        Scope scope, InstitutionFilter filter, int skip, int take, DateOnly day, CancellationToken cancellationToken)
    {
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        var sought = Sought(state.Seen(scope), filter);
        var total = await sought.CountAsync(cancellationToken);
        var page = await Ordered(state, sought, filter, day.Year - 1).ThenBy(institution => institution.Code).Skip(skip).Take(take).ToListAsync(cancellationToken);
        var codes = page.ConvertAll(institution => institution.Code);
        var places = page.ConvertAll(institution => institution.RegionCode);
        var regions = await state.Set<Region>().AsNoTracking().Where(region => places.Contains(region.Code)).ToDictionaryAsync(region => region.Code, cancellationToken);
        var meters = await state.Set<Meter>().Where(meter => codes.Contains(meter.InstitutionCode)).GroupBy(meter => meter.InstitutionCode)
            .Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(row => row.Key, row => row.Count, cancellationToken);
        var facts = (await state.Set<InstitutionFact>().AsNoTracking().Where(fact => codes.Contains(fact.InstitutionCode)).ToListAsync(cancellationToken))
            .ToLookup(fact => fact.InstitutionCode);
        var verdicts = (await state.Set<Verdict>().AsNoTracking().Where(verdict => codes.Contains(verdict.InstitutionCode) && verdict.Year == day.Year - 1 && verdict.Current)
            .ToListAsync(cancellationToken)).ToLookup(verdict => verdict.InstitutionCode);
        return new ListPage<InstitutionRow>(
            page.ConvertAll(institution => new InstitutionRow(
                institution,
                regions.GetValueOrDefault(institution.RegionCode),
                meters.GetValueOrDefault(institution.Code),
                FactsInForce.On(facts[institution.Code], InstitutionFactKind.FloorArea, day)?.Value,
                verdicts[institution.Code].OrderByDescending(InstitutionRow.ShareOf).ThenBy(verdict => verdict.Id).FirstOrDefault())),
            total);
    }

    /// <summary>The classes and regions that institutions of a scope have: what a list can be filtered by.</summary>
    public async Task<InstitutionChoices> ChoicesAsync(Scope scope, CancellationToken cancellationToken)
    {
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        var seen = state.Seen(scope);
        var classes = await seen.Select(institution => institution.Class).Distinct().OrderBy(name => name).ToListAsync(cancellationToken);
        var regions = await state.Set<Region>().AsNoTracking().Where(region => seen.Any(institution => institution.RegionCode.StartsWith(region.Code)))
            .OrderBy(region => region.Code).ToListAsync(cancellationToken);
        return new InstitutionChoices(classes, regions);
    }

    /// <summary>The institutions with these codes that the scope sees, by code.</summary>
    public async Task<IReadOnlyDictionary<string, Institution>> NamedAsync(Scope scope, IEnumerable<string> codes, CancellationToken cancellationToken)
    {
        var wanted = codes.Distinct().ToList();
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        return await state.Seen(scope).Where(institution => wanted.Contains(institution.Code))
            .ToDictionaryAsync(institution => institution.Code, cancellationToken);
    }

    private static IQueryable<Institution> Sought(IQueryable<Institution> institutions, InstitutionFilter filter)
    {
        if (!string.IsNullOrWhiteSpace(filter.Search))
        {
            var pattern = SearchPattern.Of(filter.Search);
            institutions = institutions.Where(institution =>
                EF.Functions.Like(institution.NameZh, pattern, SearchPattern.Escape)
                || EF.Functions.Like(institution.NameEn, pattern, SearchPattern.Escape)
                || EF.Functions.Like(institution.Code, pattern, SearchPattern.Escape));
        }

        return institutions.Where(institution =>
            (filter.Class.Length == 0 || institution.Class == filter.Class)
            && (filter.Region.Length == 0 || institution.RegionCode.StartsWith(filter.Region)));
    }

    private static IOrderedQueryable<Institution> Ordered(StateContext state, IQueryable<Institution> institutions, InstitutionFilter filter, int year) => filter.Order switch
    {
        InstitutionOrder.Name => By(institutions, institution => institution.NameZh, filter.Descending),
        InstitutionOrder.Region => By(institutions, institution => institution.RegionCode, filter.Descending),
        InstitutionOrder.Class => By(institutions, institution => institution.Class, filter.Descending),
        InstitutionOrder.Meters => By(institutions, institution => state.Set<Meter>().Count(meter => meter.InstitutionCode == institution.Code), filter.Descending),

        // Decimals are texts in the database: what is divided there is made a number first.
        InstitutionOrder.Overrun => By(
            institutions,
            institution => state.Set<Verdict>().Where(verdict => verdict.InstitutionCode == institution.Code && verdict.Year == year && verdict.Current)
                .Max(verdict => (double?)verdict.Value / (double?)verdict.Constraint),
            filter.Descending),
        _ => By(institutions, institution => institution.Code, filter.Descending),
    };

    private static IOrderedQueryable<Institution> By<TKey>(IQueryable<Institution> institutions, Expression<Func<Institution, TKey>> key, bool descending) =>
        descending ? institutions.OrderByDescending(key) : institutions.OrderBy(key);
}

/// <summary>An institution in a list.</summary>
/// <param name="Institution">The institution.</param>
/// <param name="Region">Its region, where it is known.</param>
/// <param name="Meters">How many meters it has.</param>
/// <param name="FloorArea">The floor area in force, m², or <see langword="null"/>.</param>
/// <param name="Worst">Of last year's verdicts the one that used most of its constraint value, or <see langword="null"/> where there is none.</param>
internal sealed record InstitutionRow(Institution Institution, Region? Region, int Meters, decimal? FloorArea, Verdict? Worst)
{
    /// <summary>How much of its constraint value the worst verdict used: 1 is all of it; <see langword="null"/> where nothing can be compared.</summary>
    public decimal? Share => Worst is null ? null : ShareOf(Worst);

    internal static decimal? ShareOf(Verdict verdict) => verdict.Constraint is > 0m ? verdict.Value / verdict.Constraint : null;
}

/// <summary>What a list of institutions can be filtered by.</summary>
/// <param name="Classes">Their classes, in order.</param>
/// <param name="Regions">Their regions and those above, by code.</param>
internal sealed record InstitutionChoices(IReadOnlyList<string> Classes, IReadOnlyList<Region> Regions);
