using System.Text;
using EnergyQuota.Ingest.Decoding;
using EnergyQuota.Ingest.Journal;
using EnergyQuota.Ingest.Profiles;
using EnergyQuota.Metering;
using EnergyQuota.Metering.Settlement;
using EnergyQuota.Registry.Meters;

namespace EnergyQuota.Trials.Payloads;

/// <summary>The decode cases that are told in words and whose meaning is certain, each as messages and what must come of them.</summary>
/// <remarks>
/// Not among them are the two of ninety-six quarter-hour amounts in local time: no message of ours carries amounts of intervals,
/// only registers, so there is nothing that could be decoded wrongly. Amounts come in as bills, dated by day.
/// </remarks>
internal static class ProseCases
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 0, 0, 15, TimeSpan.Zero);

    private static readonly Dictionary<string, Func<string?>> Cases = new(StringComparer.Ordinal)
    {
        ["gas-hour-label"] = () => OneReading(
            "time: { at: $.time, form: iso, end_of_hour: true }", Start.AddSeconds(-15), Message(900, """{"e":5,"time":"2026-03-01T00:00:15Z"}""")),
        ["frame-twice"] = () => OneReading(
            "time: { at: $.time, form: iso }", Start, Message(0, """{"e":5,"time":"2026-03-01T00:00:15Z","fCnt":104,"rssi":-73}"""), Message(48, """{"e":5,"time":"2026-03-01T00:00:15Z","fCnt":104,"rssi":-76}""")),
        ["frame-twice-without-time"] = () => OneReading(
            "frame: \"{device}/{$.fCnt}\"", Start, Message(0, """{"e":5,"fCnt":104,"rssi":-73}"""), Message(48, """{"e":5,"fCnt":104,"rssi":-76}""")),
        ["telegram-heard-often"] = () => OneReading(
            "frame: \"{device}/{$.telegram}\"", Start, [.. Enumerable.Range(0, 5).Select(static copy => Message(copy * 12, """{"e":5,"telegram":"2E44A5119870659930037A06"}"""))]),
        ["retained-after-restart"] = () => NoReading(Message(0, """{"e":5}""", MessageFlags.Retained)),
        ["retained-with-own-time"] = () => NoReading(Message(0, """{"e":5,"time":"2026-03-01T00:00:15Z"}""", MessageFlags.Retained)),
    };

    /// <summary>Runs a case.</summary>
    /// <param name="id">Its id in the file.</param>
    /// <param name="difference">What differs, or <see langword="null"/>.</param>
    /// <returns>Whether there is such a case here.</returns>
    public static bool TryRun(string id, out string? difference)
    {
        var isKnown = Cases.TryGetValue(id, out var run);
        difference = run?.Invoke();
        return isKnown;
    }

    private static JournalMessage Message(int second, string payload, MessageFlags flags = MessageFlags.None) =>
        new("cases/meter", Encoding.UTF8.GetBytes(payload), Start.AddSeconds(second), flags);

    // The store has one row for each register and time: so many different times, so many readings.
    private static string? OneReading(string line, DateTimeOffset at, params JournalMessage[] messages)
    {
        var results = Decode(line, messages);
        var times = results.SelectMany(static result => result.Readings).Select(static reading => (reading.Time, reading.Value)).ToList();
        return times.Count == messages.Length && times.TrueForAll(time => time == (at, 5m)) ? null : $"expected {messages.Length} times 5 at {at:O}, got {string.Join("; ", times)}";
    }

    private static string? NoReading(JournalMessage message)
    {
        var result = Decode("time: { at: $.time, form: iso }", message)[0];
        return result.Readings.Count == 0 && result.Rejections is [{ Reason: RejectReason.Retained }] ? null : $"expected no reading, got {string.Join("; ", result.Readings)}";
    }

    private static List<DecodeResult> Decode(string line, params JournalMessage[] messages)
    {
        var folder = Directory.CreateTempSubdirectory("energyquota-case-");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "case.yaml"), $"title: a case\nsource: the case\ntopics: [\"cases/{{device}}\"]\nmeter: \"{{device}}\"\n{line}\nreadings: [{{ value: $.e }}]\n");
            var faults = new List<ProfileFault>();
            var (profiles, memory) = (ProfileFiles.Read([folder.FullName], faults), VendorMemory.Of(new ProfileOptions()));
            return faults.Count > 0 ? throw new TrialException(string.Join('\n', faults))
                : [.. messages.Select(message => ReadingDecoder.Decode(message, profiles, memory, static _ => Meter, new DecodingOptions { OldestReading = TimeSpan.Zero }))];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static readonly KnownMeter Meter =
        new("meter", "institution", TimeZoneInfo.Utc, ClockBounds.Since(null), [new KnownRegister(new RegisterId("meter"), MeasureUnit.KilowattHour)]);
}
