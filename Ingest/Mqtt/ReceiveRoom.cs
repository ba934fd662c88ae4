using System.Threading.Channels;

namespace EnergyQuota.Ingest.Mqtt;

/// <summary>How many more messages of a connection may be read before one of those read is in the journal.</summary>
/// <remarks>A channel of tokens and no semaphore: there is nothing to dispose of, and a connection may give room back after its end.</remarks>
/// <param name="messages">How many in all. At least 1.</param>
internal sealed class ReceiveRoom(int messages)
{
    private readonly Channel<byte> _taken = Channel.CreateBounded<byte>(messages);

    /// <summary>Waits until there is room for one message, and takes it.</summary>
    /// <param name="cancellationToken">Stops the waiting.</param>
    public ValueTask TakeAsync(CancellationToken cancellationToken) => _taken.Writer.WriteAsync(0, cancellationToken);

    /// <summary>Gives the room of one message back.</summary>
    public void GiveBack() => _taken.Reader.TryRead(out _);
}
