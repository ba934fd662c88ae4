using System.ComponentModel.DataAnnotations;

namespace EnergyQuota.Ingest.Mqtt;

/// <summary>Which MQTT the outside broker speaks.</summary>
public enum IntakeProtocol
{
    /// <summary>MQTT 3.1.1.</summary>
    V311 = 4,

    /// <summary>MQTT 5.</summary>
    V5 = 5,
}

/// <summary>Settings of the intake from an outside broker, section <c>Ingest:Intake</c>.</summary>
public sealed class IntakeOptions : IValidatableObject
{
    /// <summary>The section's name in the configuration.</summary>
    public const string Section = "Ingest:Intake";

    /// <summary>Whether messages are fetched from an outside broker. Default <see langword="false"/>.</summary>
    public bool Enabled { get; set; }

    /// <summary>The broker's name or address. Default <c>localhost</c>.</summary>
    [Required]
    public string Host { get; set; } = "localhost";

    /// <summary>The broker's port. 1 to 65535. Default 1883.</summary>
    [Range(1, 65535)]
    public int Port { get; set; } = 1883;

    /// <summary>The protocol. Default MQTT 5.</summary>
    public IntakeProtocol Protocol { get; set; } = IntakeProtocol.V5;

    /// <summary>The client's identifier; the broker keeps messages under it while we are away, so it must stay the same. Default <c>energyquota</c>.</summary>
    [Required, StringLength(64, MinimumLength = 1)]
    public string ClientId { get; set; } = "energyquota";

    /// <summary>The user name, or <see langword="null"/>. Default <see langword="null"/>.</summary>
    public string? UserName { get; set; }

    /// <summary>The password, or <see langword="null"/>. Default <see langword="null"/>.</summary>
    public string? Password { get; set; }

    /// <summary>Whether the connection is encrypted (TLS). Default <see langword="false"/>.</summary>
    public bool Tls { get; set; }

    /// <summary>PEM file of the authorities whose certificates the broker may show; <see langword="null"/>: those of this machine. Default none.</summary>
    public string? Authorities { get; set; }

    /// <summary>PEM file of our own certificate, where the broker wants one. Default none.</summary>
    public string? Certificate { get; set; }

    /// <summary>PEM file of our certificate's private key, without a password. Default none.</summary>
    public string? CertificateKey { get; set; }

    /// <summary>The topics: a filter, or a shared subscription on MQTT 5. Default <c>readings/#</c>.</summary>
    [Required]
    public string Filter { get; set; } = Decoding.ReadingTopic.Filter;

    /// <summary>How many messages may be in memory unacknowledged. 1 to 65535. Default 2 000.</summary>
    [Range(1, 65535)]
    public int MaxInFlight { get; set; } = 2_000;

    /// <summary>Names every fault by its key.</summary>
    /// <param name="validationContext">Not used.</param>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!Tls && (Authorities ?? Certificate ?? CertificateKey) is not null)
        {
            yield return new ValidationResult($"{Section}:Authorities, :Certificate and :CertificateKey have no effect without {Section}:Tls.", [nameof(Tls)]);
        }
        else if (string.IsNullOrEmpty(Certificate) != string.IsNullOrEmpty(CertificateKey))
        {
            yield return new ValidationResult($"{Section}:Certificate and {Section}:CertificateKey belong together; one is missing.", [nameof(Certificate)]);
        }
        else if (IntakeTls.Fault(this) is { } fault)
        {
            yield return new ValidationResult($"{Section}:Authorities, :Certificate or :CertificateKey cannot be used: {fault}", [nameof(Tls)]);
        }
    }
}
