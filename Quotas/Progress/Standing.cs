using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Quotas.Standards;

namespace EnergyQuota.Quotas.Progress;

/// <summary>
/// Where a year in progress stands against its quota row: a standing (进度), not a verdict (不是评定结论). The verdict
/// comes with the closed year. One row per institution, year and indicator, replaced as the year goes on.
/// </summary>
public sealed class Standing : IDerivedRow
{
    /// <summary>The number of the standing.</summary>
    public long Id { get; set; }

    /// <summary>The institution.</summary>
    public required string InstitutionCode { get; set; }

    /// <summary>The calendar year in progress.</summary>
    public required int Year { get; set; }

    /// <summary>The indicator.</summary>
    public required QuotaIndicator Indicator { get; set; }

    /// <summary>The standard's code.</summary>
    public required string StandardCode { get; set; }

    /// <summary>The row's key within the standard.</summary>
    public required string RowKey { get; set; }

    /// <summary>The standard is a demonstration (示范).</summary>
    public bool Demonstration { get; set; }

    /// <summary>The last whole day that is counted, exclusive.</summary>
    public required DateOnly Until { get; set; }

    /// <summary>What the year has used so far, in <see cref="Unit"/>, to 3 decimals; <see langword="null"/> where it cannot be computed.</summary>
    public decimal? Value { get; set; }

    /// <summary>How much of the constraint value is expected to be used by then, in <see cref="Unit"/>; see <see cref="SplitSet"/>.</summary>
    public required decimal Expected { get; set; }

    /// <summary>The constraint value of the whole year.</summary>
    public required decimal Constraint { get; set; }

    /// <summary>The baseline value of the whole year, or <see langword="null"/> where the row has none.</summary>
    public decimal? Baseline { get; set; }

    /// <summary>The unit.</summary>
    public required string Unit { get; set; }

    /// <summary>Completeness so far, 0 to 1, to 4 decimals.</summary>
    public required decimal Completeness { get; set; }

    /// <summary>The agency has set a split; otherwise the year is expected to run evenly by days.</summary>
    public required bool SplitSet { get; set; }

    /// <summary>Where it stands.</summary>
    public required StandingLevel Level { get; set; }
}

/// <summary>Where a year in progress stands. The numbers are stored and never reused.</summary>
public enum StandingLevel
{
    /// <summary>At or below what is expected by now.</summary>
    OnCourse = 1,

    /// <summary>Above what is expected by now: at this rate the year would exceed its constraint value.</summary>
    AheadOfSplit = 2,

    /// <summary>The constraint value of the whole year is already exceeded.</summary>
    ConstraintUsedUp = 3,

    /// <summary>Not known: data are incomplete or a fact is missing. Never means low.</summary>
    Unknown = 4,
}
