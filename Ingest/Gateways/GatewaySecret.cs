using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace EnergyQuota.Ingest.Gateways;

/// <summary>Makes secrets and compares them.</summary>
/// <remarks>
/// A secret is made here and never chosen, 256 random bits: nothing is gained by guessing, so one round of SHA-256 is
/// enough, and ten thousand gateways that reconnect at once cost no noticeable time.
/// </remarks>
internal static class GatewaySecret
{
    private const int RandomBytes = 32;

    /// <summary>A new secret, 43 characters that need no escaping anywhere.</summary>
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(RandomBytes));

    /// <summary>What is kept of it.</summary>
    public static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    /// <summary>Whether a secret is the one whose hash is kept, in the same time for every answer.</summary>
    public static bool Fits(string given, string kept) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Hash(given)), Encoding.ASCII.GetBytes(kept));
}
