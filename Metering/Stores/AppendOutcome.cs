namespace EnergyQuota.Metering.Stores;

/// <summary>What became of an appended batch. The three add up to the size of the batch, and alone count for equality.</summary>
/// <param name="Added">Readings stored for the first time.</param>
/// <param name="Repeats">Readings the store already had, or that came twice in the batch.</param>
/// <param name="Conflicts">Readings stored beside another value of the same register and time.</param>
public readonly record struct AppendOutcome(int Added, int Repeats, int Conflicts)
{
    private readonly IReadOnlyList<ReadingFate>? _others;

    /// <summary>The readings of the batch that were not simply added, each once: <see cref="Repeats"/> and <see cref="Conflicts"/> of them.</summary>
    public IReadOnlyList<ReadingFate> Others
    {
        get => _others ?? [];
        init => _others = value;
    }

    /// <inheritdoc/>
    public bool Equals(AppendOutcome other) => (Added, Repeats, Conflicts) == (other.Added, other.Repeats, other.Conflicts);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Added, Repeats, Conflicts);
}
