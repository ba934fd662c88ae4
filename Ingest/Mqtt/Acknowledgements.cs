using System.Buffers;
using System.Buffers.Binary;
using System.Threading.Channels;
using MQTTnet.Channel;

namespace EnergyQuota.Ingest.Mqtt;

/// <summary>Acknowledges the messages of one connection, in order, each after the journal has it on disk.</summary>
/// <remarks>
/// All that are on disk go out together. They belong to their connection: on another one a number may be another message's,
/// which would then be lost.
/// </remarks>
/// <param name="inbox">Knows what is on disk.</param>
/// <param name="most">How many messages may wait. At least 1.</param>
internal sealed class Acknowledgements(MessageInbox inbox, int most)
{
    private const int MostBytes = 4 * 1024;
    private const uint PubAck = 0x4002_0000;
    private readonly Channel<(ushort Id, long Address)> _waiting = Channel.CreateBounded<(ushort, long)>(most);
    private readonly ArrayBufferWriter<byte> _packets = new(MostBytes);

    /// <summary>Adds a message that is in the journal; waits where too many wait.</summary>
    /// <param name="id">Its packet identifier.</param>
    /// <param name="address">Its address in the journal.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    public ValueTask AddAsync(ushort id, long address, CancellationToken cancellationToken) => _waiting.Writer.WriteAsync((id, address), cancellationToken);

    /// <summary>Sends acknowledgements until stopped.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="cancellationToken">Stops it; what was not acknowledged comes again.</param>
    /// <exception cref="IOException">The journal is broken; nothing more may be acknowledged.</exception>
    /// <exception cref="MQTTnet.Exceptions.MqttCommunicationException">The connection is broken.</exception>
    public async Task SendAsync(IMqttChannel connection, CancellationToken cancellationToken)
    {
        while (await _waiting.Reader.WaitToReadAsync(cancellationToken))
        {
            while (_waiting.Reader.TryRead(out var next))
            {
                var durable = inbox.WaitDurableAsync(next.Address, cancellationToken);
                if (!durable.IsCompleted || _packets.WrittenCount >= MostBytes)
                {
                    // Nothing that is on disk waits for what is not.
                    await FlushAsync(connection, cancellationToken);
                }

                await durable;
                BinaryPrimitives.WriteUInt32BigEndian(_packets.GetSpan(sizeof(uint)), PubAck | next.Id);
                _packets.Advance(sizeof(uint));
            }

            await FlushAsync(connection, cancellationToken);
        }
    }

    private async ValueTask FlushAsync(IMqttChannel connection, CancellationToken cancellationToken)
    {
        if (_packets.WrittenCount > 0)
        {
            await connection.WriteAsync(new ReadOnlySequence<byte>(_packets.WrittenMemory), isEndOfPacket: true, cancellationToken);
            _packets.ResetWrittenCount();
        }
    }
}
