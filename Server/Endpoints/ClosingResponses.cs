using EnergyQuota.Metering.Closing;
using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Quotas.Closing;
using EnergyQuota.Registry.Editing;

namespace EnergyQuota.Server.Endpoints;

/// <summary>A part of the institutions of a month.</summary>
/// <param name="Total">How many there are in all, in the state asked for.</param>
/// <param name="Counts">How many there are in each state, whatever was asked for.</param>
/// <param name="Institutions">The part asked for.</param>
public sealed record ClosingListResponse(int Total, ClosingCountsResponse Counts, IEnumerable<ClosingStateResponse> Institutions);

/// <summary>How many institutions are in each state.</summary>
/// <param name="All">All of them.</param>
/// <param name="Open">Not closed.</param>
/// <param name="Closed">Closed.</param>
/// <param name="Ready">Open with nothing in the way; none: not looked at, ask with state=ready.</param>
/// <param name="Blocked">Open with something in the way; none: not looked at.</param>
public sealed record ClosingCountsResponse(int All, int Open, int Closed, int? Ready, int? Blocked);

/// <summary>What became of closing many.</summary>
/// <param name="Closed">How many were closed by it.</param>
/// <param name="Left">Those that are still open, and why.</param>
public sealed record ClosedManyResponse(int Closed, IEnumerable<LeftOpenResponse> Left);

/// <summary>An institution whose month was not closed.</summary>
/// <param name="InstitutionCode">The institution.</param>
/// <param name="Outcome">Why not: invalid where something blocks, a conflict where its data changed at the same moment.</param>
/// <param name="Blocks">What blocks.</param>
public sealed record LeftOpenResponse(string InstitutionCode, EditOutcome Outcome, IEnumerable<BlockResponse> Blocks);

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
/// <param name="Edition">Which closing of the month it is, or would be: 1 unless it was reopened.</param>
/// <param name="ClosedBy">By whom.</param>
/// <param name="ClosedAtUtc">When.</param>
/// <param name="Digest">SHA-256 over the registers: what was closed, or of the preview.</param>
/// <param name="Proved">The ledger's registers give the digest of the closing.</param>
/// <param name="FormulaChanged">The boundary formula was changed for this month after closing.</param>
/// <param name="Blocks">Why it cannot be closed as it is.</param>
/// <param name="Registers">Its registers.</param>
public sealed record ClosingResponse(
    string InstitutionCode, string Month, bool Closed, int Edition, string? ClosedBy, DateTimeOffset? ClosedAtUtc, string Digest, bool Proved, bool FormulaChanged,
    IEnumerable<BlockResponse> Blocks, IEnumerable<ClosingRegisterResponse> Registers)
{
    internal static ClosingResponse From(ClosingView view) => new(
        view.InstitutionCode,
        view.Month.ToString(),
        view.Head is not null,
        view.Edition,
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

/// <summary>What reopening a month would meet and move.</summary>
/// <param name="Blocks">Why it cannot be reopened, or only with insistence.</param>
/// <param name="Moves">Its registers of which something else is known now.</param>
/// <param name="SharedRegisters">How many of its registers stay closed because another institution's closing covers them.</param>
/// <param name="YearReopens">The year is closed and would be reopened too.</param>
/// <param name="Verdicts">The verdicts of the year, with what they would be with all that is known.</param>
public sealed record ReopeningResponse(
    IEnumerable<ReopenBlockResponse> Blocks, IEnumerable<AdjustmentResponse> Moves, int SharedRegisters, bool YearReopens, IReadOnlyList<Verdict> Verdicts)
{
    internal static ReopeningResponse From(ReopenView view) => new(
        view.Blocks.Select(ReopenBlockResponse.From), view.Differences.Select(AdjustmentResponse.From), view.Shared, view.YearReopens, view.Verdicts);
}

/// <summary>A reason why something closed cannot be reopened.</summary>
/// <param name="Kind">The reason.</param>
/// <param name="Count">How many adjustments or cases.</param>
/// <param name="MayInsist">It may be reopened with insistence.</param>
public sealed record ReopenBlockResponse(ReopenBlockKind Kind, int Count, bool MayInsist)
{
    internal static ReopenBlockResponse From(ReopenBlock block) => new(block.Kind, block.Count, block.MayInsist);
}
