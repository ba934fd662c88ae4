using System.Globalization;
using System.Text;
using EnergyQuota.Trials.Mqtt;

namespace EnergyQuota.Benchmarks.Ingest;

/// <summary>The messages of the benchmark: every meter each quarter of an hour, encoded beforehand.</summary>
/// <param name="institution">The institution in the topics.</param>
/// <param name="name">What the meters' codes begin with.</param>
/// <param name="meters">How many meters send, in turn.</param>
internal sealed class LoadMessages(string institution, string name, int meters = LoadMessages.Meters)
{
    /// <summary>How many meters send if not said otherwise.</summary>
    public const int Meters = 1_000;

    private static readonly DateTime Start = new(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private long _next;

    /// <summary>The meters' codes.</summary>
    public IEnumerable<string> MeterCodes => Enumerable.Range(0, meters).Select(MeterCode);

    /// <summary>Encodes the next readings of all meters in turn.</summary>
    /// <param name="messages">How many messages.</param>
    /// <param name="perMessage">Readings in each.</param>
    /// <param name="topic">What their topic begins with: <c>readings</c>, or another word for nobody's readings.</param>
    public List<byte[]> Next(int messages, int perMessage, string topic)
    {
        var packets = new List<byte[]>(messages);
        for (var i = 0; i < messages; i++)
        {
            packets.Add(MqttPackets.Message($"{topic}/{institution}/gateway", (ushort)((i % ushort.MaxValue) + 1), Encoding.UTF8.GetBytes(Payload(perMessage))));
        }

        return packets;
    }

    /// <summary>The payload of the next message.</summary>
    /// <param name="readings">Readings in it.</param>
    public string Payload(int readings) => $"[{string.Join(',', Enumerable.Range(0, readings).Select(_ => Item(_next++)))}]";

    /// <summary>Encodes one more reading of the first meter alone.</summary>
    /// <param name="topic">The whole topic.</param>
    public byte[] NextOfFirst(string topic)
    {
        var packet = MqttPackets.Message(topic, 1, Encoding.UTF8.GetBytes(Item(_next)));
        _next += meters;
        return packet;
    }

    /// <summary>The time of a turn.</summary>
    public static DateTime TimeOf(long turn) => Start.AddMinutes(15 * turn);

    /// <summary>What every meter shows in a turn.</summary>
    public static decimal ValueOf(long turn) => turn * 2.375m;

    private string MeterCode(int number) => $"{name}-{number:D4}";

    private string Item(long number)
    {
        var turn = number / meters;
        return string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"meter":"{{MeterCode((int)(number % meters))}}","time":"{{TimeOf(turn):yyyy-MM-dd'T'HH:mm:ss}}Z","value":{{ValueOf(turn)}}}""");
    }
}
