using System.Globalization;
using System.Text.Json;
using EnergyQuota.Metering;
using EnergyQuota.Metering.Settlement;

namespace EnergyQuota.Trials;

/// <summary>One scenario of a file: a register's facts, what arrived, and the exact result expected.</summary>
public sealed record RegisterScenario(
    string Id, RegisterFacts Facts, IReadOnlyList<Reading> Arrivals, IReadOnlyDictionary<string, string> Expected)
{
    private static readonly string[] ExpectFields = ["total", "terms", "days", "estimated_hours", "findings", "multiplied"];

    /// <summary>Reads one line of a file.</summary>
    /// <exception cref="JsonException">The line is no JSON.</exception>
    /// <exception cref="FormatException">Something is missing or malformed, or an expectation is one that nobody would check.</exception>
    public static RegisterScenario Parse(string line)
    {
        using var document = JsonDocument.Parse(line);
        try
        {
            var root = document.RootElement;
            var facts = ReadFacts(root);
            return new RegisterScenario(
                Required(root, "id").GetString() ?? throw new FormatException("'id' is null."),
                facts,
                [.. Required(root, "readings").EnumerateArray().Select(r => ReadReading(r, facts))],
                ReadExpected(Required(root, "expect")));
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or IndexOutOfRangeException or OverflowException)
        {
            // What the JSON reader says where an element is of another kind than asked for, or a list too short.
            throw new FormatException(e.Message, e);
        }
    }

    /// <summary>A decimal as text that is the same for equal numbers.</summary>
    public static string Text(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);

    public static string Text(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture);

    /// <summary>Findings by time; those of one instant in one order, since a file may have them in any.</summary>
    public static string Text(IEnumerable<(DateTimeOffset At, string Kind, string Amount)> findings) =>
        string.Join(", ", findings
            .OrderBy(f => f.At)
            .ThenBy(f => f.Kind, StringComparer.Ordinal)
            .ThenBy(f => f.Amount, StringComparer.Ordinal)
            .Select(f => $"{f.Kind} {Text(f.At)} {f.Amount}"));

    public static string Text(FindingKind kind) =>
        string.Concat(kind.ToString().Select((c, i) => char.IsUpper(c) ? (i > 0 ? "_" : "") + char.ToLowerInvariant(c) : c.ToString()));

    private static RegisterFacts ReadFacts(JsonElement root)
    {
        var meter = Required(root, "meter");
        return new RegisterFacts
        {
            Register = new RegisterId("scenario"),

            // Some units of scenarios are none that the product knows; amounts are compared in register units anyway.
            Unit = MeasureUnits.TryParse(Required(meter, "unit").GetString(), out var unit) ? unit : MeasureUnit.KilowattHour,
            ExpectedInterval = Span(Required(meter, "expected_interval_s"), "expected_interval_s"),
            AllowedGap = OptionalSpan(meter, "allowed_gap_s"),
            Modulus = Number(meter, "modulus"),
            RatedMaxPerHour = Number(meter, "rated_max_per_hour"),
            InstalledAt = meter.TryGetProperty("installed_at", out var at) && at.ValueKind != JsonValueKind.Null ? Instant(at) : null,
            ClockAheadLimit = OptionalSpan(meter, "clock_ahead_limit_s") ?? TimeSpan.FromMinutes(10),
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
        var at = Instant(Required(element, "at"));
        return Required(element, "type").GetString() switch
        {
            "replacement" => new Replacement(at, RequiredNumber(element, "final"), RequiredNumber(element, "first")),
            "multiplier" => new MultiplierChange(at, RequiredNumber(element, "factor")),
            "hand_reading" => new HandReading(at, RequiredNumber(element, "value")),
            "decision" => new Decision(
                at,
                Enum.Parse<DecisionKind>(Required(element, "verdict").GetString()!, ignoreCase: true),
                Number(element, "amount") ?? Number(element, "count") ?? Number(element, "value")),
            var other => throw new FormatException($"There is no event of type {other}."),
        };
    }

    private static Reading ReadReading(JsonElement element, RegisterFacts facts)
    {
        DateTimeOffset? device = element[0].ValueKind == JsonValueKind.Null ? null : Instant(element[0]);
        var received = element.GetArrayLength() > 2 ? Instant(element[2])
            : device ?? throw new FormatException("A reading has neither a device time nor a receive time.");
        var placed = ClockRule.Place(device, received, facts.Clock);
        var value = Number(element[1]) ?? throw new FormatException("A reading has no value.");
        return new Reading(facts.Register, placed.Time, value, received, placed.Basis, placed.DeviceTime);
    }

    private static Dictionary<string, string> ReadExpected(JsonElement expect)
    {
        RefuseOthers(expect, "expect", ExpectFields);
        var fields = new Dictionary<string, string> { ["total"] = Amount(Required(expect, "total")) };
        foreach (var term in Required(expect, "terms").EnumerateObject())
        {
            fields["terms." + term.Name] = Amount(term.Value);
        }

        AddDays(fields, "days", Required(expect, "days"));
        fields["estimated_hours"] = Amount(Required(expect, "estimated_hours"));
        fields["findings"] = Text(Required(expect, "findings").EnumerateArray().Select(ReadFinding));
        if (expect.TryGetProperty("multiplied", out var multiplied))
        {
            RefuseOthers(multiplied, "multiplied", "total", "days");
            fields["multiplied.total"] = Amount(Required(multiplied, "total"));
            AddDays(fields, "multiplied.days", Required(multiplied, "days"));
        }

        return fields;
    }

    private static (DateTimeOffset At, string Kind, string Amount) ReadFinding(JsonElement finding)
    {
        RefuseOthers(finding, "a finding", "kind", "at", "amount");
        return (
            Instant(Required(finding, "at")),
            Required(finding, "kind").GetString() ?? string.Empty,
            finding.TryGetProperty("amount", out var amount) ? Amount(amount) : "-");
    }

    private static void AddDays(Dictionary<string, string> fields, string name, JsonElement days) =>
        fields[name] = string.Join(", ", days.EnumerateObject().OrderBy(d => d.Name, StringComparer.Ordinal).Select(d => $"{d.Name} {Amount(d.Value)}"));

    private static void RefuseOthers(JsonElement element, string where, params ReadOnlySpan<string> known)
    {
        foreach (var field in element.EnumerateObject())
        {
            if (!known.Contains(field.Name))
            {
                throw new FormatException($"There is no '{field.Name}' in {where}.");
            }
        }
    }

    private static JsonElement Required(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? value : throw new FormatException($"'{name}' is missing.");

    private static decimal RequiredNumber(JsonElement element, string name) =>
        Number(Required(element, name)) ?? throw new FormatException($"'{name}' is null.");

    private static string Amount(JsonElement element) => Number(element) is { } number ? Text(number) : "-";

    private static DateTimeOffset Instant(JsonElement element) =>
        element.TryGetDateTimeOffset(out var at) ? at.ToUniversalTime() : throw new FormatException($"'{element}' is no instant.");

    private static TimeSpan Span(JsonElement seconds, string name) =>
        TimeSpan.FromTicks((long)((Number(seconds) ?? throw new FormatException($"'{name}' is null.")) * TimeSpan.TicksPerSecond));

    private static TimeSpan? OptionalSpan(JsonElement element, string name) =>
        element.TryGetProperty(name, out var seconds) && seconds.ValueKind != JsonValueKind.Null ? Span(seconds, name) : null;

    private static decimal? Number(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? Number(value) : null;

    private static decimal? Number(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.Number => element.GetDecimal(),
        _ => decimal.Parse(element.GetString()!, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture),
    };
}
