using System.ComponentModel.DataAnnotations;

namespace EnergyQuota.Registry.Audit;

/// <summary>Settings of the audit log.</summary>
public sealed class AuditOptions
{
    /// <summary>The section of the settings.</summary>
    public const string Section = "Audit";

    /// <summary>
    /// The file with the key that signs (ECDSA on P-256, PEM); made where it is missing. Whoever can read it can sign. Default
    /// <c>keys/audit.pem</c> in the data folder.
    /// </summary>
    [Required]
    public string KeyFile { get; set; } = "";

    /// <summary>
    /// The folder to which signed heads go, as <c>audit-heads.jsonl</c>, with the public key beside. Best one that those who run
    /// this program cannot change later. Default <c>audit-heads</c> in the data folder.
    /// </summary>
    [Required]
    public string HeadsFolder { get; set; } = "";

    /// <summary>How often a head is signed where there are new lines, minutes. 1 to 10,080; default 60.</summary>
    [Range(1, 10_080)]
    public int SignEveryMinutes { get; set; } = 60;
}
