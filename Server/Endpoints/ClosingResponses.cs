using EnergyQuota.Metering.Closing;
using EnergyQuota.Quotas.Closing;

namespace EnergyQuota.Server.Endpoints;

/// <summary>A part of the institutions of a month.</summary>
/// <param name="Total">How many there are in all.</param>
/// <param name="Institutions">The part asked for.</param>
public sealed record ClosingListResponse(int Total, IEnumerable<ClosingStateResponse> Institutions);

/// <summary>The state of an institution's month.</summary>
/// <param name="InstitutionCode">The institution.</param>
/// <param name="Closed">It is closed.</param>
/// <param name="AdjustmentsPending">It is closed, and something else is known now that is not booked.</param>
/// <param name="Registers">How many registers it has.</param>
/// <param name="ClosedAtUtc">When it was closed.</param>
/// <param name="Blocks">Why it cannot be closed as it is; empty where it can, or is.</param>
public sealed record ClosingStateResponse(
    string InstitutionCode, bool Closed, bool AdjustmentsPending, int Registers, DateTimeOffset? ClosedAtUtc, IEnumerable<BlockResponse> Blocks);

/// <summary>A reason why a month cannot be closed.</summary>
/// <param name="Kind">The reason.</param>
/// <param name="Meter">The meter it speaks of.</param>
/// <param name="Register">The register it speaks of.</param>
/// <param name="Part">What can be accepted by name; none where nothing helps but waiting or work.</param>
public sealed record BlockResponse(ClosingBlockKind Kind, string? Meter, string? Register, ClosingPart? Part)
{
    internal static BlockResponse From(ClosingBlock block) => new(block.Kind, block.Register?.Meter, block.Register?.Name, block.Part);
}

/// <summary>An institution's month: as it is closed, or as it would be closed now.</summary>
/// <param name="InstitutionCode">The institution.</param>
/// <param name="Month">As 2026-03.</param>
/// <param name="Closed">It is closed.</param>
/// <param name="ClosedBy">By whom.</param>
/// <param name="ClosedAtUtc">When.</param>
/// <param name="Digest">SHA-256 over the registers: what was closed, or of the preview.</param>
/// <param name="Proved">The ledger's registers give the digest of the closing.</param>
/// <param name="FormulaChanged">The boundary formula was changed for this month after closing.</param>
/// <param name="Blocks">Why it cannot be closed as it is.</param>
/// <param name="Registers">Its registers.</param>
public sealed record ClosingResponse(
    string InstitutionCode, string Month, bool Closed, string? ClosedBy, DateTimeOffset? ClosedAtUtc, string Digest, bool Proved, bool FormulaChanged,
    IEnumerable<BlockResponse> Blocks, IEnumerable<ClosingRegisterResponse> Registers)
{
    internal static ClosingResponse From(ClosingView view) => new(
        view.InstitutionCode,
        view.Month.ToString(),
        view.Head is not null,
        view.Head?.ClosedBy,
        view.Head?.ClosedAt,
        view.Head?.Digest ?? view.Digest,
        view.IsProved,
        view.FormulaChanged,
        view.Blocks.Select(BlockResponse.From),
        view.Registers.Select(ClosingRegisterResponse.From));
}

/// <summary>A register's month.</summary>
/// <param name="Meter">The meter's code.</param>
/// <param name="Register">The register's name.</param>
/// <param name="Start">Its level at the beginning, in its own unit.</param>
/// <param name="StartBasis">How that is known.</param>
/// <param name="End">Its level at the end.</param>
/// <param name="EndBasis">How that is known.</param>
/// <param name="Amount">In register units, before the multiplier.</param>
/// <param name="Quantity">After the multiplier, in the base unit.</param>
/// <param name="ExpectedHours">The hours of the month.</param>
/// <param name="MeasuredHours">Measured hours.</param>
/// <param name="EstimatedHours">Estimated hours.</param>
/// <param name="ManualHours">Manual hours.</param>
/// <param name="Sha256">The digest of its day rows.</param>
public sealed record ClosingRegisterResponse(
    string Meter, string Register, decimal? Start, BoundaryBasis StartBasis, decimal? End, BoundaryBasis EndBasis, decimal Amount, decimal Quantity,
    int ExpectedHours, int MeasuredHours, int EstimatedHours, int ManualHours, string Sha256)
{
    internal static ClosingRegisterResponse From(RegisterMonth row) => new(
        row.Register.Meter, row.Register.Name, row.Start.Level, row.Start.Basis, row.End.Level, row.End.Basis, row.Figures.Amount, row.Figures.Quantity,
        row.ExpectedHours, row.Figures.MeasuredHours, row.Figures.EstimatedHours, row.Figures.ManualHours, row.Sha256);
}
