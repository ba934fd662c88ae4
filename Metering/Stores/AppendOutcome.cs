namespace EnergyQuota.Metering.Stores;

/// <summary>What became of an appended batch. The three and those refused add up to the size of the batch; the three alone count for equality.</summary>
/// <param name="Added">Readings stored for the first time.</param>
/// <param name="Repeats">Readings the store already had, or that came twice in the batch.</param>
/// <param name="Conflicts">Readings stored beside another value of the same register and time.</param>
public readonly record struct AppendOutcome(int Added, int Repeats, int Conflicts)
{
    private readonly IReadOnlyList<ReadingFate>? _others;
    private readonly IReadOnlyList<RefusedReading>? _refused;

    /// <summary>The readings of the batch that were not simply added, each once: <see cref="Repeats"/> and <see cref="Conflicts"/> of them.</summary>
    public IReadOnlyList<ReadingFate> Others
    {
        get => _others ?? [];
        init => _others = value;
    }

    /// <summary>The readings that the engine would not take. They are not stored; the caller keeps them.</summary>
    public IReadOnlyList<RefusedReading> Refused
    {
        get => _refused ?? [];
        init => _refused = value;
    }

    /// <inheritdoc/>
    public bool Equals(AppendOutcome other) => (Added, Repeats, Conflicts) == (other.Added, other.Repeats, other.Conflicts);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Added, Repeats, Conflicts);
}
