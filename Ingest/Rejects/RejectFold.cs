using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using EnergyQuota.Ingest.Decoding;
using EnergyQuota.Ingest.Journal;
using EnergyQuota.Metering.Settlement;

namespace EnergyQuota.Ingest.Rejects;

/// <summary>Decides which rejects are the same one and only counted again.</summary>
/// <remarks>
/// Garbage folds when topic, reason and bytes agree. What may become a reading after all folds only if the bytes carry
/// a time of their own: without one the receive time is part of the reading, and folding would lose readings.
/// </remarks>
public static class RejectFold
{
    /// <summary>Makes the key of a reject.</summary>
    /// <param name="message">The message it came in.</param>
    /// <param name="rejection">The reject.</param>
    public static string Key(JournalMessage message, Rejection rejection)
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(rejection);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var arrival = NeedsArrival(rejection) ? message.ReceivedAt.UtcTicks : 0;
        hash.AppendData(Encoding.UTF8.GetBytes(string.Create(
            CultureInfo.InvariantCulture, $"{message.Topic}\n{(int)rejection.Reason}\n{arrival}\n")));
        hash.AppendData(rejection.Payload.Span);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>The key of the row that counts what came beyond a gateway's limit.</summary>
    /// <param name="institution">The institution that topics name.</param>
    /// <param name="gateway">The gateway that topics name.</param>
    /// <param name="reason">Why it could not be used.</param>
    internal static string BeyondKey(string? institution, string? gateway, RejectReason reason) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"beyond\n{institution}\n{gateway}\n{(int)reason}"))));

    private static bool NeedsArrival(Rejection rejection) => rejection.Reason switch
    {
        RejectReason.UnknownTopic or RejectReason.MalformedPayload or RejectReason.Retained or RejectReason.NotAReading
            or RejectReason.BadQuality or RejectReason.TooLarge => false,
        _ => rejection.DeviceTime is not { } time || time < ClockRule.DefaultEarliest,
    };
}
