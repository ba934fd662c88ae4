namespace EnergyQuota.Quotas.Evidence.Packing;

/// <summary>Reads no more than was promised: a file that unpacks to more is refused before it fills the memory or the disk.</summary>
/// <param name="behind">The stream; not owned.</param>
/// <param name="most">How many bytes were promised.</param>
internal sealed class LimitedStream(Stream behind, long most) : OnceStream
{
    private long _read;

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        var read = behind.Read(buffer);
        _read += read;
        return _read <= most ? read : throw new InvalidDataException("It unpacks to more than it says.");
    }
}
