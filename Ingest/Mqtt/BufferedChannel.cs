using System.Buffers;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using MQTTnet.Channel;

namespace EnergyQuota.Ingest.Mqtt;

/// <summary>A connection that asks the system for as much as has come, not for each piece of each packet, and sends acknowledgements together.</summary>
/// <remarks>
/// The package reads the first bytes of a packet one after the other and sends each packet by itself: five calls to the
/// system for a message. Acknowledgements (PUBACK) are kept until <see cref="FlushAsync"/>, until another packet follows
/// them, or until there are <see cref="MostAcknowledgementBytes"/> of them.
/// </remarks>
/// <param name="inner">The connection.</param>
/// <param name="gathering">How long more is waited for after a small piece has come; zero: not at all.</param>
internal sealed class BufferedChannel(IMqttChannel inner, TimeSpan gathering) : IMqttChannel
{
    private const int BufferBytes = 64 * 1024;
    private const int SmallPieceBytes = BufferBytes / 4;
    private const int MostAcknowledgementBytes = 4 * 1024;
    private const byte PubAck = 0x40;
    private readonly byte[] _buffer = new byte[BufferBytes];
    private readonly ArrayBufferWriter<byte> _acknowledgements = new(MostAcknowledgementBytes);
    private readonly SemaphoreSlim _sending = new(1, 1);
    private int _from;
    private int _to;

    /// <inheritdoc/>
    public X509Certificate2 ClientCertificate => inner.ClientCertificate;

    /// <inheritdoc/>
    public EndPoint RemoteEndPoint => inner.RemoteEndPoint;

    /// <inheritdoc/>
    public EndPoint LocalEndPoint => inner.LocalEndPoint;

    /// <inheritdoc/>
    public bool IsSecureConnection => inner.IsSecureConnection;

    /// <inheritdoc/>
    public Task ConnectAsync(CancellationToken cancellationToken) => inner.ConnectAsync(cancellationToken);

    /// <inheritdoc/>
    public Task DisconnectAsync(CancellationToken cancellationToken) => inner.DisconnectAsync(cancellationToken);

    /// <inheritdoc/>
    public async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        if (_from == _to)
        {
            if (_to is > 0 and < SmallPieceBytes && gathering > TimeSpan.Zero)
            {
                // A busy sender is asked a thousand times a second, not for each of its messages.
                await Task.Delay(gathering, cancellationToken);
            }

            if (count >= BufferBytes)
            {
                return await inner.ReadAsync(buffer, offset, count, cancellationToken);
            }

            (_from, _to) = (0, await inner.ReadAsync(_buffer, 0, BufferBytes, cancellationToken));
        }

        var some = Math.Min(count, _to - _from);
        _buffer.AsSpan(_from, some).CopyTo(buffer.AsSpan(offset));
        _from += some;
        return some;
    }

    /// <inheritdoc/>
    public async Task WriteAsync(ReadOnlySequence<byte> buffer, bool isEndOfPacket, CancellationToken cancellationToken)
    {
        await _sending.WaitAsync(cancellationToken);
        try
        {
            var isAcknowledgement = isEndOfPacket && !buffer.IsEmpty && buffer.FirstSpan[0] == PubAck;
            if (isAcknowledgement)
            {
                foreach (var piece in buffer)
                {
                    _acknowledgements.Write(piece.Span);
                }
            }

            if (!isAcknowledgement || _acknowledgements.WrittenCount >= MostAcknowledgementBytes)
            {
                await SendAcknowledgementsAsync(cancellationToken);
            }

            if (!isAcknowledgement)
            {
                await inner.WriteAsync(buffer, isEndOfPacket, cancellationToken);
            }
        }
        finally
        {
            _sending.Release();
        }
    }

    /// <summary>Sends the acknowledgements that are kept.</summary>
    /// <param name="cancellationToken">Stops it; the other side may have any of them.</param>
    public async ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        await _sending.WaitAsync(cancellationToken);
        try
        {
            await SendAcknowledgementsAsync(cancellationToken);
        }
        finally
        {
            _sending.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => inner.Dispose();

    private async ValueTask SendAcknowledgementsAsync(CancellationToken cancellationToken)
    {
        if (_acknowledgements.WrittenCount > 0)
        {
            await inner.WriteAsync(new ReadOnlySequence<byte>(_acknowledgements.WrittenMemory), isEndOfPacket: true, cancellationToken);
            _acknowledgements.ResetWrittenCount();
        }
    }
}
