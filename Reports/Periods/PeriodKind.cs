namespace EnergyQuota.Reports.Periods;

/// <summary>How long a report's period is. The numbers are stored and never reused.</summary>
public enum PeriodKind
{
    /// <summary>A calendar month.</summary>
    Month = 1,

    /// <summary>A calendar quarter.</summary>
    Quarter = 2,

    /// <summary>A calendar year.</summary>
    Year = 3,
}
