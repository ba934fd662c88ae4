namespace EnergyQuota.Ingest.Rejects;

/// <summary>How far the journal has been stored; one row.</summary>
public sealed class JournalPosition
{
    /// <summary>The number of the only row.</summary>
    public const int OnlyId = 1;

    /// <summary>Always <see cref="OnlyId"/>.</summary>
    public int Id { get; set; } = OnlyId;

    /// <summary>Which journal the address belongs to.</summary>
    public Guid JournalId { get; set; }

    /// <summary>Everything before this address is in the reading store, or among the rejects.</summary>
    public long Address { get; set; }
}
