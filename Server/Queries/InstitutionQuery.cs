using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.Meters;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Server.Queries;

/// <summary>One institution with what belongs to it.</summary>
internal sealed class InstitutionQuery(IDbContextFactory<StateContext> states)
{
    /// <summary>One institution with its facts, or <see langword="null"/> where there is none or the scope does not see it.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="code">The institution.</param>
    /// <param name="cancellationToken">Stops the query.</param>
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
        return new InstitutionDetail(institution, region, facts);
    }

    /// <summary>The meters of an institution and how they hang below each other.</summary>
    /// <param name="scope">Who asks; nothing where it does not see the institution.</param>
    /// <param name="code">The institution.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public async Task<InstitutionMeters> MetersAsync(Scope scope, string code, CancellationToken cancellationToken)
    {
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        var seen = state.SeenMeters(scope).Where(meter => meter.InstitutionCode == code);
        var meters = await seen.OrderBy(meter => meter.Code).ToListAsync(cancellationToken);
        var changes = await state.Set<MeterParentChange>().AsNoTracking().Where(change => seen.Any(meter => meter.Code == change.MeterCode)).ToListAsync(cancellationToken);
        return new InstitutionMeters(meters, new MeteringTree(meters, changes));
    }
}

/// <summary>An institution with its facts.</summary>
/// <param name="Institution">The institution.</param>
/// <param name="Region">Its region, where it is known.</param>
/// <param name="Facts">Its dated facts, newest first of each kind.</param>
internal sealed record InstitutionDetail(Institution Institution, Region? Region, IReadOnlyList<InstitutionFact> Facts);

/// <summary>The meters of an institution.</summary>
/// <param name="Meters">Its meters by code.</param>
/// <param name="Tree">How they hang below each other.</param>
internal sealed record InstitutionMeters(IReadOnlyList<Meter> Meters, MeteringTree Tree);
