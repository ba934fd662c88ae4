namespace EnergyQuota.Registry.Access;

/// <summary>A local account.</summary>
public sealed class Account
{
    /// <summary>The log-in name; unique.</summary>
    public required string Name { get; set; }

    /// <summary>The salted hash of the password.</summary>
    public required string PasswordHash { get; set; }

    /// <summary>What it may do.</summary>
    public required Role Role { get; set; }

    /// <summary>The regions it sees; see <see cref="Scope.RegionPrefix"/>.</summary>
    public string? RegionPrefix { get; set; }

    /// <summary>The institution it sees; see <see cref="Scope.InstitutionCode"/>.</summary>
    public string? InstitutionCode { get; set; }

    /// <summary>Whether somebody else made its password, so that it must choose its own before anything else.</summary>
    public bool HasFirstPassword { get; set; }

    /// <summary>Since when it may not log in any more, UTC; <see langword="null"/> while it may.</summary>
    public DateTimeOffset? DisabledAt { get; set; }

    /// <summary>Where mail for its owner goes; <see langword="null"/>: nowhere.</summary>
    public string? Email { get; set; }

    /// <summary>Its scope.</summary>
    public Scope ToScope() => new(Name, Role, RegionPrefix, InstitutionCode);
}
