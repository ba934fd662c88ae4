namespace EnergyQuota.Ingest.Profiles.Sparkplug;

/// <summary>A metric as a birth message announces it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Alias">The number that later messages may bear in its place; <see langword="null"/>: none.</param>
/// <param name="Type">Its data type, which later messages leave out; 0: not said.</param>
internal sealed record BornMetric(string Name, ulong? Alias, uint Type);

/// <summary>What one birth message says of a node's or a device's metrics. Two births that say the same are equal.</summary>
internal sealed class BirthTable : IEquatable<BirthTable>
{
    private const int LongestName = 256;
    private readonly Dictionary<string, BornMetric> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<ulong, BornMetric?> _byAlias = [];

    /// <summary>Makes a table. Names beyond 256 characters are left out; an alias that stands for two metrics stands for none.</summary>
    public BirthTable(IEnumerable<BornMetric> metrics)
    {
        Metrics = [.. metrics.Where(static metric => metric.Name.Length is > 0 and <= LongestName).OrderBy(static metric => metric.Name, StringComparer.Ordinal)];
        foreach (var metric in Metrics)
        {
            _byName[metric.Name] = metric;
            if (metric.Alias is { } alias && !_byAlias.TryAdd(alias, metric))
            {
                _byAlias[alias] = null;
            }
        }
    }

    /// <summary>The metrics, by name.</summary>
    public IReadOnlyList<BornMetric> Metrics { get; }

    /// <summary>The metric of that name or, where it has none, of that alias; <see langword="null"/>: the birth told of none.</summary>
    public BornMetric? Find(string name, ulong? alias) =>
        name.Length > 0 ? _byName.GetValueOrDefault(name) : alias is { } number ? _byAlias.GetValueOrDefault(number) : null;

    /// <inheritdoc/>
    public bool Equals(BirthTable? other) => other is not null && Metrics.SequenceEqual(other.Metrics);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as BirthTable);

    /// <inheritdoc/>
    public override int GetHashCode() => Metrics.Count;
}
