using System.ComponentModel.DataAnnotations;

namespace EnergyQuota.Ingest.Decoding;

/// <summary>Settings of what is accepted, section <c>Ingest</c>.</summary>
public sealed class DecodingOptions
{
    /// <summary>The section's name in the configuration.</summary>
    public const string Section = "Ingest";

    /// <summary>How long before its arrival a reading may have been taken. 0: any time. 0 to 10 000 days. Default 400 days.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "10000.00:00:00", ParseLimitsInInvariantCulture = true, ConvertValueInInvariantCulture = true)]
    public TimeSpan OldestReading { get; set; } = TimeSpan.FromDays(400);

    /// <summary>The largest payload that is read, in bytes. 1 KiB to 4 000 000. Default 1 MiB.</summary>
    [Range(1024, 4_000_000)]
    public int MaxPayloadBytes { get; set; } = 1 << 20;
}
