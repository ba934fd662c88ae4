namespace EnergyQuota.Inspections.Sampling;

/// <summary>A plan of inspections as it was drawn. Never changed; every drawing is recorded, so that nobody draws until the result pleases.</summary>
public sealed class InspectionPlan
{
    /// <summary>The number of the plan.</summary>
    public long Id { get; set; }

    /// <summary>The calendar year it is for.</summary>
    public required int Year { get; set; }

    /// <summary>The seed, 1 to 100 characters.</summary>
    public required string Seed { get; set; }

    /// <summary>The least share of those without priority that was drawn, 0 to 1.</summary>
    public required decimal Share { get; set; }

    /// <summary>How many institutions could have been chosen.</summary>
    public required int Candidates { get; set; }

    /// <summary>How many had priority.</summary>
    public required int Priority { get; set; }

    /// <summary>How many were drawn.</summary>
    public required int Sampled { get; set; }

    /// <summary>Whose institutions: the beginning of the region codes of whoever drew; empty: all.</summary>
    public required string RegionPrefix { get; set; }

    /// <summary>Of which vertical system only: that of whoever drew; <see langword="null"/>: of any and of none.</summary>
    public string? VerticalSystem { get; set; }

    /// <summary>Who drew it.</summary>
    public required string DrawnBy { get; set; }

    /// <summary>When.</summary>
    public required DateTimeOffset DrawnAt { get; set; }
}
