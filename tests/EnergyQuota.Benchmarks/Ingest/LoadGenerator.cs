using System.Net.Sockets;
using System.Runtime.InteropServices;
using EnergyQuota.Trials.Mqtt;

namespace EnergyQuota.Benchmarks.Ingest;

/// <summary>Publishes packets encoded beforehand at QoS 1, with a bounded number unacknowledged.</summary>
internal static class LoadGenerator
{
    private const int MostInFlight = 2_000;
    private const int MostInOneCall = 1 << 16;

    /// <summary>Publishes all packets and returns when the broker has acknowledged them.</summary>
    /// <param name="port">The broker's port.</param>
    /// <param name="packets">PUBLISH packets at QoS 1.</param>
    public static void Send(int port, IReadOnlyList<byte[]> packets)
    {
        using var client = RawClient.Connect(port, "load");
        using var room = new SemaphoreSlim(MostInFlight);
        var sending = Task.Run(() => SendAll(client.Socket, packets, room));
        for (var acknowledged = 0; acknowledged < packets.Count;)
        {
            var before = acknowledged;
            while (client.TryNext(out var type, out _))
            {
                acknowledged += type == MqttPackets.PublishAck ? 1 : 0;
            }

            if (acknowledged > before)
            {
                room.Release(acknowledged - before);
            }
            else
            {
                client.Gather();
            }
        }

        sending.GetAwaiter().GetResult();
    }

    // As many packets in one call as there is room for: a call for each would cost more than all else here.
    private static void SendAll(Socket socket, IReadOnlyList<byte[]> packets, SemaphoreSlim room)
    {
        var joined = new List<byte>();
        for (var next = 0; next < packets.Count;)
        {
            room.Wait();
            joined.Clear();
            do
            {
                joined.AddRange(packets[next++]);
            }
            while (next < packets.Count && joined.Count < MostInOneCall && room.Wait(0));
            var bytes = CollectionsMarshal.AsSpan(joined);
            while (bytes.Length > 0)
            {
                bytes = bytes[socket.Send(bytes)..];
            }
        }
    }
}
