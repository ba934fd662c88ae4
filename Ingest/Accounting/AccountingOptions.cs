using System.ComponentModel.DataAnnotations;

namespace EnergyQuota.Ingest.Accounting;

/// <summary>Settings of the loss accounting, section <c>Ingest:Accounting</c>.</summary>
public sealed class AccountingOptions
{
    /// <summary>The section's name in the configuration.</summary>
    public const string Section = "Ingest:Accounting";

    /// <summary>How long after its time a reading is still on time, in minutes; after that it is late, and one that has not come is missing. 1 to 10 080. Default 60.</summary>
    [Range(1, 10_080)]
    public int LateAfterMinutes { get; set; } = 60;

    /// <summary>How long the counts of a gateway's hours are kept, in days. 2 to 4 000. Default 400.</summary>
    [Range(2, 4_000)]
    public int KeepDays { get; set; } = 400;

    /// <summary>The same as <see cref="LateAfterMinutes"/>.</summary>
    public TimeSpan LateAfter => TimeSpan.FromMinutes(LateAfterMinutes);
}
