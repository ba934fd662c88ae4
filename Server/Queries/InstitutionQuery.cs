using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.Meters;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Server.Queries;

/// <summary>One institution with what belongs to it.</summary>
internal sealed class InstitutionQuery(IDbContextFactory<StateContext> states)
{
    /// <summary>One institution, or <see langword="null"/> where there is none or the scope does not see it.</summary>
    public async Task<InstitutionDetail?> FindAsync(Scope scope, string code, CancellationToken cancellationToken)
    {
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        var institution = await state.Seen(scope).SingleOrDefaultAsync(institution => institution.Code == code, cancellationToken);
        if (institution is null)
        {
            return null;
        }

        var region = await state.Set<Region>().AsNoTracking().SingleOrDefaultAsync(region => region.Code == institution.RegionCode, cancellationToken);
        var facts = await state.Set<InstitutionFact>().AsNoTracking().Where(fact => fact.InstitutionCode == code)
            .OrderBy(fact => fact.Kind).ThenByDescending(fact => fact.From).ToListAsync(cancellationToken);
        var meters = await state.SeenMeters(scope).Where(meter => meter.InstitutionCode == code).OrderBy(meter => meter.Code).ToListAsync(cancellationToken);
        var changes = await state.Set<MeterParentChange>().AsNoTracking().Where(change => state.Set<Meter>().Any(meter => meter.Code == change.MeterCode && meter.InstitutionCode == code))
            .ToListAsync(cancellationToken);
        return new InstitutionDetail(institution, region, facts, meters, new MeteringTree(meters, changes));
    }
}

/// <summary>An institution with its facts and meters.</summary>
/// <param name="Institution">The institution.</param>
/// <param name="Region">Its region, where it is known.</param>
/// <param name="Facts">Its dated facts, newest first of each kind.</param>
/// <param name="Meters">Its meters by code.</param>
/// <param name="Tree">How they hang below each other.</param>
internal sealed record InstitutionDetail(
    Institution Institution, Region? Region, IReadOnlyList<InstitutionFact> Facts, IReadOnlyList<Meter> Meters, MeteringTree Tree);
