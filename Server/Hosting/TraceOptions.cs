using System.ComponentModel.DataAnnotations;

namespace EnergyQuota.Server.Hosting;

/// <summary>Where spans are sent. By default nowhere: nothing leaves a closed network that nobody asked for.</summary>
public sealed class TraceOptions : IValidatableObject
{
    /// <summary>The section of the settings.</summary>
    public const string Section = "Traces";

    /// <summary>The whole address of a collector that speaks OTLP over HTTP (protobuf), as <c>http://127.0.0.1:4318/v1/traces</c>.</summary>
    /// <value><see langword="null"/>, the default: no spans are made.</value>
    public string? Endpoint { get; set; }

    /// <summary>Which share of batches and of other calls is sent, above 0 to 1; the jobs that settle and judge are sent always. Default 0.1.</summary>
    [Range(typeof(decimal), "0.0001", "1", ParseLimitsInInvariantCulture = true, ConvertValueInInvariantCulture = true)]
    public decimal Share { get; set; } = 0.1m;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        string.IsNullOrEmpty(Endpoint) || (Uri.TryCreate(Endpoint, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
            ? []
            : [new ValidationResult($"{Section}:Endpoint: '{Endpoint}' is no address that begins with http:// or https://.", [nameof(Endpoint)])];
}
