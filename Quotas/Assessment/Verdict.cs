using EnergyQuota.Quotas.Closing;
using EnergyQuota.Quotas.Standards;

namespace EnergyQuota.Quotas.Assessment;

/// <summary>
/// What was found for one institution, calendar year and indicator, with everything it rests on: facts, rules and instant
/// (design law 3). A changed finding is a new revision; earlier revisions stay.
/// </summary>
public sealed class Verdict
{
    /// <summary>The number of the verdict.</summary>
    public long Id { get; set; }

    /// <summary>The institution.</summary>
    public required string InstitutionCode { get; set; }

    /// <summary>The calendar year judged.</summary>
    public required int Year { get; set; }

    /// <summary>The indicator, or <see langword="null"/> where no row of any indicator fits.</summary>
    public QuotaIndicator? Indicator { get; set; }

    /// <summary>The standard's code; empty where none fits.</summary>
    public string StandardCode { get; set; } = "";

    /// <summary>The row's key within the standard; what it would be where rows of two standards fit alike; empty where none fits.</summary>
    public string RowKey { get; set; } = "";

    /// <summary>Why this row was chosen, for a person, in Chinese.</summary>
    public string RowReasonZh { get; set; } = "";

    /// <summary>Why this row was chosen, for a person, in English.</summary>
    public string RowReasonEn { get; set; } = "";

    /// <summary>The standard is a demonstration (示范), not the law of the region.</summary>
    public bool Demonstration { get; set; }

    /// <summary>The grade.</summary>
    public required Grade Grade { get; set; }

    /// <summary>Why it cannot be judged: each <see cref="JudgeFault"/> as text, joined by commas; otherwise empty.</summary>
    public string Reasons { get; set; } = "";

    /// <summary>
    /// The value in <see cref="Unit"/>, to 3 decimals; for <see cref="Grade.OverLowerBound"/> what is certain at least;
    /// <see langword="null"/> where it cannot be computed.
    /// </summary>
    public decimal? Value { get; set; }

    /// <summary>The unit of the value and of the row.</summary>
    public string Unit { get; set; } = "";

    /// <summary>The row's constraint value as it was.</summary>
    public decimal? Constraint { get; set; }

    /// <summary>The row's baseline value as it was.</summary>
    public decimal? Baseline { get; set; }

    /// <summary>The row's leading value as it was.</summary>
    public decimal? Leading { get; set; }

    /// <summary>Completeness of the consumption, 0 to 1, to 4 decimals.</summary>
    public decimal Completeness { get; set; }

    /// <summary>
    /// What the value would be with all that is known now of closed months, to 3 decimals; <see langword="null"/> where no closed month
    /// differs, or where it cannot be computed.
    /// </summary>
    public decimal? KnownValue { get; set; }

    /// <summary>What the grade would be with it; <see langword="null"/> where no closed month differs.</summary>
    public Grade? KnownGrade { get; set; }

    /// <summary>Closed months differ, and the grade would move with them (design law 5).</summary>
    public bool WouldMove => KnownGrade is { } known && known != Grade;

    /// <summary>Whether it can still move. Not stored: joined from the closings of years when it is read, provisional until then.</summary>
    public VerdictFinality Finality { get; set; } = VerdictFinality.Provisional;

    /// <summary>The coefficient set used; empty for indicators that need none.</summary>
    public string CoefficientSetId { get; set; } = "";

    /// <summary>All inputs with their versions, as JSON.</summary>
    public required string InputsJson { get; set; }

    /// <summary>The digest of what it says and rests on, see <see cref="VerdictFingerprint"/>; empty where it was found before digests were kept.</summary>
    public string Fingerprint { get; set; } = "";

    /// <summary>The instant for which facts and consumption were taken.</summary>
    public required DateTimeOffset AsOf { get; set; }

    /// <summary>1 for the first finding of this institution, year and indicator; one more for each change.</summary>
    public required int Revision { get; set; }

    /// <summary>It is the newest revision.</summary>
    public required bool Current { get; set; }
}
