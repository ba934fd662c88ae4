using EnergyQuota.Registry;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Institutions;
using Microsoft.Extensions.Options;

namespace EnergyQuota.Server.Areas;

/// <summary>How areas stand. What it tells may be some seconds old, <see cref="SiteOptions.AreaSeconds"/>, and says from when it is.</summary>
internal sealed class AreaQuery : IDisposable
{
    private const int MostWorst = 10;
    private static readonly Scope Reader = Scope.System("areas");
    private readonly Kept<AreaStates> _states;
    private readonly Kept<AreaUses> _uses;

    /// <summary>Reads nothing yet.</summary>
    /// <param name="states">How institutions stand.</param>
    /// <param name="uses">What they used.</param>
    /// <param name="options">How old it may get.</param>
    /// <param name="time">The clock.</param>
    public AreaQuery(AreaStateReader states, AreaUseReader uses, IOptions<SiteOptions> options, TimeProvider time)
    {
        var age = TimeSpan.FromSeconds(options.Value.AreaSeconds);
        _states = new Kept<AreaStates>(stop => states.ReadAsync(Reader, stop), time, age);
        _uses = new Kept<AreaUses>(stop => uses.ReadAsync(Reader, stop), time, age);
    }

    /// <summary>The code of the region that is all of a scope's own; empty where it sees several, <see langword="null"/> where it sees no region.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public async Task<string?> OwnAsync(Scope scope, CancellationToken cancellationToken) => scope.RegionPrefix switch
    {
        null => null,
        "" => (await _states.GetAsync(cancellationToken)).Regions.Children("").ToList() is [var only] ? only.Code : "",
        var prefix => prefix,
    };

    /// <summary>How an area stands.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="filter">Which institutions count.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    /// <returns>The area as far as the scope sees it; <see langword="null"/> where it lies outside, or there is no such region.</returns>
    public async Task<AreaView?> FindAsync(Scope scope, AreaFilter filter, CancellationToken cancellationToken)
    {
        var states = await _states.GetAsync(cancellationToken);
        if (scope.RegionPrefix is not { } prefix || !filter.Region.StartsWith(prefix, StringComparison.Ordinal)
            || (filter.Region != prefix && states.Regions.Find(filter.Region) is null))
        {
            return null;
        }

        var uses = await _uses.GetAsync(cancellationToken);
        var seen = states.Figures.Keys.Where(key => new AreaFilter(filter.Region).Takes(scope, key)).ToList();
        var taken = seen.Where(key => filter.Takes(scope, key)).ToList();
        return new AreaView(
            filter.Region,
            [.. states.Regions.Path(filter.Region).Where(region => region.Code.StartsWith(prefix, StringComparison.Ordinal))],
            AreaFigures.Sum(taken.Select(key => states.Figures[key])),
            UseOf(uses, taken),
            [.. PartsOf(states, uses, filter.Region, 1, taken)],
            [.. states.WorstFirst.TakeWhile(static of => of.Concern > 0).Where(of => filter.Takes(scope, AreaKey.Of(of.Institution))).Take(MostWorst)],
            [.. seen.Select(static key => key.Class).Distinct().Order(StringComparer.Ordinal)],
            [.. seen.Select(static key => key.VerticalSystem).Where(static system => system.Length > 0).Distinct().Order(StringComparer.Ordinal)],
            states.AsOf < uses.AsOf ? states.AsOf : uses.AsOf);
    }

    /// <summary>The regions of a scope whose name or code holds some words, by code.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="words">The words.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public async Task<IReadOnlyList<Region>> SearchAsync(Scope scope, string words, int most, CancellationToken cancellationToken) =>
        scope.RegionPrefix is not { } prefix ? []
        : [.. (await _states.GetAsync(cancellationToken)).Regions.All
            .Where(region => region.Code.StartsWith(prefix, StringComparison.Ordinal)
                && (region.NameZh.Contains(words, StringComparison.OrdinalIgnoreCase) || region.NameEn.Contains(words, StringComparison.OrdinalIgnoreCase)
                    || region.Code.StartsWith(words, StringComparison.Ordinal)))
            .Take(most)];

    /// <summary>The regions that one lies in and a scope sees, the outermost first, itself last.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="code">The region's code.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public async Task<IReadOnlyList<Region>> PathAsync(Scope scope, string code, CancellationToken cancellationToken) =>
        scope.RegionPrefix is not { } prefix ? []
        : [.. (await _states.GetAsync(cancellationToken)).Regions.Path(code).Where(region => region.Code.StartsWith(prefix, StringComparison.Ordinal))];

    /// <summary>Which institutions a scope sees, by code, as far as they were known some seconds ago.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public async Task<Func<string, bool>> SeenAsync(Scope scope, CancellationToken cancellationToken)
    {
        var known = (await _states.GetAsync(cancellationToken)).ByCode;
        return code => known.TryGetValue(code, out var of) && scope.Sees(of.Institution);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _states.Dispose();
        _uses.Dispose();
    }

    private static IEnumerable<AreaPart> PartsOf(AreaStates states, AreaUses uses, string code, int depth, List<AreaKey> taken)
    {
        foreach (var region in states.Regions.Children(code))
        {
            var keys = taken.FindAll(key => key.Region.StartsWith(region.Code, StringComparison.Ordinal));
            if (keys.Count == 0)
            {
                continue;
            }

            yield return new AreaPart(region, depth, AreaFigures.Sum(keys.Select(key => states.Figures[key])), UseOf(uses, keys));
            foreach (var below in PartsOf(states, uses, region.Code, depth + 1, keys))
            {
                yield return below;
            }
        }
    }

    private static AreaUse UseOf(AreaUses uses, List<AreaKey> keys) =>
        AreaUse.Sum(uses.Span, keys.Select(key => uses.Groups.GetValueOrDefault(key)).OfType<AreaUse>());
}
