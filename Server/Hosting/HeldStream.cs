namespace EnergyQuota.Server.Hosting;

/// <summary>Holds back what is written to a stream until it is too much; then all of it goes out, and whatever follows at once.</summary>
/// <param name="wire">Where it goes out.</param>
/// <param name="most">How many bytes are held back.</param>
internal sealed class HeldStream(Stream wire, int most) : Stream
{
    private MemoryStream? _held = new();

    /// <summary>What was held back; <see langword="null"/> where it was too much and is out already.</summary>
    public ReadOnlyMemory<byte>? Held => _held is { } held ? (ReadOnlyMemory<byte>)held.GetBuffer().AsMemory(0, (int)held.Length) : default(ReadOnlyMemory<byte>?);

    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_held is { } held)
        {
            if (held.Length + buffer.Length <= most)
            {
                held.Write(buffer.Span);
                return;
            }

            _held = null;
            await wire.WriteAsync(held.GetBuffer().AsMemory(0, (int)held.Length), cancellationToken);
        }

        await wire.WriteAsync(buffer, cancellationToken);
    }

    /// <inheritdoc/>
    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("Answers are written without blocking.");

    /// <inheritdoc/>
    public override Task FlushAsync(CancellationToken cancellationToken) => _held is null ? wire.FlushAsync(cancellationToken) : Task.CompletedTask;

    /// <inheritdoc/>
    public override void Flush() => throw new NotSupportedException("Answers are written without blocking.");

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();
}
