using EnergyQuota.Ingest.Decoding;

namespace EnergyQuota.Ingest.Rejects;

/// <summary>Which rejects are asked for.</summary>
/// <param name="Reason">Only this reason; <see langword="null"/>: any.</param>
/// <param name="Search">Only those whose topic, meter or detail holds this text; empty: any.</param>
/// <param name="IsWaiting"><see langword="true"/>: only those not put through again; <see langword="false"/>: only those that were; <see langword="null"/>: both.</param>
public sealed record RejectFilter(RejectReason? Reason = null, string Search = "", bool? IsWaiting = null)
{
    /// <summary>The rejects that meet it.</summary>
    internal IQueryable<RejectedMessage> Of(IQueryable<RejectedMessage> rejects)
    {
        var words = Search.Trim();
        var found = words.Length == 0 ? rejects : rejects.Where(r => r.Topic.Contains(words) || r.Detail.Contains(words) || r.Meter == words);
        found = IsWaiting is { } waiting ? found.Where(r => r.ReplayedAt == null == waiting) : found;
        return Reason is { } reason ? found.Where(r => r.Reason == reason) : found;
    }
}
