using System.Globalization;
using System.Text.Json;
using EnergyQuota.Metering;
using EnergyQuota.Metering.Settlement;

namespace EnergyQuota.Trials;

/// <summary>One scenario of a file: a register's facts, what arrived, and the exact result expected.</summary>
public sealed record RegisterScenario(
    string Id, RegisterFacts Facts, IReadOnlyList<Reading> Arrivals, IReadOnlyDictionary<string, string> Expected)
{
    public static IReadOnlyList<RegisterScenario> ReadFile(string path) =>
        [.. File.ReadLines(path).Where(line => !string.IsNullOrWhiteSpace(line)).Select(Parse)];

    public static RegisterScenario Parse(string line)
    {
        using var document = JsonDocument.Parse(line);
        var root = document.RootElement;
        var facts = ReadFacts(root);
        return new RegisterScenario(
            root.GetProperty("id").GetString()!,
            facts,
            [.. root.GetProperty("readings").EnumerateArray().Select(r => ReadReading(r, facts))],
            ReadExpected(root.GetProperty("expect")));
    }

    /// <summary>A decimal as text that is the same for equal numbers.</summary>
    public static string Text(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);

    public static string Text(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture);

    public static string Text(FindingKind kind) =>
        string.Concat(kind.ToString().Select((c, i) => char.IsUpper(c) ? (i > 0 ? "_" : "") + char.ToLowerInvariant(c) : c.ToString()));

    private static RegisterFacts ReadFacts(JsonElement root)
    {
        var meter = root.GetProperty("meter");
        return new RegisterFacts
        {
            Register = new RegisterId("scenario"),

            // Some units of scenarios are none that the product knows; amounts are compared in register units anyway.
            Unit = MeasureUnits.TryParse(meter.GetProperty("unit").GetString(), out var unit) ? unit : MeasureUnit.KilowattHour,
            ExpectedInterval = Seconds(meter, "expected_interval_s")!.Value,
            AllowedGap = Seconds(meter, "allowed_gap_s"),
            Modulus = Number(meter, "modulus"),
            RatedMaxPerHour = Number(meter, "rated_max_per_hour"),
            InstalledAt = meter.TryGetProperty("installed_at", out var at) && at.ValueKind != JsonValueKind.Null ? Instant(at) : null,
            ClockAheadLimit = Seconds(meter, "clock_ahead_limit_s") ?? TimeSpan.FromMinutes(10),
            Multiplier = Number(meter, "multiplier") ?? 1m,
            AlreadyMultiplied = meter.TryGetProperty("already_multiplied", out var already) && already.ValueKind == JsonValueKind.True,

            // Values of scenarios may have more decimals than a store keeps.
            AmountDecimals = 12,
            Zone = TimeZoneInfo.Utc,
            Events = root.TryGetProperty("events", out var events) ? [.. events.EnumerateArray().Select(ReadEvent)] : [],
        };
    }

    private static RegisterEvent ReadEvent(JsonElement element)
    {
        var at = Instant(element.GetProperty("at"));
        return element.GetProperty("type").GetString() switch
        {
            "replacement" => new Replacement(at, Number(element, "final")!.Value, Number(element, "first")!.Value),
            "multiplier" => new MultiplierChange(at, Number(element, "factor")!.Value),
            "decision" => new Decision(
                at,
                Enum.Parse<DecisionKind>(element.GetProperty("verdict").GetString()!, ignoreCase: true),
                Number(element, "amount") ?? Number(element, "count") ?? Number(element, "value")),
            var other => throw new FormatException($"There is no event of type {other}."),
        };
    }

    private static Reading ReadReading(JsonElement element, RegisterFacts facts)
    {
        DateTimeOffset? device = element[0].ValueKind == JsonValueKind.Null ? null : Instant(element[0]);
        var received = element.GetArrayLength() > 2 ? Instant(element[2]) : device!.Value;
        var placed = ClockRule.Place(device, received, facts);
        return new Reading(facts.Register, placed.Time, Number(element[1])!.Value, received, placed.Basis, placed.DeviceTime);
    }

    private static Dictionary<string, string> ReadExpected(JsonElement expect)
    {
        var fields = new Dictionary<string, string> { ["total"] = Amount(expect.GetProperty("total")) };
        foreach (var term in expect.GetProperty("terms").EnumerateObject())
        {
            fields["terms." + term.Name] = Amount(term.Value);
        }

        AddDays(fields, "days", expect.GetProperty("days"));
        fields["estimated_hours"] = Amount(expect.GetProperty("estimated_hours"));
        fields["findings"] = string.Join(", ", expect.GetProperty("findings").EnumerateArray().Select(f =>
            $"{f.GetProperty("kind").GetString()} {Text(Instant(f.GetProperty("at")))} {(f.TryGetProperty("amount", out var a) ? Amount(a) : "-")}"));
        if (expect.TryGetProperty("multiplied", out var multiplied))
        {
            fields["multiplied.total"] = Amount(multiplied.GetProperty("total"));
            AddDays(fields, "multiplied.days", multiplied.GetProperty("days"));
        }

        return fields;
    }

    private static void AddDays(Dictionary<string, string> fields, string name, JsonElement days) =>
        fields[name] = string.Join(", ", days.EnumerateObject().OrderBy(d => d.Name, StringComparer.Ordinal).Select(d => $"{d.Name} {Amount(d.Value)}"));

    private static string Amount(JsonElement element) => Number(element) is { } number ? Text(number) : "-";

    private static DateTimeOffset Instant(JsonElement element) => element.GetDateTimeOffset().ToUniversalTime();

    private static TimeSpan? Seconds(JsonElement element, string name) =>
        Number(element, name) is { } seconds ? TimeSpan.FromTicks((long)(seconds * TimeSpan.TicksPerSecond)) : null;

    private static decimal? Number(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? Number(value) : null;

    private static decimal? Number(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.Number => element.GetDecimal(),
        _ => decimal.Parse(element.GetString()!, NumberStyles.Number, CultureInfo.InvariantCulture),
    };
}
