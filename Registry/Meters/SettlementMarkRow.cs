namespace EnergyQuota.Registry.Meters;

/// <summary>A settlement mark as it is stored; see <see cref="Metering.Settlement.ISettlementMarks"/>.</summary>
public sealed class SettlementMarkRow
{
    /// <summary>The meter's code.</summary>
    public required string Meter { get; set; }

    /// <summary>The register's name.</summary>
    public required string Register { get; set; }

    /// <summary>First changed instant.</summary>
    public required DateTimeOffset From { get; set; }

    /// <summary>Last changed instant, inclusive.</summary>
    public required DateTimeOffset To { get; set; }

    /// <summary>Rises with every mark of the register and is kept when the mark is cleared, so that no number comes twice.</summary>
    public required long Generation { get; set; }

    /// <summary>When the register began to wait; <see langword="null"/>: it is settled.</summary>
    public DateTimeOffset? WaitingSince { get; set; }
}
