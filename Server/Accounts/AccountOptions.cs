using System.ComponentModel.DataAnnotations;

namespace EnergyQuota.Server.Accounts;

/// <summary>How people and programs log in.</summary>
public sealed class AccountOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "Accounts";

    /// <summary>The fewest characters of a password that a person chooses; 12 by default.</summary>
    [Range(8, 64)]
    public int ShortestPassword { get; set; } = 12;

    /// <summary>Whether a password must hold a digit, a small and a capital letter and another sign; no by default: length counts more.</summary>
    public bool MixedPasswords { get; set; }

    /// <summary>After so many failures in a row an account waits; 5 by default.</summary>
    [Range(2, 100)]
    public int FailuresAllowed { get; set; } = 5;

    /// <summary>So many minutes it waits; 10 by default.</summary>
    [Range(1, 1_440)]
    public int LockMinutes { get; set; } = 10;

    /// <summary>So many hours a log-in lasts; 12 by default.</summary>
    [Range(1, 168)]
    public int SessionHours { get; set; } = 12;

    /// <summary>So many log-ins are tried from one address in a minute, whatever their names; 60 by default.</summary>
    [Range(5, 100_000)]
    public int LogInsPerMinute { get; set; } = 60;

    /// <summary>So many days a key of a program lasts at most; 366 by default.</summary>
    [Range(1, 3_660)]
    public int LongestTokenDays { get; set; } = 366;

    /// <summary>The organisation's own log-in, beside the passwords of this program; off by default.</summary>
    public OpenIdOptions OpenId { get; set; } = new();
}

/// <summary>Log-in with an identity provider of the organisation (OpenID Connect, authorization code flow with PKCE).</summary>
public sealed class OpenIdOptions
{
    /// <summary>The provider's address, e.g. <c>https://id.example.gov.cn</c>; empty: off.</summary>
    public string Authority { get; set; } = "";

    /// <summary>How the provider calls this program.</summary>
    public string ClientId { get; set; } = "";

    /// <summary>The secret agreed with the provider; better given by an environment variable than by a file.</summary>
    public string ClientSecret { get; set; } = "";

    /// <summary>The claim that an account's external name is compared with; <c>sub</c> by default, which no provider gives to another person later.</summary>
    public string NameClaim { get; set; } = "sub";

    /// <summary>Whether the provider may be asked without TLS: on one machine, to try it. No by default.</summary>
    public bool WithoutTls { get; set; }

    /// <summary>Whether it is set up.</summary>
    public bool IsOn => Authority.Length > 0;
}
