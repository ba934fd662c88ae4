using EnergyQuota.Metering;

namespace EnergyQuota.Registry.Institutions;

/// <summary>
/// One term of an institution's boundary formula: its consumption of an energy type is Σ sign × share × register over
/// the terms in force. Dated, because buildings change hands.
/// </summary>
public sealed class BoundaryTerm
{
    /// <summary>The number of the term.</summary>
    public int Id { get; set; }

    /// <summary>The institution.</summary>
    public required string InstitutionCode { get; set; }

    /// <summary>The energy type the term counts for.</summary>
    public required EnergyType EnergyType { get; set; }

    /// <summary>The meter's code.</summary>
    public required string MeterCode { get; set; }

    /// <summary>The register's name.</summary>
    public string RegisterName { get; set; } = RegisterId.DefaultName;

    /// <summary>+1 adds, −1 takes away.</summary>
    public required int Sign { get; set; }

    /// <summary>The share of the register that belongs to the institution: more than 0, at most 1.</summary>
    public decimal Share { get; set; } = 1m;

    /// <summary>First day it holds, inclusive.</summary>
    public required DateOnly From { get; set; }

    /// <summary>The day it ends, exclusive; <see langword="null"/>: still in force.</summary>
    public DateOnly? To { get; set; }

    /// <summary>The document it was taken from.</summary>
    public required string Source { get; set; }

    /// <summary>The account or file that entered it.</summary>
    public required string EnteredBy { get; set; }

    /// <summary>When it was entered.</summary>
    public required DateTimeOffset EnteredAt { get; set; }

    /// <summary>Whether it holds on a day.</summary>
    /// <param name="day">The day.</param>
    public bool HoldsOn(DateOnly day) => From <= day && (To is null || day < To);
}
