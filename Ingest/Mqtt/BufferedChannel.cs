using System.Buffers;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using MQTTnet.Channel;

namespace EnergyQuota.Ingest.Mqtt;

/// <summary>A connection that asks the system for as much as has come, not for each piece of each packet.</summary>
/// <remarks>The package reads the first bytes of a packet one after the other: four calls to the system for a message.</remarks>
/// <param name="inner">The connection.</param>
internal sealed class BufferedChannel(IMqttChannel inner) : IMqttChannel
{
    private const int BufferBytes = 64 * 1024;
    private readonly byte[] _buffer = new byte[BufferBytes];
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
    public Task WriteAsync(ReadOnlySequence<byte> buffer, bool isEndOfPacket, CancellationToken cancellationToken) =>
        inner.WriteAsync(buffer, isEndOfPacket, cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => inner.Dispose();
}
