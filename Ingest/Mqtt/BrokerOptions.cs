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

    /// <summary>The IP address to listen on. Default 127.0.0.1, since names and passwords come unencrypted.</summary>
    [Required]
    public string Host { get; set; } = "127.0.0.1";

    /// <summary>The TCP port. 1 to 65535. Default 1883.</summary>
    [Range(1, 65535)]
    public int Port { get; set; } = 1883;

    /// <summary>How many connections may be open at once; more are closed at once. 1 to 100 000. Default 10 000.</summary>
    [Range(1, 100_000)]
    public int MaxConnections { get; set; } = 10_000;

    /// <summary>Whether clients may publish without name and password; only with a loopback address. Default <see langword="false"/>.</summary>
    public bool AllowAnonymous { get; set; }

    /// <summary>The gateways that may sign in. Default none.</summary>
    public IList<BrokerUser> Users { get; init; } = [];

    /// <summary>Names every fault by its key.</summary>
    /// <param name="validationContext">Not used.</param>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!IPAddress.TryParse(Host, out var address))
        {
            yield return new ValidationResult($"{Section}:Host '{Host}' is not an IP address.", [nameof(Host)]);
        }
        else if (AllowAnonymous && !IPAddress.IsLoopback(address))
        {
            yield return new ValidationResult(
                $"{Section}:AllowAnonymous is possible only while {Section}:Host is a loopback address; '{Host}' is not.", [nameof(AllowAnonymous)]);
        }

        for (var index = 0; index < Users.Count; index++)
        {
            if (string.IsNullOrEmpty(Users[index].Name) || string.IsNullOrEmpty(Users[index].Password))
            {
                yield return new ValidationResult($"{Section}:Users:{index} needs a Name and a Password.", [nameof(Users)]);
            }
        }
    }
}

/// <summary>A gateway that may sign in to the embedded broker.</summary>
public sealed class BrokerUser
{
    /// <summary>The user name; not empty.</summary>
    public string Name { get; set; } = "";

    /// <summary>The password; not empty.</summary>
    public string Password { get; set; } = "";

    /// <summary>The only institution it may publish for; <see langword="null"/>: any. Default <see langword="null"/>.</summary>
    public string? Institution { get; set; }
}
