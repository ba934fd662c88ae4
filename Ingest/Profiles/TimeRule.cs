using System.Globalization;
using System.Text.Json;
using EnergyQuota.Ingest.Decoding;

namespace EnergyQuota.Ingest.Profiles;

/// <summary>How a profile's times are written. The numbers have no meaning.</summary>
public enum TimeForm
{
    /// <summary>RFC 3339; without an offset it is a clock time of the rule's zone.</summary>
    Iso,

    /// <summary>Seconds since 1970-01-01 UTC; decimals allowed.</summary>
    EpochSeconds,

    /// <summary>Milliseconds since 1970-01-01 UTC.</summary>
    EpochMilliseconds,

    /// <summary>DSMR's <c>yyMMddHHmmss</c> with S (summer) or W (winter): a clock time of the rule's zone.</summary>
    Dsmr,

    /// <summary>One of the rule's exact .NET patterns; without an offset a clock time of the rule's zone.</summary>
    Pattern,
}

/// <summary>Finds and reads the time of a reading.</summary>
/// <param name="At">Where it may stand; the first that is there counts.</param>
/// <param name="Form">How it is written; never guessed from its size.</param>
/// <param name="NumberForm">How it is written where it is a number and not a text; the same, if not said otherwise.</param>
/// <param name="Patterns">Exact patterns for <see cref="TimeForm.Pattern"/>, and further ones beside <see cref="TimeForm.Iso"/>.</param>
/// <param name="Zone">The zone of clock times; <see langword="null"/>: the meter's.</param>
/// <param name="IsEndOfHour">The stamp comes shortly after the full hour that the value holds for.</param>
public sealed record TimeRule(IReadOnlyList<NodePath> At, TimeForm Form, TimeForm NumberForm, IReadOnlyList<string> Patterns, TimeZoneInfo? Zone, bool IsEndOfHour)
{
    private const decimal LatestSecond = 253_402_300_799m;

    /// <summary>Reads the time.</summary>
    /// <param name="context">Where to look.</param>
    /// <param name="stamp">The time; none where the message has none.</param>
    /// <returns>Why it cannot be read, or <see langword="null"/>.</returns>
    internal string? Read(ItemContext context, out DeviceStamp stamp)
    {
        stamp = default;
        if (!context.TryFind(At, out var node))
        {
            return null;
        }

        var text = node.ValueKind == JsonValueKind.String ? node.GetString()!.Trim() : node.GetRawText();
        if (node.ValueKind is not (JsonValueKind.String or JsonValueKind.Number) || !TryRead(node.ValueKind == JsonValueKind.Number ? NumberForm : Form, text, out stamp))
        {
            return $"'{text}' is not a time as the profile has it.";
        }

        stamp = IsEndOfHour ? stamp.ToFullHour() : stamp;
        return null;
    }

    private bool TryRead(TimeForm form, string text, out DeviceStamp stamp)
    {
        stamp = default;
        switch (form)
        {
            case TimeForm.EpochSeconds:
                return TryEpoch(text, 1m, out stamp);
            case TimeForm.EpochMilliseconds:
                return TryEpoch(text, 0.001m, out stamp);
            case TimeForm.Dsmr:
                return TryDsmr(text, out stamp);
            case TimeForm.Iso when ValueText.TryTime(text, out var instant):
                stamp = DeviceStamp.Of(instant, text);
                return true;
            case TimeForm.Iso when TryLocal(text, ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", "yyyy-MM-dd HH:mm:ss.FFFFFFF", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd HH:mm"], out stamp):
                return true;
            default:
                return TryZoned(text, out stamp) || TryLocal(text, Patterns, out stamp);
        }
    }

    private static bool TryEpoch(string text, decimal seconds, out DeviceStamp stamp)
    {
        stamp = default;
        if (!ValueText.TryDecimal(text, out var number) || number < 0m || number > LatestSecond / seconds)
        {
            return false;
        }

        stamp = DeviceStamp.Of(DateTimeOffset.UnixEpoch.AddTicks((long)(number * seconds * TimeSpan.TicksPerSecond)), text);
        return true;
    }

    private bool TryDsmr(string text, out DeviceStamp stamp)
    {
        stamp = default;
        var isMarked = text is [.., 'S' or 'W'];
        if (!DateTime.TryParseExact(isMarked ? text[..^1] : text, "yyMMddHHmmss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            return false;
        }

        stamp = DeviceStamp.Local(local, Zone, isMarked ? text[^1] == 'S' : null, text);
        return true;
    }

    private bool TryZoned(string text, out DeviceStamp stamp)
    {
        stamp = default;
        var zoned = Patterns.Where(static pattern => pattern.Contains('z', StringComparison.Ordinal) || pattern.Contains('K', StringComparison.Ordinal)).ToArray();
        if (zoned.Length == 0 || !DateTimeOffset.TryParseExact(text, zoned, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant))
        {
            return false;
        }

        stamp = DeviceStamp.Of(instant, text);
        return true;
    }

    private bool TryLocal(string text, IEnumerable<string> patterns, out DeviceStamp stamp)
    {
        stamp = default;
        if (!DateTime.TryParseExact(text, [.. patterns], CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            return false;
        }

        stamp = DeviceStamp.Local(local, Zone, null, text);
        return true;
    }
}
