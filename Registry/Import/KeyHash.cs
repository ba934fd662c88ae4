using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace EnergyQuota.Registry.Import;

/// <summary>
/// A key as the first 128 bits of its SHA-256: a file of millions of rows can be remembered in it, and nobody can write a
/// file in which two different keys meet.
/// </summary>
internal readonly record struct KeyHash(ulong High, ulong Low)
{
    /// <summary>The hash of a key.</summary>
    /// <param name="fields">What the key consists of; their order and where one ends and the next begins count.</param>
    public static KeyHash Of(params ReadOnlySpan<string> fields)
    {
        var text = new StringBuilder();
        foreach (var field in fields)
        {
            text.Append(field.Length.ToString(CultureInfo.InvariantCulture)).Append(':').Append(field);
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()), hash);
        return new KeyHash(BinaryPrimitives.ReadUInt64LittleEndian(hash), BinaryPrimitives.ReadUInt64LittleEndian(hash[8..]));
    }
}
