using System.ComponentModel.DataAnnotations;
using System.Net;

namespace EnergyQuota.Ingest.Mqtt;

/// <summary>Settings of the embedded broker, section <c>Ingest:Broker</c>.</summary>
public sealed class BrokerOptions : IValidatableObject
{
    /// <summary>The section's name in the configuration.</summary>
    public const string Section = "Ingest:Broker";

    /// <summary>Whether the broker runs. Default <see langword="true"/>.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>The IP address to listen on. Default 127.0.0.1; others need a certificate.</summary>
    [Required]
    public string Host { get; set; } = "127.0.0.1";

    /// <summary>The TCP port. 1 to 65535. Default 1883.</summary>
    [Range(1, 65535)]
    public int Port { get; set; } = 1883;

    /// <summary>How many connections may be open at once; more are closed at once. 1 to 100 000. Default 10 000.</summary>
    [Range(1, 100_000)]
    public int MaxConnections { get; set; } = 10_000;

    /// <summary>How many messages a second each connection may send on average; a faster one is held back. 0 to 1 000 000; 0: no limit. Default 0.</summary>
    [Range(0, 1_000_000)]
    public int MaxMessagesPerSecond { get; set; }

    /// <summary>Whether clients may publish without name and password; only with a loopback address. Default <see langword="false"/>.</summary>
    public bool AllowAnonymous { get; set; }

    /// <summary>PEM file of the broker's certificate; connections are then encrypted (TLS). Read again when it changes. Default none.</summary>
    public string? Certificate { get; set; }

    /// <summary>PEM file of the certificate's private key, without a password. Default none.</summary>
    public string? CertificateKey { get; set; }

    /// <summary>PEM file of the authorities that issue gateways' certificates; where it is set, each gateway must show one. Default none.</summary>
    public string? ClientAuthorities { get; set; }

    /// <summary>Whether to listen beyond this machine without TLS: names, secrets and readings can then be read and changed on the way. Default <see langword="false"/>.</summary>
    public bool AllowUnencrypted { get; set; }

    /// <summary>How connections are encrypted, or <see langword="null"/>.</summary>
    internal GatewayTls? Tls() => string.IsNullOrEmpty(Certificate) || string.IsNullOrEmpty(CertificateKey) ? null : new GatewayTls(Certificate, CertificateKey, ClientAuthorities);

    /// <summary>Names every fault by its key.</summary>
    /// <param name="validationContext">Not used.</param>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var isAddress = IPAddress.TryParse(Host, out var address);
        var tls = Tls();
        if (!isAddress)
        {
            yield return new ValidationResult($"{Section}:Host '{Host}' is not an IP address.", [nameof(Host)]);
        }
        else if (!IPAddress.IsLoopback(address!) && AllowAnonymous)
        {
            yield return new ValidationResult(
                $"{Section}:AllowAnonymous is possible only while {Section}:Host is a loopback address; '{Host}' is not.", [nameof(AllowAnonymous)]);
        }
        else if (!IPAddress.IsLoopback(address!) && tls is null && !AllowUnencrypted)
        {
            yield return new ValidationResult(
                $"{Section}:Host '{Host}' can be reached from outside: set {Section}:Certificate and :CertificateKey, or say {Section}:AllowUnencrypted.", [nameof(Host)]);
        }

        if (string.IsNullOrEmpty(Certificate) != string.IsNullOrEmpty(CertificateKey))
        {
            yield return new ValidationResult($"{Section}:Certificate and {Section}:CertificateKey belong together; one is missing.", [nameof(Certificate)]);
        }
        else if (tls?.Fault() is { } fault)
        {
            yield return new ValidationResult($"{Section}:Certificate, :CertificateKey or :ClientAuthorities cannot be used: {fault}", [nameof(Certificate)]);
        }
        else if (ClientAuthorities is not null && tls is null)
        {
            yield return new ValidationResult($"{Section}:ClientAuthorities has no effect without {Section}:Certificate.", [nameof(ClientAuthorities)]);
        }
    }
}
