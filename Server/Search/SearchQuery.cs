using EnergyQuota.Registry;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.Meters;
using EnergyQuota.Registry.State;
using EnergyQuota.Server.Areas;
using EnergyQuota.Server.Queries;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EnergyQuota.Server.Search;

/// <summary>Finds regions, institutions and meters by what a person typed, within a scope.</summary>
/// <remarks>A meter is found by any part of its code; one that was registered some seconds ago by its whole code only.</remarks>
internal sealed class SearchQuery : IDisposable
{
    /// <summary>How many of each kind are told at most.</summary>
    public const int Most = 20;

    /// <summary>How many characters of what was typed count.</summary>
    public const int LongestSearch = 200;

    private readonly IDbContextFactory<StateContext> _states;
    private readonly AreaQuery _areas;
    private readonly Kept<MeterCodeIndex> _codes;

    /// <summary>Reads nothing yet.</summary>
    /// <param name="states">The state database.</param>
    /// <param name="areas">The regions.</param>
    /// <param name="options">How old the codes of meters may get.</param>
    /// <param name="time">The clock.</param>
    public SearchQuery(IDbContextFactory<StateContext> states, AreaQuery areas, IOptions<SiteOptions> options, TimeProvider time)
    {
        (_states, _areas) = (states, areas);
        _codes = new Kept<MeterCodeIndex>(ReadCodesAsync, time, TimeSpan.FromSeconds(options.Value.AreaSeconds));
    }

    /// <summary>Searches.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="words">What was typed; blank finds nothing.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public async Task<SearchResult> FindAsync(Scope scope, string words, CancellationToken cancellationToken)
    {
        var sought = words.Length > LongestSearch ? words[..LongestSearch].Trim() : words.Trim();
        if (sought.Length == 0)
        {
            return new SearchResult([], [], []);
        }

        await using var state = await _states.CreateDbContextAsync(cancellationToken);
        var institutions = await InstitutionsAsync(state, scope, sought, cancellationToken);
        var meters = await MetersAsync(state, scope, sought, cancellationToken);
        return new SearchResult(await _areas.SearchAsync(scope, sought, Most, cancellationToken), institutions, meters);
    }

    /// <inheritdoc/>
    public void Dispose() => _codes.Dispose();

    private static Task<List<Institution>> InstitutionsAsync(StateContext state, Scope scope, string sought, CancellationToken cancellationToken)
    {
        var pattern = SearchPattern.Of(sought);
        return state.Seen(scope)
            .Where(of => EF.Functions.Like(of.NameZh, pattern, SearchPattern.Escape) || EF.Functions.Like(of.NameEn, pattern, SearchPattern.Escape) || EF.Functions.Like(of.Code, pattern, SearchPattern.Escape))
            .OrderBy(of => of.Code).Take(Most).ToListAsync(cancellationToken);
    }

    private async Task<IReadOnlyList<FoundMeter>> MetersAsync(StateContext state, Scope scope, string sought, CancellationToken cancellationToken)
    {
        // What the index gives is some seconds old: the scope is asked of the database once more.
        var sees = await _areas.SeenAsync(scope, cancellationToken);
        var codes = (await _codes.GetAsync(cancellationToken)).Find(sought, sees, Most).Select(static found => found.Code).Append(sought).ToList();
        return await state.Set<Meter>().AsNoTracking().Where(meter => codes.Contains(meter.Code) && state.Seen(scope).Any(of => of.Code == meter.InstitutionCode))
            .OrderBy(meter => meter.Code).Take(Most)
            .Join(state.Set<Institution>(), meter => meter.InstitutionCode, of => of.Code, (meter, of) => new FoundMeter(meter.Code, meter.NameZh, meter.NameEn, of.Code, of.NameZh, of.NameEn))
            .ToListAsync(cancellationToken);
    }

    private async Task<MeterCodeIndex> ReadCodesAsync(CancellationToken cancellationToken)
    {
        await using var state = await _states.CreateDbContextAsync(cancellationToken);
        return new MeterCodeIndex(state.Set<Meter>().OrderBy(meter => meter.Code).Select(meter => new ValueTuple<string, string>(meter.Code, meter.InstitutionCode)).AsEnumerable());
    }
}

/// <summary>What was found, at most <see cref="SearchQuery.Most"/> of each kind.</summary>
/// <param name="Regions">Regions.</param>
/// <param name="Institutions">Institutions.</param>
/// <param name="Meters">Meters.</param>
internal sealed record SearchResult(IReadOnlyList<Region> Regions, IReadOnlyList<Institution> Institutions, IReadOnlyList<FoundMeter> Meters)
{
    /// <summary>Nothing was found.</summary>
    public bool IsEmpty => Regions.Count + Institutions.Count + Meters.Count == 0;
}

/// <summary>A meter that was found.</summary>
/// <param name="Code">Its code.</param>
/// <param name="NameZh">Its name in Chinese.</param>
/// <param name="NameEn">Its name in English; may be empty.</param>
/// <param name="InstitutionCode">The institution it belongs to.</param>
/// <param name="InstitutionZh">That institution's name in Chinese.</param>
/// <param name="InstitutionEn">That institution's name in English; may be empty.</param>
internal sealed record FoundMeter(string Code, string NameZh, string NameEn, string InstitutionCode, string InstitutionZh, string InstitutionEn);
