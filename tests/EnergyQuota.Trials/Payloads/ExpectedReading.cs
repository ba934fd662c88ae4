using System.Globalization;
using System.Text.Json;

namespace EnergyQuota.Trials.Payloads;

/// <summary>A reading that is expected; what is <see langword="null"/> is not compared.</summary>
internal sealed record ExpectedReading(
    string Meter, string Quantity, decimal Value, string? Unit, bool IsGauge, decimal? CanonicalValue, string? CanonicalUnit, bool ComparesTime, string? Time)
{
    private static readonly string[] Clocks = ["yyyy-MM-dd'T'HH:mm:ss", "yyyy.MM.dd HH:mm:ss", "yyyy-MM-dd HH:mm:ss"];

    /// <summary>Whether the value is the smallest of 16 or 32 bits, scaled by a power of ten: a marker that there is no value.</summary>
    public bool IsNoValue
    {
        get
        {
            var whole = Value;
            while (whole != decimal.Truncate(whole))
            {
                whole *= 10m;
            }

            return whole is int.MinValue or short.MinValue;
        }
    }

    /// <summary>Reads one of a list of <c>readings</c>.</summary>
    public static ExpectedReading Of(JsonElement json) => new(
        json.GetProperty("meter").GetString()!,
        json.GetProperty("quantity").GetString()!,
        Number(json.GetProperty("value")),
        UnitOf(json.GetProperty("unit").GetString()),
        json.GetProperty("kind").GetString() == "gauge",
        json.TryGetProperty("canonical_value", out var value) ? Number(value) : null,
        json.TryGetProperty("canonical_unit", out var unit) ? unit.GetString() : null,
        true,
        json.GetProperty("time").GetString());

    /// <summary>Reads one of a line's own <c>registers</c>.</summary>
    public static ExpectedReading OfRegister(JsonElement json, string meter) => new(
        meter,
        json.GetProperty("field").GetString()!,
        Number(json.GetProperty("value")),
        json.GetProperty("unit").GetString(),
        false,
        null,
        null,
        false,
        null);

    /// <summary>Whether what was found is this reading.</summary>
    /// <param name="found">What was found.</param>
    /// <param name="topic">Its topic: where that holds a placeholder in angle brackets, the device's name is not known, only what follows a #.</param>
    public bool Fits(FoundReading found, string topic) =>
        (Meter == found.Meter || (topic.Contains('<', StringComparison.Ordinal) && Part(Meter) == Part(found.Meter)))
        && Quantity == found.Quantity
        && Value == found.Value
        && (string.IsNullOrEmpty(Unit) || string.Equals(Unit, found.Unit, StringComparison.OrdinalIgnoreCase))
        && IsGauge == found.IsGauge
        && (CanonicalValue is null || CanonicalValue == found.In(CanonicalUnit))
        && (!ComparesTime || TimeFits(found.Time));

    private static string Part(string meter) => meter.IndexOf('#', StringComparison.Ordinal) is >= 0 and var at ? meter[at..] : "";

    private static string? UnitOf(string? unit) => unit is null || unit.StartsWith('(') ? null : unit;

    private static decimal Number(JsonElement json) => decimal.Parse(json.GetRawText(), NumberStyles.Float, CultureInfo.InvariantCulture);

    private bool TimeFits(DateTimeOffset? found)
    {
        if (Time is null)
        {
            return found is null;
        }

        var expected = DateTime.TryParseExact(Time, Clocks, CultureInfo.InvariantCulture, DateTimeStyles.None, out var clock)
            ? new DateTimeOffset(clock, FoundReading.Zone.GetUtcOffset(clock))
            : DateTimeOffset.Parse(Time, CultureInfo.InvariantCulture);
        return found == expected;
    }
}
