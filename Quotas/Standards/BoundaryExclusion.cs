using EnergyQuota.Metering;
using EnergyQuota.Registry.Institutions;

namespace EnergyQuota.Quotas.Standards;

/// <summary>
/// Something that a standard's scope takes out of an institution's energy, area and people together: a garage, separately
/// metered heating, a separately metered data centre. Dated, with its source and approval. What is not metered takes nothing out.
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

    /// <summary>Whether it counts: only what is approved takes anything out.</summary>
    public ApprovalState State { get; set; } = ApprovalState.Approved;

    /// <summary>The document by which it was approved or rejected; empty while nobody has decided.</summary>
    public string ApprovalDocument { get; set; } = "";

    /// <summary>Who approved or rejected it; <see langword="null"/> while nobody has.</summary>
    public string? DecidedBy { get; set; }

    /// <summary>When it was approved or rejected.</summary>
    public DateTimeOffset? DecidedAt { get; set; }

    /// <summary>
    /// Whether it counts at all: it is approved, and what consumes energy is metered by itself; else it takes out neither energy nor
    /// area nor people.
    /// </summary>
    public bool Applies => State == ApprovalState.Approved && (Kind == ExclusionKind.Garage || (MeterCode is not null && EnergyType is not null));

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
