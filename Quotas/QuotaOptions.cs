using System.ComponentModel.DataAnnotations;

namespace EnergyQuota.Quotas;

/// <summary>Settings of this room, in the section <c>Quotas</c>.</summary>
public sealed class QuotaOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Quotas";

    /// <summary>The least completeness at which a period is judged; below it the answer is <em>cannot judge</em>.</summary>
    /// <value>A share of 0.5 to 1. The default is 0.9. No law fixes it.</value>
    [Range(0.5, 1.0)]
    public decimal CompletenessGate { get; set; } = 0.9m;

    /// <summary>How often changed registers are settled.</summary>
    /// <value>Seconds, 5 to 3600. The default is 60.</value>
    [Range(5, 3600)]
    public int SettleEverySeconds { get; set; } = 60;

    /// <summary>How many registers one round of settling takes at most; rounds follow each other until nothing waits.</summary>
    /// <value>1 to 100000. The default is 2000.</value>
    [Range(1, 100_000)]
    public int SettleBatch { get; set; } = 2_000;

    /// <summary>How often institutions are assessed.</summary>
    /// <value>Minutes, 1 to 1440. The default is 60.</value>
    [Range(1, 1_440)]
    public int AssessEveryMinutes { get; set; } = 60;
}
