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

    /// <summary>The vertical system it sees in its regions; see <see cref="Scope.VerticalSystem"/>.</summary>
    public string? VerticalSystem { get; set; }

    /// <summary>Whether it was named to see classified institutions (涉密单位).</summary>
    public bool SeesClassified { get; set; }

    /// <summary>Whether somebody else made its password, so that it must choose its own before anything else.</summary>
    public bool HasFirstPassword { get; set; }

    /// <summary>Since when it may not log in any more, UTC; <see langword="null"/> while it may.</summary>
    public DateTimeOffset? DisabledAt { get; set; }

    /// <summary>Where mail for its owner goes; <see langword="null"/>: nowhere.</summary>
    public string? Email { get; set; }

    /// <summary>Failed log-ins in a row since the last that went well, or since it was locked last.</summary>
    public int FailedLogIns { get; set; }

    /// <summary>Until when it may not log in because of failures, UTC; <see langword="null"/>: it may.</summary>
    public DateTimeOffset? LockedUntil { get; set; }

    /// <summary>The key of its authenticator (RFC 6238), protected; <see langword="null"/>: none was ever made.</summary>
    public string? AuthenticatorKey { get; set; }

    /// <summary>Whether a log-in needs a code of the authenticator beside the password.</summary>
    public bool NeedsCode { get; set; }

    /// <summary>Hashes of codes that each stand in once for the authenticator, joined by <c>;</c>.</summary>
    public string RecoveryCodes { get; set; } = "";

    /// <summary>The code that was taken last: none is taken twice.</summary>
    public string? LastCode { get; set; }

    /// <summary>How the organisation's own log-in (OpenID Connect) calls its owner; <see langword="null"/>: logs in here only.</summary>
    public string? ExternalName { get; set; }

    /// <summary>Its scope.</summary>
    public Scope ToScope() => new(Name, Role, RegionPrefix, InstitutionCode) { VerticalSystem = VerticalSystem, SeesClassified = SeesClassified };
}
