using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.Meters;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Server.Queries;

/// <summary>Institutions with what belongs to them.</summary>
internal sealed class InstitutionQuery(IDbContextFactory<StateContext> states)
{
    /// <summary>All institutions of a scope, by code.</summary>
    public async Task<IReadOnlyList<InstitutionRow>> ListAsync(Scope scope, CancellationToken cancellationToken)
    {
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        var regions = await RegionsAsync(state, cancellationToken);
        var institutions = await state.Seen(scope).OrderBy(institution => institution.Code).ToListAsync(cancellationToken);
        var meters = await state.SeenMeters(scope).GroupBy(meter => meter.InstitutionCode)
            .Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(row => row.Key, row => row.Count, cancellationToken);
        var codes = state.Seen(scope).Select(institution => institution.Code);
        var areas = (await state.Set<InstitutionFact>().AsNoTracking()
            .Where(fact => fact.Kind == InstitutionFactKind.FloorArea && codes.Contains(fact.InstitutionCode)).ToListAsync(cancellationToken))
            .GroupBy(fact => fact.InstitutionCode).ToDictionary(group => group.Key, group => group.MaxBy(fact => fact.From)!.Value);
        return [.. institutions.Select(institution => new InstitutionRow(
            institution,
            regions.GetValueOrDefault(institution.RegionCode),
            meters.GetValueOrDefault(institution.Code),
            areas.TryGetValue(institution.Code, out var area) ? area : null))];
    }

    /// <summary>One institution, or <see langword="null"/> where there is none or the scope does not see it.</summary>
    public async Task<InstitutionDetail?> FindAsync(Scope scope, string code, CancellationToken cancellationToken)
    {
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        var institution = await state.Seen(scope).SingleOrDefaultAsync(institution => institution.Code == code, cancellationToken);
        if (institution is null)
        {
            return null;
        }

        var regions = await RegionsAsync(state, cancellationToken);
        var facts = await state.Set<InstitutionFact>().AsNoTracking().Where(fact => fact.InstitutionCode == code)
            .OrderBy(fact => fact.Kind).ThenByDescending(fact => fact.From).ToListAsync(cancellationToken);
        var meters = await state.SeenMeters(scope).Where(meter => meter.InstitutionCode == code).OrderBy(meter => meter.Code).ToListAsync(cancellationToken);
        return new InstitutionDetail(institution, regions.GetValueOrDefault(institution.RegionCode), facts, meters);
    }

    private static Task<Dictionary<string, Region>> RegionsAsync(StateContext state, CancellationToken cancellationToken) =>
        state.Set<Region>().AsNoTracking().ToDictionaryAsync(region => region.Code, cancellationToken);
}

/// <summary>An institution in a list.</summary>
/// <param name="Institution">The institution.</param>
/// <param name="Region">Its region, where it is known.</param>
/// <param name="Meters">How many meters it has.</param>
/// <param name="FloorArea">Its newest floor area, m², or <see langword="null"/>.</param>
internal sealed record InstitutionRow(Institution Institution, Region? Region, int Meters, decimal? FloorArea);

/// <summary>An institution with its facts and meters.</summary>
/// <param name="Institution">The institution.</param>
/// <param name="Region">Its region, where it is known.</param>
/// <param name="Facts">Its dated facts, newest first of each kind.</param>
/// <param name="Meters">Its meters by code.</param>
internal sealed record InstitutionDetail(
    Institution Institution, Region? Region, IReadOnlyList<InstitutionFact> Facts, IReadOnlyList<Meter> Meters);
