using EnergyQuota.Metering;
using EnergyQuota.Metering.Closing;
using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Quotas.Consumption;
using EnergyQuota.Quotas.Standards;
using EnergyQuota.Quotas.Standards.Corrections;
using EnergyQuota.Registry.Institutions;

namespace EnergyQuota.Quotas.Evidence;

/// <summary>Everything a verdict rests on, as <see cref="Verdict.InputsJson"/> keeps it: enough to compute it again without any other fact.</summary>
/// <remarks>
/// Facts, exclusions and the row are kept whole, as the registry holds them, so that a property added to them is kept without
/// another change here. Amounts of registers are the sums that the ledger gave; the days they are sums of lie in the ledger.
/// </remarks>
public sealed record VerdictInputs
{
    /// <summary>The form that is written now. 1 is that of verdicts written before sources, register sums and exclusions were kept whole.</summary>
    public const int CurrentFormat = 2;

    /// <summary>
    /// The number of the rules by which inputs become a verdict. It is raised when the same inputs would give another one; replaying
    /// then keeps a way for each number.
    /// </summary>
    public const int CurrentRules = 1;

    /// <summary>The form; see <see cref="CurrentFormat"/>.</summary>
    public required int Format { get; init; }

    /// <summary>By which rules it was computed; see <see cref="CurrentRules"/>.</summary>
    public required int Rules { get; init; }

    /// <summary>The institution as it was registered.</summary>
    public required CitedInstitution Institution { get; init; }

    /// <summary>The days judged.</summary>
    public required CitedPeriod Period { get; init; }

    /// <summary>The least completeness at which a period is judged, 0 to 1.</summary>
    public required decimal Gate { get; init; }

    /// <summary>The indicator, or <see langword="null"/> where no row of any indicator fits.</summary>
    public QuotaIndicator? Indicator { get; init; }

    /// <summary>Why there is no row to judge by; <see langword="null"/> where there is one.</summary>
    public CannotJudgeReason? WithoutRow { get; init; }

    /// <summary>The standard whose row judges.</summary>
    public CitedStandard? Standard { get; init; }

    /// <summary>The row that judges.</summary>
    public QuotaRow? Row { get; init; }

    /// <summary>Why this row, in Chinese; <see langword="null"/> in format 1, which left that to the verdict.</summary>
    public string? RowReasonZh { get; init; }

    /// <summary>Why this row, in English; <see langword="null"/> in format 1.</summary>
    public string? RowReasonEn { get; init; }

    /// <summary>The coefficient set of the standard; <see langword="null"/> where the indicator needs none or none is known.</summary>
    public CoefficientSet? CoefficientSet { get; init; }

    /// <summary>Floor area, people and so on, all dates, with their sources.</summary>
    public required IReadOnlyList<InstitutionFact> Facts { get; init; }

    /// <summary>What is taken out, with what its registers used.</summary>
    public required IReadOnlyList<CitedExclusion> Exclusions { get; init; }

    /// <summary>The boundary terms, with what the ledger knew of their registers.</summary>
    public required IReadOnlyList<CitedTerm> Terms { get; init; }

    /// <summary>Closed months of which something else is known now; <see langword="null"/> where there is none.</summary>
    public IReadOnlyList<CitedAdjustment>? Adjustments { get; init; }

    /// <summary>What the boundary consumed, per energy type and unit.</summary>
    public required IReadOnlyList<ConsumptionTotal> Totals { get; init; }

    /// <summary>The exact figures; <see langword="null"/> where there is no row.</summary>
    public CitedFigure? Figure { get; init; }
}

/// <summary>An institution as a verdict cites it: what decides which row applies and whether it was in being.</summary>
/// <param name="Code">Its code.</param>
/// <param name="RegionCode">Its region.</param>
/// <param name="Class">Its class.</param>
/// <param name="SubClass">Its sub-class; may be empty.</param>
/// <param name="ClimateZone">Its climate zone; may be empty.</param>
/// <param name="From">First day in being, inclusive.</param>
/// <param name="To">The day it ends, exclusive; <see langword="null"/>: still in being.</param>
public sealed record CitedInstitution(string Code, string RegionCode, string Class, string SubClass, string ClimateZone, DateOnly From, DateOnly? To);

/// <summary>The days judged.</summary>
/// <param name="From">First day, inclusive.</param>
/// <param name="To">Last day, exclusive.</param>
public sealed record CitedPeriod(DateOnly From, DateOnly To);

/// <summary>A standard as a verdict cites it.</summary>
/// <param name="Code">Its code.</param>
/// <param name="TitleZh">Its title in Chinese.</param>
/// <param name="TitleEn">Its title in English; may be empty.</param>
/// <param name="Issuer">Who issued it.</param>
/// <param name="RegionPrefix">The region it holds in.</param>
/// <param name="EffectiveFrom">First day in force, inclusive.</param>
/// <param name="EffectiveTo">The day it ends, exclusive; <see langword="null"/>: in force.</param>
/// <param name="FirstJudgedYear">The first calendar year it judges.</param>
/// <param name="CoefficientSetId">The coefficient set its values were made with.</param>
/// <param name="Demonstration">It is a demonstration (示范), not the law of the region.</param>
/// <param name="Source">Where its text was read.</param>
/// <param name="Corrections">Its corrections (修正系数); <see langword="null"/>: it has none.</param>
public sealed record CitedStandard(
    string Code, string TitleZh, string TitleEn, string Issuer, string RegionPrefix, DateOnly EffectiveFrom, DateOnly? EffectiveTo,
    int FirstJudgedYear, string CoefficientSetId, bool Demonstration, string Source, IReadOnlyList<QuotaCorrection>? Corrections = null);

/// <summary>What the ledger knew of a register over the days of a term; see <see cref="TermEvidence"/>.</summary>
/// <param name="Quantity">All that was booked, in the term's unit, before sign and share.</param>
/// <param name="Certain">Of it, what was booked on days without estimated hours.</param>
/// <param name="ExpectedHours">Hours at all.</param>
/// <param name="MeasuredHours">Measured hours.</param>
/// <param name="EstimatedHours">Estimated hours.</param>
/// <param name="ManualHours">Manual hours.</param>
/// <param name="LastYear">What it would have used in the twelve months before; <see langword="null"/>: nothing is known.</param>
/// <param name="Adjustment">Known now − closed; <see langword="null"/> where nothing differs.</param>
public sealed record CitedSum(
    decimal Quantity, decimal Certain, int ExpectedHours, int MeasuredHours, int EstimatedHours, int ManualHours, decimal? LastYear, decimal? Adjustment)
{
    /// <summary>Of evidence.</summary>
    /// <param name="evidence">The evidence, or <see langword="null"/>.</param>
    public static CitedSum? Of(TermEvidence? evidence) => evidence is null ? null : new CitedSum(
        evidence.Quantity, evidence.Certain, evidence.ExpectedHours, evidence.MeasuredHours, evidence.EstimatedHours, evidence.ManualHours,
        evidence.LastYear, evidence.Adjustment);

    /// <summary>As evidence of a term.</summary>
    /// <param name="term">The term.</param>
    public TermEvidence ToEvidence(TermSpan term) =>
        new(term, Quantity, Certain, ExpectedHours, MeasuredHours, EstimatedHours, ManualHours, LastYear) { Adjustment = Adjustment };
}

/// <summary>A boundary term as a verdict cites it.</summary>
/// <param name="EnergyType">The energy type it counts for.</param>
/// <param name="Meter">The meter's code.</param>
/// <param name="Register">The register's name.</param>
/// <param name="Unit">The base unit of its amounts.</param>
/// <param name="Sign">+1 or −1.</param>
/// <param name="Share">More than 0, at most 1.</param>
/// <param name="From">First day, inclusive.</param>
/// <param name="To">Last day, exclusive.</param>
/// <param name="Source">The document it was taken from; <see langword="null"/> in format 1.</param>
/// <param name="Sum">What the ledger knew of its register; <see langword="null"/> in format 1, which kept the totals only.</param>
public sealed record CitedTerm(
    EnergyType EnergyType, string Meter, string Register, MeasureUnit Unit, int Sign, decimal Share, DateOnly From, DateOnly To, string? Source, CitedSum? Sum)
{
    /// <summary>The term over its days.</summary>
    /// <param name="owner">The institution.</param>
    public TermSpan ToSpan(string owner) =>
        new(owner, EnergyType, new RegisterId(Meter, Register), Unit, Sign, Share, From, To) { Source = Source ?? "" };
}

/// <summary>An exclusion as a verdict cites it.</summary>
/// <param name="Exclusion">The exclusion, whole.</param>
/// <param name="TakesEnergyOut">Its energy was taken out of the indicator.</param>
/// <param name="TakesDenominatorOut">Its area or people were taken out of the denominator.</param>
/// <param name="Consumption">What its register used; <see langword="null"/> where it has none.</param>
/// <param name="Unit">The unit of <paramref name="Sum"/>; <see langword="null"/> where there is none.</param>
/// <param name="From">First day of the sum, inclusive.</param>
/// <param name="To">Last day of the sum, exclusive.</param>
/// <param name="Sum">What the ledger knew of its register; <see langword="null"/> in format 1 and where it has none.</param>
public sealed record CitedExclusion(
    BoundaryExclusion Exclusion, bool? TakesEnergyOut, bool? TakesDenominatorOut, ConsumptionTotal? Consumption,
    MeasureUnit? Unit = null, DateOnly? From = null, DateOnly? To = null, CitedSum? Sum = null)
{
    /// <summary>Its register's term, as the ledger was asked for it; <see langword="null"/> where nothing was asked.</summary>
    /// <param name="owner">The institution.</param>
    public TermSpan? ToSpan(string owner) => Sum is null || Exclusion.EnergyType is not { } type || Exclusion.MeterCode is not { } meter ? null
        : new TermSpan(owner, type, new RegisterId(meter, Exclusion.RegisterName), Unit!.Value, 1, 1m, From!.Value, To!.Value) { Source = Exclusion.Source };
}

/// <summary>A closed month of which something else is known now.</summary>
/// <param name="Register">The register.</param>
/// <param name="Month">The month, as 2026-03.</param>
/// <param name="Closed">As closed, in the base unit.</param>
/// <param name="Known">As known when it was judged.</param>
public sealed record CitedAdjustment(string Register, string Month, decimal Closed, decimal Known)
{
    /// <summary>Of a difference.</summary>
    /// <param name="difference">The difference.</param>
    public static CitedAdjustment Of(ClosedDifference difference)
    {
        ArgumentNullException.ThrowIfNull(difference);
        return new CitedAdjustment(difference.Register.ToString(), difference.Month.ToString(), difference.Closed.Quantity, difference.Now.Quantity);
    }
}

/// <summary>The exact figures of a verdict; see <see cref="IndicatorFigure"/>.</summary>
/// <param name="Value">What is booked over the denominator.</param>
/// <param name="AtLeast">What is certain at least.</param>
/// <param name="Low">The least if gaps were like the rest.</param>
/// <param name="High">The most if gaps were like the rest.</param>
/// <param name="Completeness">0 to 1.</param>
public sealed record CitedFigure(decimal? Value, decimal? AtLeast, decimal? Low, decimal? High, decimal Completeness);
