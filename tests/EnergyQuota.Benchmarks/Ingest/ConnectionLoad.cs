using System.Net;
using System.Net.Sockets;
using EnergyQuota.Trials;
using EnergyQuota.Trials.Mqtt;

namespace EnergyQuota.Benchmarks.Ingest;

/// <summary>Publishes over many connections at once, each with a bounded number of messages unacknowledged.</summary>
internal static class ConnectionLoad
{
    private const int MostInFlight = 500;
    private const int AnswerBytes = 4;

    /// <summary>Signs in.</summary>
    /// <param name="port">The broker's port.</param>
    /// <param name="connections">How many connections.</param>
    public static async Task<IReadOnlyList<Socket>> ConnectAsync(int port, int connections)
    {
        var sockets = new List<Socket>(connections);
        for (var number = 0; number < connections; number++)
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            sockets.Add(socket);
            await socket.ConnectAsync(IPAddress.Loopback, port);
            await socket.SendAsync(MqttPackets.Connect($"load-{number}"));
            await ReceiveAsync(socket, AnswerBytes);
        }

        return sockets;
    }

    /// <summary>Publishes packets, dealt out over the connections, and returns when all are acknowledged.</summary>
    /// <param name="sockets">The connections.</param>
    /// <param name="packets">PUBLISH packets at QoS 1.</param>
    public static Task SendAsync(IReadOnlyList<Socket> sockets, IReadOnlyList<byte[]> packets) =>
        Task.WhenAll(sockets.Select((socket, number) => Task.Run(() => SendAsync(socket, packets, number, sockets.Count))));

    private static async Task SendAsync(Socket socket, IReadOnlyList<byte[]> packets, int first, int step)
    {
        var joined = new List<byte>();
        for (var next = first; next < packets.Count;)
        {
            joined.Clear();
            var sent = 0;
            for (; next < packets.Count && sent < MostInFlight; next += step, sent++)
            {
                joined.AddRange(packets[next]);
            }

            await socket.SendAsync(joined.ToArray());
            await ReceiveAsync(socket, sent * AnswerBytes);
        }
    }

    // An acknowledgement of MQTT 3.1.1 always has four bytes.
    private static async Task ReceiveAsync(Socket socket, int bytes)
    {
        var buffer = new byte[4_096];
        while (bytes > 0)
        {
            var count = await socket.ReceiveAsync(buffer.AsMemory(0, Math.Min(bytes, buffer.Length)));
            bytes -= count > 0 ? count : throw new TrialException("The broker closed a connection.");
        }
    }
}
