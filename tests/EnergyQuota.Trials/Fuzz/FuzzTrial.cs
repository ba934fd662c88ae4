using System.Diagnostics;
using System.Globalization;
using EnergyQuota.Ingest.Decoding;
using EnergyQuota.Ingest.Journal;
using EnergyQuota.Ingest.Profiles;
using EnergyQuota.Metering;
using EnergyQuota.Metering.Settlement;
using EnergyQuota.Registry.Meters;

namespace EnergyQuota.Trials.Fuzz;

/// <summary><c>fuzz [--messages N] [--seed N]</c>: whatever is sent, the decoder gives readings or reasons, throws nothing, and keeps nothing.</summary>
internal static class FuzzTrial
{
    private const long MostGrowth = 64L << 20;
    private const int DefaultMessages = 5_000_000;
    private const int Report = 1_000_000;
    private static readonly DateTimeOffset Received = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Runs it.</summary>
    /// <returns>0 where all is well, 1 where something is not, 2 where the arguments cannot be used.</returns>
    public static int Run(ReadOnlySpan<string> args, TextWriter output)
    {
        var (messages, seed) = (DefaultMessages, 1);
        for (var at = 0; at < args.Length; at += 2)
        {
            var isMessages = args[at] == "--messages";
            if (at + 1 >= args.Length || (!isMessages && args[at] != "--seed") || !int.TryParse(args[at + 1], CultureInfo.InvariantCulture, out var number) || number < 1)
            {
                return 2;
            }

            (messages, seed) = isMessages ? (number, seed) : (messages, number);
        }

        using var scripts = new FuzzScripts();
        var profiles = ProfileFiles.Read([.. new ProfileOptions().Folders, scripts.Folder], [], FuzzScripts.Limits);
        var memory = VendorMemory.Of(new ProfileOptions());
        var made = new FuzzMessages(seed);
        var counts = new SortedDictionary<string, long>(StringComparer.Ordinal);
        var (watch, start) = (Stopwatch.StartNew(), 0L);
        for (var number = 1; number <= messages; number++)
        {
            var (topic, payload) = made.Next();
            if (Fault(topic, payload, profiles, memory, counts) is { } fault)
            {
                output.WriteLine($"message {number} of seed {seed} on '{topic}', {Convert.ToHexString(payload)}: {fault}");
                return 1;
            }

            if (number == Math.Min(messages, Report) / 2)
            {
                start = GC.GetTotalMemory(forceFullCollection: true);
            }

            if (number % Report == 0 || number == messages)
            {
                var growth = GC.GetTotalMemory(forceFullCollection: true) - start;
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{number} messages, {watch.Elapsed.TotalSeconds:0} s, memory {growth / 1024:+0;-0;0} KB"));
                if (growth > MostGrowth)
                {
                    output.WriteLine($"memory grew by more than {MostGrowth >> 20} MB");
                    return 1;
                }
            }
        }

        foreach (var (outcome, count) in counts)
        {
            output.WriteLine($"  {outcome}: {count}");
        }

        output.WriteLine($"{messages} messages, no exception left the decoder");
        return 0;
    }

    private static string? Fault(string topic, byte[] payload, ProfileSet profiles, VendorMemory memory, SortedDictionary<string, long> counts)
    {
        try
        {
            var result = ReadingDecoder.Decode(new JournalMessage(topic, payload, Received, MessageFlags.None), profiles, memory, Find, new DecodingOptions());
            if (result.Rejections.Any(static r => r.Detail.Length == 0 || !Enum.IsDefined(r.Reason)))
            {
                return "a rejection has no reason";
            }

            var whole = result.Readings.Count > 0 ? "messages with readings" : "messages without a reading";
            foreach (var outcome in result.Rejections.Select(static r => r.Reason.ToString()).Append(whole))
            {
                counts[outcome] = counts.GetValueOrDefault(outcome) + 1;
            }

            return null;
        }
        catch (Exception e)
        {
            // That is what is looked for: nothing may leave the decoder.
            return e.ToString();
        }
    }

    // Every meter is registered, so that all of the way is gone.
    private static KnownMeter? Find(ReadOnlySpan<char> code) =>
        new(code.ToString(), "A", TimeZoneInfo.Utc, ClockBounds.Since(null), [new KnownRegister(new RegisterId("M"), MeasureUnit.KilowattHour)]);
}
