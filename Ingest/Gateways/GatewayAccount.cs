namespace EnergyQuota.Ingest.Gateways;

/// <summary>A gateway that may sign in to the embedded broker. Revoked accounts are kept: their names are not given out again.</summary>
public sealed class GatewayAccount
{
    /// <summary>The user name, 1 to 64 characters of letters, digits, dot, hyphen and underscore; the key.</summary>
    public required string Name { get; set; }

    /// <summary>The only institution whose meters it may report.</summary>
    public required string InstitutionCode { get; set; }

    /// <summary>SHA-256 of the secret, hexadecimal; the secret itself is nowhere.</summary>
    public required string SecretHash { get; set; }

    /// <summary>When its secret was made, UTC.</summary>
    public required DateTimeOffset IssuedAt { get; set; }

    /// <summary>Who made it.</summary>
    public required string IssuedBy { get; set; }

    /// <summary>Since when it may not sign in any more, UTC; <see langword="null"/> while it may.</summary>
    public DateTimeOffset? RevokedAt { get; set; }

    /// <summary>Why it was revoked.</summary>
    public string? RevokedReason { get; set; }
}
