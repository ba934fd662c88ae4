namespace EnergyQuota.Registry.Access;

/// <summary>A key with which a program asks in the name of an account. The key itself is shown once and never kept.</summary>
public sealed class ApiToken
{
    /// <summary>Its number.</summary>
    public int Id { get; set; }

    /// <summary>The account in whose name it asks; it never may or sees more than that.</summary>
    public required string AccountName { get; set; }

    /// <summary>What it is for, as its owner calls it; 1 to 100 characters.</summary>
    public required string Label { get; set; }

    /// <summary>SHA-256 of the key, in hexadecimal digits.</summary>
    public required string Hash { get; set; }

    /// <summary>Whether it only reads.</summary>
    public required bool ReadsOnly { get; set; }

    /// <summary>The beginning of the region codes it sees, inside its account's; <see langword="null"/>: as its account.</summary>
    public string? RegionPrefix { get; set; }

    /// <summary>When it was made, UTC.</summary>
    public required DateTimeOffset MadeAt { get; set; }

    /// <summary>From when on it is no longer taken, UTC.</summary>
    public required DateTimeOffset ExpiresAt { get; set; }

    /// <summary>Since when it is revoked, UTC; <see langword="null"/>: it is not.</summary>
    public DateTimeOffset? RevokedAt { get; set; }
}
