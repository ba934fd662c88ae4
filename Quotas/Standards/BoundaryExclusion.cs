using EnergyQuota.Metering;

namespace EnergyQuota.Quotas.Standards;

/// <summary>
/// Something that a standard's scope takes out of an institution's energy, area and people together: a garage, separately
/// metered heating, a separately metered data centre. Dated, with its source. What is not metered takes nothing out.
/// </summary>
public sealed class BoundaryExclusion
{
    /// <summary>The number of the exclusion.</summary>
    public int Id { get; set; }

    /// <summary>The institution.</summary>
    public required string InstitutionCode { get; set; }

    /// <summary>What it is; decides what it may take out of which indicator. See <see cref="IndicatorRules"/>.</summary>
    public required ExclusionKind Kind { get; set; }

    /// <summary>The energy type of its register, or <see langword="null"/> where it has none.</summary>
    public EnergyType? EnergyType { get; set; }

    /// <summary>The code of the meter that measures it, or <see langword="null"/>.</summary>
    public string? MeterCode { get; set; }

    /// <summary>The register's name.</summary>
    public string RegisterName { get; set; } = RegisterId.DefaultName;

    /// <summary>Its floor area, m²; 0 or more.</summary>
    public decimal Area { get; set; }

    /// <summary>Its energy users, persons; 0 or more.</summary>
    public decimal People { get; set; }

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

    /// <summary>Whether it takes anything out: what consumes energy but is not metered takes nothing, neither energy nor area nor people.</summary>
    public bool Applies => Kind == ExclusionKind.Garage || (MeterCode is not null && EnergyType is not null);

    /// <summary>Whether its register's energy is taken out of an indicator (DB37/T 2671-2019, chapter 5).</summary>
    /// <param name="indicator">The indicator.</param>
    public bool TakesEnergyOut(QuotaIndicator indicator) =>
        Applies && Kind.TakesEnergyOut(indicator) && EnergyType is { } type && indicator.Counts(type);

    /// <summary>
    /// Whether its area or people are taken out of an indicator. Where energy goes as well, both go together: a data centre
    /// of which only the cooling is metered leaves its area in the electricity per area.
    /// </summary>
    /// <param name="indicator">The indicator.</param>
    public bool TakesDenominatorOut(QuotaIndicator indicator) =>
        Applies && Kind.TakesDenominatorOut(indicator) && (Kind == ExclusionKind.Garage || TakesEnergyOut(indicator));
}

/// <summary>What an exclusion is. The numbers are stored and never reused.</summary>
public enum ExclusionKind
{
    /// <summary>A garage (车库): its area only.</summary>
    Garage = 1,

    /// <summary>Separately metered heating (供暖): its energy only, and only of the non-heating indicator.</summary>
    Heating = 2,

    /// <summary>A separately metered special system such as a data centre (特殊用能): all it has.</summary>
    SpecialSystem = 3,
}
