using System.Text;

namespace EnergyQuota.Trials.Fuzz;

/// <summary>Makes messages that no vendor would send: mutated good ones, random bytes, nesting, numbers beyond all bounds.</summary>
/// <param name="seed">The same seed gives the same messages.</param>
internal sealed class FuzzMessages(int seed)
{
    private const int LongestRandom = 300;
    private const int DeepestNesting = 5_000;

    // Good messages in the form of each vendor's documentation; the values are invented.
    private static readonly (string Topic, string Payload)[] Good =
    [
        ("readings/A/g", """{"meter":"M1","register":"total","time":"2026-03-01T12:00:00Z","value":12.5,"unit":"kWh","quality":"good"}"""),
        ("readings/A/g", """[{"meter":"M1","time":"2026-03-01T12:00:00+08:00","value":"1500","unit":"Wh"},{"meter":"M2","value":2}]"""),
        ("readings/A/g/tele/plug/SENSOR", """{"Time":"2026-03-01T08:00:00","ENERGY":{"Total":12.5,"Today":1}}"""),
        ("tele/plug/SENSOR", """{"Time":"2026.03.01 08:00:00","ENERGY":{"Total":[1.5,2.5]}}"""),
        ("home/kitchen", """{"energy":3.25,"linkquality":80,"last_seen":1767225600000}"""),
        ("shellies/plug/relay/0/energy", "120"),
        ("shelly-9/events/rpc", """{"method":"NotifyStatus","params":{"ts":1767225600.5,"switch:0":{"aenergy":{"total":456.7}}}}"""),
        ("application/1/device/24e1/event/up", """{"time":"2026-03-01T00:00:00.123456789+00:00","object":{"history":[{"pulse":5,"timestamp":1767225600}]}}"""),
        ("/neuron/a/b/c", """{"timestamp":1767225600000,"node":"n","group":"g","tags":[{"name":"t","value":7},{"name":"u","error":2014}]}"""),
        ("ivy/v1/meters/000000000007/telemetry", """{"meterId":"000000000007","timestamp":1767225600000,"register":{"name":"totalActiveEnergy"},"value":1.25,"unit":"kWh"}"""),
        ("heatpump/sensor/energy/state", "nan"),
        ("readings/A/g/v1/devices/me/telemetry", """[{"ts":1767225600000,"values":{"energy_total":5}},{"energy_total":6}]"""),
        ("emon/roof", """{"E1":1500,"P1":20,"time":"2026-03-01T12:00:00Z"}"""),
        ("wmbusmeters/4711", """{"id":"4711","total_m3":3.5,"target_m3":-2147483.648,"timestamp":"2026-03-01T00:00:00Z"}"""),
        ("dsmr/raw", "/ABC5xyz\r\n\r\n0-0:1.0.0(260301080015W)\r\n0-0:96.1.1(4530)\r\n1-0:1.8.1(000100.500*kWh)\r\n0-1:24.2.1(260301080000W)(00050.125*m3)\r\n!\r\n"),
        ("spBv1.0/G/DDATA/N/D", "\u0008\u0001\u0012\u000a\u000a\u0001E\u0020\u000aP\u0005"),
        ("spBv1.0/G/NBIRTH/N", "\u0012\u0009\u000a\u0005bdSeq\u0058\u0003"),
        ("spBv1.0/G/DBIRTH/N/D", "\u0012\u0007\u000a\u0001E\u0010\u0001\u0020\u0003"),
        ("spBv1.0/G/DDATA/N/D", "\u0008\u0001\u0012\u0004\u0010\u0001P\u0005"),
        ("spBv1.0/G/NDEATH/N", "\u0012\u0009\u000a\u0005bdSeq\u0058\u0003"),
        ("frames/dev/up", """{"fPort":85,"data":"AAAB9A=="}"""),
        ("N/c0ffee/grid/30/Ac/Energy/Forward", """{"value":12.75}"""),
    ];

    private static readonly string[] Pieces =
    [
        "NaN", "-Infinity", "1e400", "-1e-400", "99999999999999999999999999999999999999", "0x7F", "null", "true", "{}", "[]", "\"\"", "\"\\ud800\"", "\"\\u0000\"",
        "-2147483648", "1970-01-01T00:00:00Z", "9999-12-31T23:59:59+14:00", "0001-01-01T00:00:00", ",", ":", "{", "}", "[", "]", "\\", "\"", "(", ")", "*", "!", "/", "\0",
    ];

    // Lengths that claim far more than follows: protobuf of 256 MB and of the largest number.
    private static readonly byte[][] Bytes = [[0xFF], [0xC3, 0x28], [0xED, 0xA0, 0x80], [0xEF, 0xBB, 0xBF], [0x12, 0x80, 0x80, 0x80, 0x80, 0x01], [0x12, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F], [0x00]];

    private readonly Random _random = new(seed);

    /// <summary>The next message.</summary>
    public (string Topic, byte[] Payload) Next()
    {
        var (topic, payload) = Good[_random.Next(Good.Length)];
        return _random.Next(10) switch
        {
            0 => (topic, Random(_random.Next(LongestRandom))),
            1 => (topic, Nested()),
            2 => (Topic(topic), Encoding.Latin1.GetBytes(payload)),
            3 => ("frames/dev/up", Frame()),
            _ => (topic, Mutated(Encoding.Latin1.GetBytes(payload))),
        };
    }

    // The first byte chooses what the script does.
    private byte[] Frame() => Encoding.ASCII.GetBytes($$"""{"fPort":{{_random.Next(-1, 257)}},"data":"{{Convert.ToBase64String(Random(_random.Next(1, 60)))}}"}""");

    private byte[] Random(int length)
    {
        var bytes = new byte[length];
        _random.NextBytes(bytes);
        return bytes;
    }

    private byte[] Nested()
    {
        var depth = _random.Next(1, DeepestNesting);
        var open = _random.Next(2) == 0 ? "[" : "{\"meter\":";
        return Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(open, depth)) + "1" + (_random.Next(2) == 0 ? new string(open == "[" ? ']' : '}', depth) : ""));
    }

    private string Topic(string topic) => _random.Next(4) switch
    {
        0 => topic + "/" + new string('x', _random.Next(2_000)),
        1 => topic.Replace('/', '\uFFFD'),
        2 => new string('/', _random.Next(200)),
        _ => string.Join('/', topic.Split('/').Reverse()),
    };

    private byte[] Mutated(byte[] payload)
    {
        var bytes = payload.ToList();
        for (var change = _random.Next(1, 4); change > 0; change--)
        {
            var at = _random.Next(bytes.Count + 1);
            switch (_random.Next(5))
            {
                case 0 when at < bytes.Count:
                    bytes[at] ^= (byte)(1 << _random.Next(8));
                    break;
                case 1:
                    bytes.InsertRange(at, Encoding.ASCII.GetBytes(Pieces[_random.Next(Pieces.Length)]));
                    break;
                case 2:
                    bytes.InsertRange(at, Bytes[_random.Next(Bytes.Length)]);
                    break;
                case 3:
                    bytes.RemoveRange(at, _random.Next(bytes.Count - at + 1));
                    break;
                default:
                    bytes.AddRange(bytes.Take(_random.Next(Math.Min(bytes.Count, LongestRandom) + 1)).ToArray());
                    break;
            }
        }

        return [.. bytes];
    }
}
