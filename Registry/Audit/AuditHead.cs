using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using EnergyQuota.Registry.State;

namespace EnergyQuota.Registry.Audit;

/// <summary>The newest line of the audit log at one moment, signed: what has left the house of it cannot be taken back.</summary>
/// <param name="Number">The line's number.</param>
/// <param name="Hash">The line's hash, in hexadecimal; it stands for all lines up to this one.</param>
/// <param name="At">When it was signed; UTC, whole microseconds.</param>
/// <param name="KeyId">Which key signed it: the beginning of its fingerprint, in hexadecimal.</param>
/// <param name="Signature">ECDSA on P-256 over SHA-256 of the other four, in hexadecimal.</param>
public sealed record AuditHead(
    [property: JsonPropertyName("number")] long Number,
    [property: JsonPropertyName("hash")] string Hash,
    [property: JsonPropertyName("at")] DateTimeOffset At,
    [property: JsonPropertyName("key")] string KeyId,
    [property: JsonPropertyName("signature")] string Signature)
{
    /// <summary>The head as one line of a file.</summary>
    public string ToLine() => JsonSerializer.Serialize(this);

    /// <summary>Reads a line of a file.</summary>
    /// <param name="line">The line.</param>
    /// <returns>The head, or <see langword="null"/> where it is none.</returns>
    public static AuditHead? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<AuditHead>(line) is { Number: > 0, Hash.Length: > 0, KeyId.Length: > 0, Signature.Length: > 0 } head ? head : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Whether a key's owner signed exactly this.</summary>
    /// <param name="publicKey">The key.</param>
    public bool IsSignedBy(ECDsa publicKey)
    {
        ArgumentNullException.ThrowIfNull(publicKey);
        try
        {
            return publicKey.VerifyData(Signed(), Convert.FromHexString(Signature), HashAlgorithmName.SHA256);
        }
        catch (FormatException)
        {
            return false;
        }
    }

    /// <summary>The same with a signature.</summary>
    /// <param name="privateKey">The key.</param>
    internal AuditHead SignedWith(ECDsa privateKey) =>
        this with { Signature = Convert.ToHexStringLower(privateKey.SignData(Signed(), HashAlgorithmName.SHA256)) };

    // No field can hold a line break that would move a border: numbers, hexadecimal digits, and one text at the end.
    private byte[] Signed() => Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture, $"EnergyQuota audit head\n{Number}\n{UtcMicroseconds.From(At)}\n{Hash.Length}\n{Hash}\n{KeyId}"));
}
