using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography;

namespace EnergyQuota.Registry.Audit;

/// <summary>A signature in a file of its own: ECDSA on P-256 over SHA-256, in DER, as <c>openssl dgst -sha256 -verify</c> takes it.</summary>
/// <remarks>
/// To each ECDSA signature (r, s) belongs a second one, (r, n − s), which anybody can make of the first. Only the lower s is made and
/// taken, so that not even the signature's own bits can be changed unseen.
/// </remarks>
public static class DetachedSignature
{
    private const int Half = 32;

    // The order of the curve P-256 (SEC 2, 2.4.2).
    private static readonly BigInteger Order = BigInteger.Parse("0FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551", System.Globalization.NumberStyles.HexNumber, System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Signs.</summary>
    /// <param name="key">A private key on P-256.</param>
    /// <param name="content">What is signed.</param>
    public static byte[] Make(ECDsa key, ReadOnlySpan<byte> content)
    {
        ArgumentNullException.ThrowIfNull(key);
        var raw = key.SignData(content, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        var (r, s) = (Number(raw.AsSpan(0, Half)), Number(raw.AsSpan(Half)));
        return Der(r, s > Order / 2 ? Order - s : s);
    }

    /// <summary>Whether a key's owner signed exactly this, in the one form that is made here.</summary>
    /// <param name="key">A public key on P-256.</param>
    /// <param name="content">What was signed.</param>
    /// <param name="signature">The signature.</param>
    public static bool IsGood(ECDsa key, ReadOnlySpan<byte> content, ReadOnlySpan<byte> signature)
    {
        ArgumentNullException.ThrowIfNull(key);
        BigInteger r, s;
        try
        {
            var reader = new AsnReader(signature.ToArray(), AsnEncodingRules.DER);
            var pair = reader.ReadSequence();
            (r, s) = (pair.ReadInteger(), pair.ReadInteger());
            reader.ThrowIfNotEmpty();
            pair.ThrowIfNotEmpty();
        }
        catch (AsnContentException)
        {
            return false;
        }

        if (r.Sign <= 0 || s.Sign <= 0 || r >= Order || s > Order / 2)
        {
            return false;
        }

        Span<byte> raw = stackalloc byte[2 * Half];
        raw.Clear();
        Write(r, raw[..Half]);
        Write(s, raw[Half..]);
        return key.VerifyData(content, raw, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }

    private static byte[] Der(BigInteger r, BigInteger s)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(r);
            writer.WriteInteger(s);
        }

        return writer.Encode();
    }

    private static BigInteger Number(ReadOnlySpan<byte> bytes) => new(bytes, isUnsigned: true, isBigEndian: true);

    private static void Write(BigInteger number, Span<byte> bytes)
    {
        var length = number.GetByteCount(isUnsigned: true);
        number.TryWriteBytes(bytes[(bytes.Length - length)..], out _, isUnsigned: true, isBigEndian: true);
    }
}
