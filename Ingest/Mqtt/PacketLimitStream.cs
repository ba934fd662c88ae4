using System.IO.Pipelines;

namespace EnergyQuota.Ingest.Mqtt;

/// <summary>A gateway's connection, which ends when a packet announces more bytes than it may have.</summary>
/// <remarks>
/// MQTT names a packet's length in its first bytes, and the broker's library takes memory for all of it at once, even
/// before the sender has signed in. So the length is looked at here, before the library sees it. The first packet of a
/// connection is its sign-in, and the library reads no second one before that was judged.
/// </remarks>
/// <param name="inner">The connection.</param>
/// <param name="longestFirst">The most bytes of the first packet.</param>
/// <param name="longest">The most bytes of any later one.</param>
/// <param name="exceeded">Is told the length of a packet that was too long.</param>
internal sealed class PacketLimitStream(Stream inner, int longestFirst, int longest, Action<long> exceeded) : Stream
{
    // The library reads the first bytes of a packet one after the other; each would be a call to the system.
    private readonly Stream _read = PipeReader.Create(inner, new StreamPipeReaderOptions(leaveOpen: true)).AsStream();
    private bool _isFirst = true;
    private bool _inLength;
    private int _shift;
    private long _length;
    private long _bodyLeft;

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = await _read.ReadAsync(buffer, cancellationToken);
        Watch(buffer.Span[..count]);
        return count;
    }

    /// <inheritdoc/>
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count)
    {
        var read = _read.Read(buffer, offset, count);
        Watch(buffer.AsSpan(offset, read));
        return read;
    }

    /// <inheritdoc/>
    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => inner.WriteAsync(buffer, cancellationToken);

    /// <inheritdoc/>
    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        inner.WriteAsync(buffer, offset, count, cancellationToken);

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => inner.Write(buffer, offset, count);

    /// <inheritdoc/>
    public override void Flush() => inner.Flush();

    /// <inheritdoc/>
    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _read.Dispose();
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Watch(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            if (_bodyLeft > 0)
            {
                var some = (int)Math.Min(_bodyLeft, bytes.Length);
                _bodyLeft -= some;
                bytes = bytes[some..];
            }
            else
            {
                Head(bytes[0]);
                bytes = bytes[1..];
            }
        }
    }

    // The kind of packet, then its length in groups of seven bits, the lowest first.
    private void Head(byte next)
    {
        if (!_inLength)
        {
            (_inLength, _shift, _length) = (true, 0, 0);
            return;
        }

        _length |= (long)(next & 0x7F) << _shift;
        _shift += 7;
        if ((next & 0x80) != 0 && _shift < 28)
        {
            return;
        }

        if (_length > (_isFirst ? longestFirst : longest))
        {
            exceeded(_length);
            throw new IOException($"A packet of {_length} bytes is longer than allowed.");
        }

        (_inLength, _isFirst, _bodyLeft) = (false, false, _length);
    }
}
