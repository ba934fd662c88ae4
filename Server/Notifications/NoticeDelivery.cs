using EnergyQuota.Quotas.Alerting;

namespace EnergyQuota.Server.Notifications;

/// <summary>One mail to one account, or one call of one webhook: what it tells stands in its <see cref="DeliveryItem"/>s.</summary>
/// <remarks>
/// It may arrive twice, where the program ends between sending and noting it; both bear the same <see cref="Key"/>, as
/// Message-ID or Idempotency-Key, by which the other side can tell. It never arrives less than once, unless it is told as failed.
/// </remarks>
public sealed class NoticeDelivery
{
    /// <summary>The number.</summary>
    public long Id { get; set; }

    /// <summary>To whom: <c>mail:</c> and the account, or <c>hook:</c> and the webhook's name.</summary>
    public required string Recipient { get; set; }

    /// <summary>What both sides know it by; unique.</summary>
    public required string Key { get; set; }

    /// <summary>It gathers what comes until it is sent.</summary>
    public bool IsDigest { get; set; }

    /// <summary>The highest grade of what it tells.</summary>
    public AlertGrade Grade { get; set; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; set; }

    /// <summary>Not to be sent before this.</summary>
    public required DateTimeOffset NextAt { get; set; }

    /// <summary>How often it was tried in vain since it was made, or taken up again.</summary>
    public int Attempts { get; set; }

    /// <summary>What became of it.</summary>
    public DeliveryState State { get; set; } = DeliveryState.Waiting;

    /// <summary>When that was.</summary>
    public DateTimeOffset? DoneAt { get; set; }

    /// <summary>What went wrong last; may be empty.</summary>
    public string Fault { get; set; } = "";
}

/// <summary>What became of a delivery. The numbers are stored and never reused.</summary>
public enum DeliveryState
{
    /// <summary>To be sent.</summary>
    Waiting = 1,

    /// <summary>The other side has taken it.</summary>
    Sent = 2,

    /// <summary>Tried as often as the settings say, or refused for good; kept until somebody tries it again.</summary>
    Failed = 3,

    /// <summary>There is nobody to send it to any more, or nothing left to tell.</summary>
    Dropped = 4,
}

/// <summary>That a delivery tells of a notice. One notice is told to one recipient by one delivery.</summary>
public sealed class DeliveryItem
{
    /// <summary>The notice's number.</summary>
    public long NoticeId { get; set; }

    /// <summary>To whom; see <see cref="NoticeDelivery.Recipient"/>.</summary>
    public required string Recipient { get; set; }

    /// <summary>The delivery's number.</summary>
    public long DeliveryId { get; set; }

    /// <summary>The delivery.</summary>
    public NoticeDelivery? Delivery { get; set; }
}
