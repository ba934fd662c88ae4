using System.Net.Sockets;
using System.Runtime.InteropServices;
using EnergyQuota.Trials.Mqtt;

namespace EnergyQuota.Trials.Faults;

/// <summary>A gateway that keeps every message until it is acknowledged, and sends it again after each reconnection.</summary>
/// <remarks>An acknowledged message is never sent again: if the product loses it, nothing makes up for it.</remarks>
/// <param name="port">The broker's port on loopback.</param>
/// <param name="clientId">The client's name at the broker.</param>
/// <param name="topic">The topic.</param>
/// <param name="payloads">The messages.</param>
internal sealed class StubbornPublisher(int port, string clientId, string topic, IReadOnlyList<byte[]> payloads)
{
    private const int MostInFlight = 500;
    private const int MostInOneCall = 1 << 16;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private readonly bool[] _done = new bool[payloads.Count];
    private int _acknowledged;
    private int _first;
    private int _next;

    /// <summary>How many messages were acknowledged.</summary>
    public int Acknowledged => Volatile.Read(ref _acknowledged);

    /// <summary>Which messages the broker may have acknowledged until now: an acknowledgement may still be on its way here.</summary>
    public bool[] MaybeAcknowledgedNow()
    {
        var next = Volatile.Read(ref _next);
        return [.. _done.Select((done, message) => done || message < next)];
    }

    /// <summary>How many messages there are.</summary>
    public int Count => payloads.Count;

    /// <summary>How many messages were sent more than once.</summary>
    public int Resent { get; private set; }

    /// <summary>How many connections were needed.</summary>
    public int Connections { get; private set; }

    /// <summary>Publishes all messages and returns when each is acknowledged.</summary>
    /// <param name="cancellationToken">Stops between two connections.</param>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (Acknowledged < Count)
        {
            try
            {
                await Task.Run(Session, cancellationToken);
            }
            catch (Exception e) when (e is SocketException or IOException)
            {
                // The broker is gone, as the trial wants it: what is not acknowledged is sent again.
                await Task.Delay(Pause, cancellationToken);
            }
        }
    }

    private void Session()
    {
        using var client = RawClient.Connect(port, clientId);
        Connections++;
        for (var (again, end) = (_first, _next); again < end; again++)
        {
            Resent += _done[again] ? 0 : 1;
        }

        // From the oldest that is open; what is done among them is passed over.
        _next = _first;
        while (Acknowledged < Count)
        {
            Send(client.Socket);
            while (client.TryNext(out var type, out var body))
            {
                if (type == MqttPackets.PublishAck)
                {
                    Settle((body[0] << 8) | body[1]);
                }
            }

            if (Acknowledged < Count && (_next == Count || _next - _first >= MostInFlight))
            {
                client.Fill();
            }
        }
    }

    private void Send(Socket socket)
    {
        var joined = new List<byte>();
        for (; _next < Count && _next - _first < MostInFlight && joined.Count < MostInOneCall; _next++)
        {
            if (!_done[_next])
            {
                joined.AddRange(MqttPackets.Message(topic, (ushort)((_next % ushort.MaxValue) + 1), payloads[_next]));
            }
        }

        var bytes = CollectionsMarshal.AsSpan(joined);
        while (bytes.Length > 0)
        {
            bytes = bytes[socket.Send(bytes)..];
        }
    }

    // Far fewer are open at once than there are numbers, so a number means the one message at or behind the oldest open one.
    private void Settle(int id)
    {
        var message = _first + ((id - 1 - (_first % ushort.MaxValue) + ushort.MaxValue) % ushort.MaxValue);
        if (message >= _next || _done[message])
        {
            throw new TrialException($"The broker acknowledged number {id}, which is not under way.");
        }

        _done[message] = true;
        Interlocked.Increment(ref _acknowledged);
        while (_first < Count && _done[_first])
        {
            _first++;
        }
    }
}
