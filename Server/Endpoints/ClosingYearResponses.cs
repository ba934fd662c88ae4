using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Quotas.Closing;
using EnergyQuota.Quotas.Standards;

namespace EnergyQuota.Server.Endpoints;

/// <summary>A part of the institutions of a year.</summary>
/// <param name="Total">How many there are in all, in the state asked for.</param>
/// <param name="MonthsOpen">How many have open months, whatever the state asked for.</param>
/// <param name="MonthsClosed">How many have all months closed, and not the year.</param>
/// <param name="Closed">How many have closed the year.</param>
/// <param name="Institutions">The part asked for.</param>
public sealed record YearListResponse(int Total, int MonthsOpen, int MonthsClosed, int Closed, IEnumerable<YearStateResponse> Institutions);

/// <summary>The state of an institution's year.</summary>
/// <param name="InstitutionCode">The institution.</param>
/// <param name="ClosedMonths">How many of its months are closed.</param>
/// <param name="Months">In how many months it was.</param>
/// <param name="Closed">The year is closed.</param>
/// <param name="ClosedAtUtc">When.</param>
public sealed record YearStateResponse(string InstitutionCode, int ClosedMonths, int Months, bool Closed, DateTimeOffset? ClosedAtUtc);

/// <summary>A reason why a year cannot be closed.</summary>
/// <param name="Kind">The reason.</param>
/// <param name="Subject">What it speaks of: name it to accept it.</param>
/// <param name="MayAccept">An officer may accept it by name.</param>
/// <param name="Month">The month it speaks of, as 2026-03.</param>
/// <param name="Meter">The meter it speaks of.</param>
/// <param name="Register">The register it speaks of.</param>
/// <param name="Indicator">The indicator whose verdict it speaks of.</param>
/// <param name="Reason">Why it cannot be judged.</param>
/// <param name="OfMonth">What blocks the month itself.</param>
public sealed record YearBlockResponse(
    YearBlockKind Kind, string Subject, bool MayAccept, string? Month, string? Meter, string? Register, QuotaIndicator? Indicator, string Reason, IEnumerable<BlockResponse> OfMonth)
{
    internal static YearBlockResponse From(YearBlock block) => new(
        block.Kind, block.Subject, block.MayAccept, block.Month?.ToString(), block.Register?.Meter, block.Register?.Name, block.Indicator, block.Reason, block.OfMonth.Select(BlockResponse.From));
}

/// <summary>An institution's year: as it is closed, or as it would be closed now.</summary>
/// <param name="InstitutionCode">The institution.</param>
/// <param name="Year">The calendar year.</param>
/// <param name="Closed">It is closed.</param>
/// <param name="Edition">Which closing of the year it is, or would be.</param>
/// <param name="ClosedBy">By whom.</param>
/// <param name="ClosedAtUtc">When.</param>
/// <param name="Digest">SHA-256 over its months' closings and its verdicts: what was closed, or of the preview.</param>
/// <param name="Proved">Months and verdicts give the digest of the closing.</param>
/// <param name="Months">Its months.</param>
/// <param name="Blocks">What stands in the way.</param>
/// <param name="Verdicts">Its verdicts, with whether they are final.</param>
public sealed record YearResponse(
    string InstitutionCode, int Year, bool Closed, int Edition, string? ClosedBy, DateTimeOffset? ClosedAtUtc, string Digest, bool Proved,
    IEnumerable<YearMonthResponse> Months, IEnumerable<YearBlockResponse> Blocks, IReadOnlyList<Verdict> Verdicts)
{
    internal static YearResponse From(YearView view) => new(
        view.InstitutionCode, view.Year, view.Head is not null, view.Edition, view.Head?.ClosedBy, view.Head?.ClosedAt, view.Head?.Digest ?? view.Digest, view.IsProved,
        view.Months.Select(month => new YearMonthResponse(month.Month.ToString(), month.Head is not null, month.Head?.Edition, month.Head?.Digest)),
        view.Blocks.Select(YearBlockResponse.From), view.Verdicts);
}

/// <summary>A month of a year.</summary>
/// <param name="Month">As 2026-03.</param>
/// <param name="Closed">It is closed.</param>
/// <param name="Edition">Which closing of the month it is.</param>
/// <param name="Digest">The digest of that closing.</param>
public sealed record YearMonthResponse(string Month, bool Closed, int? Edition, string? Digest);
