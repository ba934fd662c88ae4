using EnergyQuota.Ingest.Decoding;

namespace EnergyQuota.Ingest.Rejects;

/// <summary>A message, or one item of one, that could not be used. It is kept whole and can be replayed.</summary>
public sealed class RejectedMessage
{
    /// <summary>The <see cref="ItemIndex"/> of the row that only counts what came beyond a gateway's limit.</summary>
    public const int CountedOnly = -2;

    /// <summary>Its number.</summary>
    public long Id { get; set; }

    /// <summary>What makes two rejects the same one, 64 hexadecimal digits, unique; see <see cref="RejectFold"/>.</summary>
    public required string FoldKey { get; set; }

    /// <summary>The MQTT topic.</summary>
    public required string Topic { get; set; }

    /// <summary>The institution named by the topic, or <see langword="null"/> where the topic names none.</summary>
    public string? InstitutionCode { get; set; }

    /// <summary>The gateway named by the topic, or <see langword="null"/>.</summary>
    public string? Gateway { get; set; }

    /// <summary>The meter that the item names, where it is one that is not registered and its code is not longer than 64 characters.</summary>
    public string? Meter { get; set; }

    /// <summary>The item's own bytes, or the whole payload where <see cref="ItemIndex"/> is −1.</summary>
    public required byte[] Payload { get; set; }

    /// <summary>Which item of the payload it was, from 0; −1: the whole; <see cref="CountedOnly"/>: beyond the gateway's limit.</summary>
    public int ItemIndex { get; set; }

    /// <summary>Why it was rejected.</summary>
    public RejectReason Reason { get; set; }

    /// <summary>The same for a person; at most 200 characters.</summary>
    public required string Detail { get; set; }

    /// <summary>When it came first, UTC. A replay is given this receive time.</summary>
    public DateTimeOffset FirstReceivedAt { get; set; }

    /// <summary>When it came last, UTC.</summary>
    public DateTimeOffset LastReceivedAt { get; set; }

    /// <summary>How often it came; at least 1.</summary>
    public long Count { get; set; } = 1;

    /// <summary>When it was put through again, or <see langword="null"/>; it is cleared when it is rejected once more.</summary>
    public DateTimeOffset? ReplayedAt { get; set; }
}
