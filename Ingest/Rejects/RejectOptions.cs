using System.ComponentModel.DataAnnotations;

namespace EnergyQuota.Ingest.Rejects;

/// <summary>Settings of what is kept though it cannot be used, section <c>Ingest:Rejects</c>.</summary>
public sealed class RejectOptions
{
    /// <summary>The section's name in the configuration.</summary>
    public const string Section = "Ingest:Rejects";

    /// <summary>How many different rejects of one gateway are kept whole; further ones are only counted. 1 to 10 000 000. Default 100 000.</summary>
    [Range(1, 10_000_000)]
    public int MostPerGateway { get; set; } = 100_000;

    /// <summary>How many megabytes of payloads of one gateway are kept; further ones are only counted. 1 to 100 000. Default 64.</summary>
    [Range(1, 100_000)]
    public int MostMegabytesPerGateway { get; set; } = 64;

    /// <summary>How often it is looked for meters that were registered since their readings came, in seconds. 1 to 86 400. Default 30.</summary>
    [Range(1, 86_400)]
    public int TakeInEverySeconds { get; set; } = 30;
}
