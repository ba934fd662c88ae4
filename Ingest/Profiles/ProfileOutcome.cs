using EnergyQuota.Ingest.Decoding;

namespace EnergyQuota.Ingest.Profiles;

/// <summary>What a profile made of a message.</summary>
/// <param name="Profile">The profile.</param>
/// <param name="Readings">What was sent, momentary values included.</param>
/// <param name="Rejections">What could not be read.</param>
public sealed record ProfileOutcome(PayloadProfile Profile, IReadOnlyList<SentReading> Readings, IReadOnlyList<Rejection> Rejections)
{
    /// <summary>When its first copy was received, where it is a radio frame that was heard before; <see langword="null"/>: it is the first.</summary>
    public DateTimeOffset? ReceivedAt { get; init; }

    /// <summary>What the profile's script warned of; for people.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}
