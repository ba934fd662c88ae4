namespace EnergyQuota.Quotas.Evidence.Packing;

/// <summary>A part of a stream that can be sought in.</summary>
/// <param name="whole">The stream; not owned.</param>
/// <param name="at">Where the part begins.</param>
/// <param name="length">How long it is.</param>
internal sealed class PartStream(Stream whole, long at, long length) : OnceStream
{
    private long _read;

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        whole.Position = at + _read;
        var read = whole.Read(buffer[..(int)Math.Min(buffer.Length, length - _read)]);
        _read += read;
        return read;
    }
}
