using EnergyQuota.Metering;
using EnergyQuota.Metering.Closing;
using EnergyQuota.Metering.Ledger;
using EnergyQuota.Metering.Settlement;
using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Registry.Audit;
using EnergyQuota.Registry.Meters;

namespace EnergyQuota.Quotas.Evidence;

/// <summary>All that an evidence pack is made of, beside the readings, which are streamed.</summary>
public sealed record EvidenceCase
{
    /// <summary>The verdict.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>Its inputs.</summary>
    public required VerdictInputs Inputs { get; init; }

    /// <summary>The institution's name in Chinese.</summary>
    public required string NameZh { get; init; }

    /// <summary>The institution's name in English; may be empty.</summary>
    public string NameEn { get; init; } = "";

    /// <summary>The site's zone, in whose hours terms are counted.</summary>
    public required string Zone { get; init; }

    /// <summary>The registers cited, ordered.</summary>
    public required IReadOnlyList<CitedRegister> Registers { get; init; }

    /// <summary>The audit lines that concern it, by number.</summary>
    public IReadOnlyList<AuditEntry> Audit { get; init; } = [];

    /// <summary>The newest signed head of the audit log; <see langword="null"/>: none was signed yet.</summary>
    public AuditHead? Head { get; init; }

    /// <summary>Who has it made.</summary>
    public required string MadeBy { get; init; }

    /// <summary>When; whole microseconds.</summary>
    public required DateTimeOffset MadeAt { get; init; }
}

/// <summary>A register that a verdict cites.</summary>
public sealed record CitedRegister
{
    /// <summary>Its facts.</summary>
    public required RegisterFacts Facts { get; init; }

    /// <summary>The checkpoint of a ledger day before the period; <see langword="null"/>: settled from the start.</summary>
    public string? Checkpoint { get; init; }

    /// <summary>Its dated facts and decisions with their documents; what <see cref="Facts"/> was made of.</summary>
    public IReadOnlyList<RegisterEventRecord> Events { get; init; } = [];

    /// <summary>Its bills; what <see cref="Facts"/> was made of.</summary>
    public IReadOnlyList<Bill> Bills { get; init; } = [];

    /// <summary>The ledger's days of the period as known now, ascending.</summary>
    public required IReadOnlyList<LedgerDay> Known { get; init; }

    /// <summary>The ledger's days of the period as closed, ascending; what the verdict rests on.</summary>
    public required IReadOnlyList<LedgerDay> AsClosed { get; init; }

    /// <summary>The months of the year before the period, as closed: they weigh completeness.</summary>
    public IReadOnlyList<LedgerMonth> LastYear { get; init; } = [];

    /// <summary>Its closed months of the period.</summary>
    public IReadOnlyList<ClosedRegister> Closed { get; init; } = [];

    /// <summary>The register.</summary>
    public RegisterId Id => Facts.Register;
}
