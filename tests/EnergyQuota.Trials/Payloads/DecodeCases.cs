using System.Globalization;
using System.Text;
using System.Text.Json;
using EnergyQuota.Ingest.Decoding;
using EnergyQuota.Ingest.Journal;
using EnergyQuota.Ingest.Profiles;
using EnergyQuota.Metering;
using EnergyQuota.Metering.Settlement;
using EnergyQuota.Registry.Meters;

namespace EnergyQuota.Trials.Payloads;

/// <summary>Decodes each case by a profile made from what the case says of its input, through the whole of the decoder.</summary>
/// <param name="path">A file of decode cases, one JSON object per line.</param>
/// <param name="output">Where differences go.</param>
internal sealed class DecodeCases(string path, TextWriter output)
{
    private const string Topic = "cases/meter";
    private static readonly DateTimeOffset Later = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Runs it.</summary>
    /// <returns>How many cases passed, failed, and are told in prose only.</returns>
    public (int Passed, int Failed, int Prose) Run()
    {
        var (passed, failed, prose) = (0, 0, 0);
        foreach (var line in File.ReadLines(path).Where(static line => line.Trim().Length > 0))
        {
            using var document = JsonDocument.Parse(line);
            var (input, expect) = (document.RootElement.GetProperty("input"), document.RootElement.GetProperty("expect"));
            string? difference;
            if (!expect.TryGetProperty("prose", out _))
            {
                difference = Difference(input, expect);
            }
            else if (!ProseCases.TryRun(document.RootElement.GetProperty("id").GetString()!, out difference))
            {
                output.WriteLine($"{document.RootElement.GetProperty("id").GetString()}: told in words, of what no message of ours carries; not run");
                prose++;
                continue;
            }

            if (difference is not null)
            {
                output.WriteLine($"{document.RootElement.GetProperty("id").GetString()}: {difference}");
            }

            (passed, failed) = difference is null ? (passed + 1, failed) : (passed, failed + 1);
        }

        return (passed, failed, prose);
    }

    private static string? Difference(JsonElement input, JsonElement expect)
    {
        var (sent, result) = Decode(input);
        if (expect.TryGetProperty("reading", out var reading) && reading.ValueKind == JsonValueKind.False)
        {
            return result.Readings.Count == 0 && result.Rejections.Count > 0
                ? null
                : $"expected no reading and a reason, got {string.Join("; ", result.Readings)}";
        }

        if (sent is not { Readings.Count: 1 })
        {
            return $"expected a reading, got {string.Join("; ", result.Rejections.Select(static r => r.Detail))}";
        }

        // Values are compared as sent: a register takes fewer digits, rounded in one place.
        var (value, found) = (sent.Readings[0].Value, result.Readings is [var first, ..] ? first : default);
        var wrong = new List<string>();
        void Compare(string name, object? expected, object? got)
        {
            if (!Equals(expected, got))
            {
                wrong.Add($"{name}: expected {expected}, got {got}");
            }
        }

        foreach (var member in expect.EnumerateObject())
        {
            switch (member.Name)
            {
                case "value": Compare("value", decimal.Parse(member.Value.GetString()!, NumberStyles.Float, CultureInfo.InvariantCulture), value); break;
                case "time": Compare("time", member.Value.GetDateTimeOffset(), found.Time); break;
                case "time_known": Compare("time known", member.Value.GetString() == "receive-timed", found.Basis != TimeBasis.Device); break;
                case "device_time_kept": Compare("device time", Instant(member.Value.GetString()!), found.DeviceTime); break;
                default: break; // notes
            }
        }

        return wrong.Count == 0 ? null : string.Join(", ", wrong);
    }

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static (ProfileOutcome? Sent, DecodeResult Result) Decode(JsonElement input)
    {
        string? Text(string name) => input.TryGetProperty(name, out var member) ? member.ValueKind == JsonValueKind.String ? member.GetString() : member.GetRawText() : null;

        var (yaml, payload) = Profile(input, Text);
        var faults = new List<ProfileFault>();
        using var folder = new TemporaryFolder();
        File.WriteAllText(Path.Combine(folder.Path, "case.yaml"), yaml);
        var profiles = ProfileFiles.Read([folder.Path], faults);
        if (faults.Count > 0)
        {
            throw new TrialException(string.Join('\n', faults) + "\n" + yaml);
        }

        var received = Text("received") is { } at ? Instant(at) : Later;
        var zone = SiteZone.Find(Text("zone") ?? Text("site_zone") ?? "UTC");
        var unit = Text("text")?.Contains("m3", StringComparison.Ordinal) == true ? MeasureUnit.CubicMetre : Text("unit") == "Wh" ? MeasureUnit.WattHour : MeasureUnit.KilowattHour;
        var clock = ClockBounds.Since(null) with { AheadLimit = TimeSpan.FromSeconds(double.Parse(Text("limit_s") ?? "600", CultureInfo.InvariantCulture)) };
        var meter = new KnownMeter("meter", "institution", zone, clock, [new KnownRegister(new RegisterId("meter"), unit)]);
        var message = new JournalMessage(Topic, payload, received, MessageFlags.None);
        return (
            profiles.Decode(VendorMessage.Of(message), VendorMemory.Of(new ProfileOptions())),
            ReadingDecoder.Decode(message, profiles, VendorMemory.Of(new ProfileOptions()), code => code.SequenceEqual(meter.Code) ? meter : null, new DecodingOptions { OldestReading = TimeSpan.Zero }));
    }

    // The message is the case's own input, so that a path leads to it.
    private static (string Yaml, byte[] Payload) Profile(JsonElement input, Func<string, string?> text)
    {
        var message = Encoding.UTF8.GetBytes(input.GetRawText());
        var scale = text("scale") is { } by ? $"\n    scale: {by}" : "";
        string Raw(string type, string order) => $"\n    raw: {type.Replace("uint", "unsigned", StringComparison.Ordinal).Replace("float", "real", StringComparison.Ordinal).Replace("int", "signed", StringComparison.Ordinal).Replace("unsignedsigned", "unsigned", StringComparison.Ordinal)}\n    order: {order}";

        if (text("words") is not null)
        {
            return (Yaml("json", "$.words", Raw(text("type")!, text("word_order") is { } said && said.StartsWith("low", StringComparison.Ordinal) ? "low_first" : "high_first") + scale), message);
        }

        if (text("bytes_little_endian") is not null)
        {
            return (Yaml("json", "$.bytes_little_endian", Raw(text("type")!, "low_first") + scale), message);
        }

        if (text("words_available") is not null)
        {
            return (Yaml("json", "$.words_available[1]", "\n    raw: unsigned16" + scale), message);
        }

        if (text("number") is not null)
        {
            // The sender has scaled it: the marker of 32 bits is scaled alike.
            var marker = int.MinValue * decimal.Parse(text("scale")!, CultureInfo.InvariantCulture);
            return (Yaml("json", "$.number", string.Create(CultureInfo.InvariantCulture, $"\n    none: \"{marker}\"")), message);
        }

        if (text("pulses") is not null)
        {
            return (Yaml("json", "$.pulses", $"\n    scale: {text("factor_meant")}"), message);
        }

        if (text("payload") is { } payload)
        {
            return (Yaml("json", "[$.total, $.ENERGY.Total]", "\n    time: { at: [$.Time], form: iso, zone: meter }"), Encoding.UTF8.GetBytes(payload));
        }

        if (text("text") is { } obis && obis.Contains('(', StringComparison.Ordinal))
        {
            return text("register") is { } register
                ? (Yaml("obis", $"\"$['{register.Split('(')[0]}'][0].value\"", $"\n    time: {{ at: \"$['{obis.Split('(')[0]}'][0].value\", form: dsmr }}"), Encoding.UTF8.GetBytes($"{obis}\n{register}\n"))
                : (Yaml("obis", $"\"$['{obis.Split('(')[0]}'][1].value\"", $"\n    time: {{ at: \"$['{obis.Split('(')[0]}'][0].value\", form: dsmr }}"), Encoding.UTF8.GetBytes(obis));
        }

        if (text("text") is not null)
        {
            return (Yaml("json", "$.value", $"\n    time: {{ at: $.time, form: iso, zone: {text("profile_zone")} }}"), Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new { value = 1, time = text("text") })));
        }

        // A stamp alone. Which of the two it is, the case does not say in words; the profile does.
        var seconds = text("value")!.Length <= 10;
        return (Yaml("json", "$.reading", $"\n    time: {{ at: $.value, form: {(seconds ? "epoch_seconds" : "epoch_milliseconds")} }}"), Encoding.UTF8.GetBytes($"{{\"reading\": 1, \"value\": {text("value")}}}"));
    }

    private static string Yaml(string format, string value, string more) => $"""
        title: a case
        source: the case
        topics: [{Topic}]
        format: {format}
        meter: meter
        readings:
          - value: {value}{more}
        """;

    private sealed class TemporaryFolder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("energyquota-case-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
