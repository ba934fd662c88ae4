using EnergyQuota.Metering;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Meters;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Registry.Institutions;

/// <summary>What can be asked about institutions. Every question takes a scope; what is outside it does not exist.</summary>
public sealed class InstitutionQueries(IDbContextFactory<StateContext> states)
{
    /// <summary>Lists institutions by code.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="search">Part of a name or code, or <see langword="null"/>.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public Task<IReadOnlyList<Institution>> ListAsync(Scope scope, string? search, CancellationToken cancellationToken) =>
        ListAsync(scope, search, 0, int.MaxValue, cancellationToken);

    /// <summary>Lists some of the institutions by code.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="search">Part of a name or code, or <see langword="null"/>.</param>
    /// <param name="offset">So many are passed over; 0 or more.</param>
    /// <param name="limit">At most so many; more than 0.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public async Task<IReadOnlyList<Institution>> ListAsync(
        Scope scope, string? search, int offset, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        var institutions = state.Set<Institution>().AsNoTracking().Within(scope);
        if (!string.IsNullOrWhiteSpace(search))
        {
            institutions = institutions.Where(
                i => i.NameZh.Contains(search) || i.NameEn.Contains(search) || i.Code.Contains(search));
        }

        return await institutions.OrderBy(i => i.Code).Skip(offset).Take(limit).ToListAsync(cancellationToken);
    }

    /// <summary>Finds one institution.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="code">Its code.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    /// <returns>The institution, or <see langword="null"/> where there is none in the scope.</returns>
    public async Task<Institution?> FindAsync(Scope scope, string code, CancellationToken cancellationToken)
    {
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        return await state.Set<Institution>().AsNoTracking().Within(scope)
            .SingleOrDefaultAsync(i => i.Code == code, cancellationToken);
    }

    /// <summary>An institution's dated figures, by kind and day.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="code">Its code.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public async Task<IReadOnlyList<InstitutionFact>> FactsAsync(Scope scope, string code, CancellationToken cancellationToken)
    {
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        var seen = state.Set<Institution>().Within(scope).Select(i => i.Code);
        return await state.Set<InstitutionFact>().AsNoTracking()
            .Where(f => f.InstitutionCode == code && seen.Contains(f.InstitutionCode))
            .OrderBy(f => f.Kind).ThenBy(f => f.From).ToListAsync(cancellationToken);
    }

    /// <summary>An institution's boundary formula, all dates.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="code">Its code.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public async Task<IReadOnlyList<BoundaryTerm>> BoundaryAsync(Scope scope, string code, CancellationToken cancellationToken)
    {
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        var seen = state.Set<Institution>().Within(scope).Select(i => i.Code);
        return await state.Set<BoundaryTerm>().AsNoTracking()
            .Where(t => t.InstitutionCode == code && seen.Contains(t.InstitutionCode))
            .OrderBy(t => t.EnergyType).ThenBy(t => t.MeterCode).ToListAsync(cancellationToken);
    }

    /// <summary>Meters by code, with their registers.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="institutionCode">Of one institution only, or <see langword="null"/>.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public Task<IReadOnlyList<Meter>> MetersAsync(Scope scope, string? institutionCode, CancellationToken cancellationToken) =>
        MetersAsync(scope, institutionCode, 0, int.MaxValue, cancellationToken);

    /// <summary>Some of the meters by code, with their registers.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="institutionCode">Of one institution only, or <see langword="null"/>.</param>
    /// <param name="offset">So many are passed over; 0 or more.</param>
    /// <param name="limit">At most so many; more than 0.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public async Task<IReadOnlyList<Meter>> MetersAsync(
        Scope scope, string? institutionCode, int offset, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        var seen = state.Set<Institution>().Within(scope).Select(i => i.Code);
        return await state.Set<Meter>().AsNoTracking().Include(m => m.Registers)
            .Where(m => (institutionCode == null || m.InstitutionCode == institutionCode) && seen.Contains(m.InstitutionCode))
            .OrderBy(m => m.Code).Skip(offset).Take(limit).ToListAsync(cancellationToken);
    }

    /// <summary>The registers a scope may see: those of its institutions' meters and of their boundary formulas.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public async Task<RegisterAccess> AccessAsync(Scope scope, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        if (scope.SeesAll)
        {
            // A province has millions of registers: not listed for someone who may see every one of them.
            return RegisterAccess.All(scope.Who);
        }

        await using var state = await states.CreateDbContextAsync(cancellationToken);
        var seen = state.Set<Institution>().Within(scope).Select(i => i.Code);
        if (scope.SeesEveryRegion)
        {
            return await AllButClassifiedAsync(state, scope, seen, cancellationToken);
        }

        var own = await state.Set<Meter>().AsNoTracking().Where(m => seen.Contains(m.InstitutionCode))
            .SelectMany(m => m.Registers, (m, r) => new { Meter = m.Code, r.Name }).ToListAsync(cancellationToken);
        var shared = await state.Set<BoundaryTerm>().AsNoTracking().Where(t => seen.Contains(t.InstitutionCode))
            .Select(t => new { Meter = t.MeterCode, Name = t.RegisterName }).ToListAsync(cancellationToken);
        return RegisterAccess.Only(
            scope.Who, own.Concat(shared).Select(r => new RegisterId(r.Meter, r.Name)).ToHashSet());
    }

    // The few that are hidden are listed, not the millions that are seen. What a seen institution's boundary names is seen with it.
    private static async Task<RegisterAccess> AllButClassifiedAsync(
        StateContext state, Scope scope, IQueryable<string> seen, CancellationToken cancellationToken)
    {
        var classified = state.Set<Institution>().Where(i => i.IsClassified && !seen.Contains(i.Code)).Select(i => i.Code);
        var registers = state.Set<Meter>().AsNoTracking().Where(m => classified.Contains(m.InstitutionCode)).SelectMany(m => m.Registers, (m, r) => new { Meter = m.Code, r.Name });
        var hidden = await registers.Where(r => !state.Set<BoundaryTerm>().Any(t => t.MeterCode == r.Meter && t.RegisterName == r.Name && seen.Contains(t.InstitutionCode)))
            .ToListAsync(cancellationToken);
        return hidden.Count == 0 ? RegisterAccess.All(scope.Who) : RegisterAccess.AllBut(scope.Who, hidden.Select(r => new RegisterId(r.Meter, r.Name)).ToHashSet());
    }
}
