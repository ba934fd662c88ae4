using System.CommandLine;
using System.Text;
using System.Text.Json;
using EnergyQuota.Ingest.Decoding;
using EnergyQuota.Ingest.Journal;
using EnergyQuota.Ingest.Profiles;
using EnergyQuota.Server.Hosting;

namespace EnergyQuota.Server.Commands;

/// <summary><c>profiles</c>: lists the payload profiles, and tells what they make of sample messages.</summary>
internal static class ProfilesCommand
{
    /// <summary>Makes the verb.</summary>
    public static Command Create() => new("profiles", """
        Payload profiles say how vendors' own messages are read; docs/profiles.md explains how to write one.

        Example: energyquota profiles test samples.jsonl --folder my-profiles
        """)
    {
        List(),
        Test(),
    };

    private static Option<string?> Folder() => new("--folder") { Description = "A folder of own profiles, read after those that come with the program." };

    private static Command List()
    {
        var folder = Folder();
        var command = new Command("list", "Lists the profiles with their topics.\n\nExample: energyquota profiles list") { folder };
        command.SetAction((parsed, _) => Outcome.OfAsync(() =>
        {
            foreach (var profile in Read(parsed.GetValue(folder)).Profiles)
            {
                Console.WriteLine($"{profile.Name}: {profile.Title}");
                foreach (var topic in profile.Topics)
                {
                    Console.WriteLine($"  {topic.Text}");
                }
            }

            return Task.FromResult(0);
        }));
        return command;
    }

    private static Command Test()
    {
        var (folder, file) = (Folder(), new Argument<string>("file") { Description = "Sample messages, or - for standard input." });
        var topic = new Option<string?>("--topic") { Description = "The file is one payload as sent, and this its topic." };
        var command = new Command("test", """
            Tells for each message which profile reads it, what it finds, and why the rest is no reading. Nothing is stored.
            The file holds a message in each line, as {"topic": "…", "payload": …}; the payload is JSON, a text, or, under
            "payload_base64", bytes. The exit code is 1 where no profile fits a message, or something in it cannot be read.

            Example: energyquota profiles test samples.jsonl
            Example: energyquota profiles test telegram.txt --topic dsmr/raw
            """) { file, folder, topic };
        command.SetAction((parsed, cancellationToken) => Outcome.OfAsync(
            () => RunAsync(Read(parsed.GetValue(folder)), parsed.GetValue(file)!, parsed.GetValue(topic), cancellationToken)));
        return command;
    }

    private static ProfileSet Read(string? folder)
    {
        var faults = new List<ProfileFault>();
        var profiles = ProfileFiles.Read(new ProfileOptions { Folder = folder }.Folders, faults);
        return faults.Count == 0 ? profiles : throw new StartFaultException(string.Join(Environment.NewLine, faults));
    }

    private static async Task<int> RunAsync(ProfileSet profiles, string file, string? topic, CancellationToken cancellationToken)
    {
        // The samples are one after the other: a birth message among them tells what the aliases after it stand for.
        var memory = VendorMemory.Of(new ProfileOptions());
        var content = await ContentAsync(file, cancellationToken);
        if (topic is not null)
        {
            return Print(1, topic, profiles, memory, content) ? 0 : 1;
        }

        var (number, all) = (0, true);
        foreach (var line in Encoding.UTF8.GetString(content).Split('\n'))
        {
            number++;
            if (line.Trim().Length > 0)
            {
                all &= Sample(line, out var said, out var payload) is { } fault
                    ? Tell($"line {number}: {fault}")
                    : Print(number, said, profiles, memory, payload);
            }
        }

        return all ? 0 : 1;
    }

    private static async Task<byte[]> ContentAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            if (file != "-")
            {
                return await File.ReadAllBytesAsync(file, cancellationToken);
            }

            using var buffer = new MemoryStream();
            await Console.OpenStandardInput().CopyToAsync(buffer, cancellationToken);
            return buffer.ToArray();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartFaultException($"{file}: {e.Message}", e);
        }
    }

    private static string? Sample(string line, out string topic, out byte[] payload)
    {
        (topic, payload) = ("", []);
        try
        {
            using var document = JsonDocument.Parse(line);
            var sample = document.RootElement;
            if (sample.ValueKind != JsonValueKind.Object || !sample.TryGetProperty("topic", out var named) || named.ValueKind != JsonValueKind.String)
            {
                return "there is no topic";
            }

            topic = named.GetString()!;
            if (sample.TryGetProperty("payload_base64", out var bytes) && bytes.ValueKind == JsonValueKind.String)
            {
                return bytes.TryGetBytesFromBase64(out payload!) ? null : "payload_base64 is not base64";
            }

            if (!sample.TryGetProperty("payload", out var sent))
            {
                return "there is no payload";
            }

            payload = Encoding.UTF8.GetBytes(sent.ValueKind == JsonValueKind.String ? sent.GetString()! : sent.GetRawText());
            return null;
        }
        catch (JsonException e)
        {
            return e.Message;
        }
    }

    private static bool Print(int number, string topic, ProfileSet profiles, VendorMemory memory, byte[] payload)
    {
        var message = new JournalMessage(topic, payload, TimeProvider.System.GetUtcNow(), MessageFlags.None);
        if (profiles.Decode(VendorMessage.Of(message), memory) is not { } found)
        {
            return Tell($"line {number}: {topic}: no profile fits");
        }

        Console.WriteLine($"line {number}: {topic}: {found.Profile.Name}");
        foreach (var reading in found.Readings)
        {
            var kind = reading.IsGauge ? "  (momentary, not stored)" : "";
            Console.WriteLine($"  meter '{reading.Meter}' register '{reading.Register}' = {reading.Value} {reading.Unit ?? "(unit of the register)"} at {Time(reading)}{kind}");
        }

        foreach (var warning in found.Warnings)
        {
            Console.WriteLine($"  the script warns: {warning}");
        }

        foreach (var rejection in found.Rejections)
        {
            Console.WriteLine($"  no reading: {rejection.Reason}: {rejection.Detail}");
        }

        if (found.Readings.Count + found.Rejections.Count == 0)
        {
            Console.WriteLine("  carries no readings");
        }

        return found.Rejections.Count == 0;
    }

    private static string Time(SentReading reading) =>
        reading.Stamp.Text is null ? "the time it is received"
        : reading.Stamp.Resolve(TimeZoneInfo.Utc, out var utc) is null && reading.Stamp.Resolve(Elsewhere, out var other) is null && utc == other
            ? $"{utc:yyyy-MM-dd HH:mm:ss}Z"
            : $"{reading.Stamp.Text} on the meter's clock";

    // A stamp that is the same instant in two zones needs none.
    private static readonly TimeZoneInfo Elsewhere = TimeZoneInfo.CreateCustomTimeZone("elsewhere", TimeSpan.FromHours(5), "elsewhere", "elsewhere");

    private static bool Tell(string text)
    {
        Console.WriteLine(text);
        return false;
    }
}
