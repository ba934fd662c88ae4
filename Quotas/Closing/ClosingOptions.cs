using System.ComponentModel.DataAnnotations;

namespace EnergyQuota.Quotas.Closing;

/// <summary>Settings of closing months, in the section <c>Closing</c>.</summary>
public sealed class ClosingOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Closing";

    /// <summary>Whole days after a month's end that are left to late data before it may be closed.</summary>
    /// <value>Days, 1 to 90. The default is 5. No law fixes it.</value>
    [Range(1, 90)]
    public int LateDays { get; set; } = 5;

    /// <summary>The least completeness at which a register's month is closed without an officer accepting it by name.</summary>
    /// <value>A share of 0 to 1. The default is 0.9. No law fixes it.</value>
    [Range(0.0, 1.0)]
    public decimal CompletenessGate { get; set; } = 0.9m;

    /// <summary>Whether an institution may be asked to explain a verdict of a year that no officer has closed yet.</summary>
    /// <value>
    /// The default is <see langword="false"/>: the request (Decree 531, art. 17) makes the institution answer for a figure, and not answering is
    /// a violation (art. 37), so the figure must not move any more. Alerts are not held back: they only say where to look.
    /// </value>
    public bool ExplainProvisional { get; set; }
}
