using System.ComponentModel.DataAnnotations;

namespace EnergyQuota.Inspections;

/// <summary>Settings of this room, in the section <c>Inspections</c>.</summary>
public sealed class InspectionOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Inspections";

    /// <summary>How many days an institution has to explain why it exceeded its quota.</summary>
    /// <value>Days after the day of the request, 1 to 365. The default is 15, a choice of this program: Decree 531 fixes none.</value>
    [Range(1, 365)]
    public int ExplanationDays { get; set; } = 15;
}
