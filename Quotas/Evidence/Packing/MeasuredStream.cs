using System.Security.Cryptography;

namespace EnergyQuota.Quotas.Evidence.Packing;

/// <summary>Passes bytes on, written or read, and takes their measure: how many, CRC-32 and SHA-256. Does not own what is behind it.</summary>
internal sealed class MeasuredStream(Stream behind) : OnceStream
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>How many bytes.</summary>
    public long Count { get; private set; }

    /// <summary>Their checksum.</summary>
    public uint Crc { get; private set; }

    /// <summary>Their SHA-256, 64 hexadecimal digits; call it once, at the end.</summary>
    public string Sha256() => Convert.ToHexStringLower(_hash.GetHashAndReset());

    /// <inheritdoc/>
    public override bool CanRead => behind.CanRead;

    /// <inheritdoc/>
    public override bool CanWrite => behind.CanWrite;

    /// <inheritdoc/>
    public override void Flush() => behind.Flush();

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        var read = behind.Read(buffer);
        Take(buffer[..read]);
        return read;
    }

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        behind.Write(buffer);
        Take(buffer);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _hash.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Take(ReadOnlySpan<byte> bytes)
    {
        Count += bytes.Length;
        Crc = Crc32.Append(Crc, bytes);
        _hash.AppendData(bytes);
    }
}
