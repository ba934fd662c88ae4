using System.Globalization;

namespace EnergyQuota.Ingest.Decoding;

/// <summary>A device's time as sent: an instant, a clock time whose zone is the profile's or the meter's, or none.</summary>
public readonly record struct DeviceStamp
{
    private readonly DateTimeOffset? _instant;
    private readonly DateTime? _local;
    private readonly TimeZoneInfo? _zone;
    private readonly bool? _isSummer;
    private readonly string? _text;

    private DeviceStamp(DateTimeOffset? instant, DateTime? local, TimeZoneInfo? zone, bool? isSummer, string? text) =>
        (_instant, _local, _zone, _isSummer, _text) = (instant, local, zone, isSummer, text);

    /// <summary>The time as written; <see langword="null"/> where there is none.</summary>
    public string? Text => _text ?? _instant?.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture);

    /// <summary>An instant.</summary>
    /// <param name="instant">The instant.</param>
    /// <param name="text">As written; <see langword="null"/>: RFC 3339 will do.</param>
    public static DeviceStamp Of(DateTimeOffset instant, string? text = null) => new(instant, null, null, null, text);

    /// <summary>A clock time.</summary>
    /// <param name="local">Date and time on the clock.</param>
    /// <param name="zone">The clock's zone; <see langword="null"/>: the meter's.</param>
    /// <param name="isSummer">Whether the clock says that it shows summer time; <see langword="null"/>: it does not say.</param>
    /// <param name="text">As written.</param>
    public static DeviceStamp Local(DateTime local, TimeZoneInfo? zone, bool? isSummer, string text) =>
        new(null, DateTime.SpecifyKind(local, DateTimeKind.Unspecified), zone, isSummer, text);

    /// <summary>The same, back to the full hour.</summary>
    public DeviceStamp ToFullHour() =>
        _instant is { } instant ? new(instant.AddTicks(-(instant.UtcTicks % TimeSpan.TicksPerHour)), null, null, null, _text)
        : _local is { } local ? new(null, local.AddTicks(-(local.Ticks % TimeSpan.TicksPerHour)), _zone, _isSummer, _text)
        : this;

    /// <summary>Makes an instant of it.</summary>
    /// <param name="meterZone">The zone of the meter's clock.</param>
    /// <param name="instant">The instant; <see langword="null"/> where no time was sent.</param>
    /// <returns>Why no instant can be told, or <see langword="null"/>.</returns>
    public string? Resolve(TimeZoneInfo meterZone, out DateTimeOffset? instant)
    {
        instant = _instant;
        if (_local is not { } local)
        {
            return null;
        }

        var zone = _zone ?? meterZone;
        if (zone.IsInvalidTime(local))
        {
            return $"'{Text}' does not exist in {zone.Id}: clocks went forward.";
        }

        if (!zone.IsAmbiguousTime(local))
        {
            instant = At(local, zone.GetUtcOffset(local));
            return null;
        }

        if (_isSummer is not { } isSummer)
        {
            return $"'{Text}' exists twice in {zone.Id}, and it does not say which one it is.";
        }

        var offsets = zone.GetAmbiguousTimeOffsets(local);
        instant = At(local, isSummer ? offsets.Max() : offsets.Min());
        return null;
    }

    // Near the ends of the calendar an offset leads out of it; such a clock is wrong in any zone.
    private static DateTimeOffset At(DateTime local, TimeSpan offset) =>
        local.Year is > 1 and < 9999 ? new DateTimeOffset(local, offset) : new DateTimeOffset(local, TimeSpan.Zero);
}
