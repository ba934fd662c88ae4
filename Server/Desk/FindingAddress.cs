using System.Globalization;
using EnergyQuota.Metering.Settlement;

namespace EnergyQuota.Server.Desk;

/// <summary>The address of the page of one disturbance.</summary>
internal static class FindingAddress
{
    /// <summary>The address of a finding.</summary>
    public static string Of(Finding finding) =>
        $"/desk/finding?meter={Uri.EscapeDataString(finding.Register.Meter)}&register={Uri.EscapeDataString(finding.Register.Name)}&kind={finding.Kind}&at={Of(finding.At)}";

    /// <summary>An instant in an address, to the microsecond.</summary>
    public static string Of(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    /// <summary>The instant that an address names, or <see langword="null"/>.</summary>
    public static DateTimeOffset? Instant(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) ? at : null;
}
