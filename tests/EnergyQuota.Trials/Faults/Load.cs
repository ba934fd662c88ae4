using System.Globalization;
using System.Text;
using EnergyQuota.Metering;

namespace EnergyQuota.Trials.Faults;

/// <summary>Readings by number: number n is always the same reading, so what must be stored needs no list.</summary>
/// <remarks>The meters take turns, a minute for each turn; a message holds one to ten readings.</remarks>
/// <param name="random">Chooses how many readings a message holds.</param>
internal sealed class Load(Random random)
{
    /// <summary>The institution in the topics.</summary>
    public const string Institution = "FAULTS000000000000";

    /// <summary>The gateway in the topics.</summary>
    public const string Gateway = "gateway";

    /// <summary>The topic of all messages but those that tell the end.</summary>
    public const string Topic = $"readings/{Institution}/{Gateway}";

    /// <summary>The topic of the messages that tell the end, of a gateway of its own.</summary>
    public const string EndTopic = $"readings/{Institution}/end";

    /// <summary>How many meters send.</summary>
    public const int Meters = 400;

    /// <summary>The meter that only tells the end of a load.</summary>
    public const string LastMeter = "F-LAST";

    private const int MostInMessage = 10;
    private static readonly DateTimeOffset Start = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly List<long> _messageEnds = [];
    private long _messagesFrom;
    private long _lastSent;

    /// <summary>The number of the next reading: so many have been made.</summary>
    public long Next { get; private set; }

    /// <summary>Readings of the last meter that have been made.</summary>
    public long Ends => _lastSent;

    /// <summary>The numbers of the readings that a broker lost by its own rules.</summary>
    public HashSet<long> Lost { get; } = [];

    /// <summary>The payloads of the next readings.</summary>
    /// <param name="readings">How many readings in all.</param>
    public List<byte[]> Take(int readings)
    {
        var payloads = new List<byte[]>();
        _messageEnds.Clear();
        _messagesFrom = Next;
        var text = new StringBuilder();
        for (var end = Next + readings; Next < end;)
        {
            text.Clear().Append('[');
            for (var left = Math.Min(random.Next(1, MostInMessage + 1), end - Next); left > 0; left--)
            {
                text.Append(Item(MeterCode(Next), TimeOf(Next), ValueOf(Next))).Append(left > 1 ? "," : "");
                Next++;
            }

            payloads.Add(Encoding.UTF8.GetBytes(text.Append(']').ToString()));
            _messageEnds.Add(Next);
        }

        return payloads;
    }

    /// <summary>The numbers of the readings in some of the messages taken last.</summary>
    /// <param name="chosen">For each message, whether its readings are wanted.</param>
    public HashSet<long> NumbersOf(IReadOnlyList<bool> chosen)
    {
        var numbers = new HashSet<long>();
        for (var (message, number) = (0, _messagesFrom); message < _messageEnds.Count; message++)
        {
            for (; number < _messageEnds[message]; number++)
            {
                if (chosen[message])
                {
                    numbers.Add(number);
                }
            }
        }

        return numbers;
    }

    /// <summary>A message that, once stored, says that everything sent before it is stored.</summary>
    public byte[] TakeEnd()
    {
        var number = _lastSent++;
        return Encoding.UTF8.GetBytes(Item(LastMeter, Start.AddMinutes(number), number));
    }

    /// <summary>The registers of all meters in the order of their numbers.</summary>
    public static IEnumerable<RegisterId> Registers => Enumerable.Range(0, Meters).Select(static number => new RegisterId(MeterCode(number)));

    /// <summary>The meter of a reading.</summary>
    /// <param name="number">The reading's number.</param>
    public static string MeterCode(long number) => string.Create(CultureInfo.InvariantCulture, $"F-{number % Meters:D4}");

    /// <summary>The device time of a reading.</summary>
    /// <param name="number">The reading's number.</param>
    public static DateTimeOffset TimeOf(long number) => Start.AddMinutes(number / Meters);

    /// <summary>The value of a reading, kWh.</summary>
    /// <param name="number">The reading's number.</param>
    public static decimal ValueOf(long number) => (number / Meters * 0.125m) + (number % Meters);

    /// <summary>Writes what <c>energyquota import</c> takes.</summary>
    /// <param name="folder">Where to; made where missing.</param>
    public static void WriteRegistry(string folder)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllLines(Path.Combine(folder, "regions.csv"), ["code,name_zh", "370000,试验"]);
        File.WriteAllLines(Path.Combine(folder, "institutions.csv"), ["code,name_zh,region,class,from", $"{Institution},试验,370000,government,2015-01-01"]);
        File.WriteAllLines(
            Path.Combine(folder, "meters.csv"),
            [
                "code,institution,energy,role,unit,interval_s,installed",
                .. Enumerable.Range(0, Meters).Select(static number => MeterCode(number)).Append(LastMeter)
                    .Select(static code => $"{code},{Institution},Electricity,Main,kWh,60,2015-01-01T00:00:00Z"),
            ]);
    }

    private static string Item(string meter, DateTimeOffset time, decimal value) => string.Create(
        CultureInfo.InvariantCulture, $$"""{"meter":"{{meter}}","time":"{{time:yyyy-MM-dd'T'HH:mm:ss}}Z","value":{{value}}}""");
}
