using EnergyQuota.Metering;

namespace EnergyQuota.Ingest.Decoding;

/// <summary>What a message turned out to hold. Every item is in exactly one of the two lists.</summary>
/// <param name="Readings">The readings, in the order of the payload.</param>
/// <param name="Rejections">What could not be used.</param>
public sealed record DecodeResult(IReadOnlyList<Reading> Readings, IReadOnlyList<Rejection> Rejections);

/// <summary>One item that is not a reading.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Detail">The same for a person, with the value that was wrong; at most 200 characters.</param>
/// <param name="ItemIndex">Which item of the payload, from 0; −1 for the payload as a whole.</param>
/// <param name="Payload">The item's own bytes, so that it can be replayed alone; or the whole payload.</param>
/// <param name="DeviceTime">The item's own time, where it could be read.</param>
public sealed record Rejection(
    RejectReason Reason, string Detail, int ItemIndex, ReadOnlyMemory<byte> Payload, DateTimeOffset? DeviceTime = null)
{
    private const int LongestDetail = 200;

    /// <summary>The meter named, where it is one that is not registered.</summary>
    public string? Meter { get; init; }

    /// <summary>The same with a detail cut to its greatest length.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="detail">The same for a person.</param>
    /// <param name="itemIndex">Which item, from 0; −1 for the payload as a whole.</param>
    /// <param name="payload">What is kept.</param>
    /// <param name="deviceTime">The item's own time, where it could be read.</param>
    internal static Rejection Of(RejectReason reason, string detail, int itemIndex, ReadOnlyMemory<byte> payload, DateTimeOffset? deviceTime = null) =>
        new(reason, detail.Length <= LongestDetail ? detail : detail[..(LongestDetail - 1)] + "…", itemIndex, payload, deviceTime);
}
