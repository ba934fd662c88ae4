namespace EnergyQuota.Benchmarks.Ingest;

/// <summary>Publishes packets encoded beforehand at QoS 1, with a bounded number unacknowledged.</summary>
internal static class LoadGenerator
{
    private const int MostInFlight = 2_000;

    /// <summary>Publishes all packets and returns when the broker has acknowledged them.</summary>
    /// <param name="port">The broker's port.</param>
    /// <param name="packets">PUBLISH packets at QoS 1.</param>
    public static void Send(int port, IReadOnlyList<byte[]> packets)
    {
        using var client = RawClient.Connect(port, "load");
        using var room = new SemaphoreSlim(MostInFlight);
        var sending = Task.Run(() =>
        {
            foreach (var packet in packets)
            {
                room.Wait();
                for (var sent = 0; sent < packet.Length;)
                {
                    sent += client.Socket.Send(packet.AsSpan(sent));
                }
            }
        });
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
                client.Fill();
            }
        }

        sending.GetAwaiter().GetResult();
    }
}
