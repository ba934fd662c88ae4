using System.Globalization;
using EnergyQuota.Ingest.Decoding;
using EnergyQuota.Metering;

namespace EnergyQuota.Trials.Payloads;

/// <summary>A reading as a profile found it.</summary>
/// <param name="Meter">The meter's code.</param>
/// <param name="Quantity">What is measured.</param>
/// <param name="Value">The value as sent, scaled as the profile says.</param>
/// <param name="Unit">The unit, or <see langword="null"/>.</param>
/// <param name="IsGauge">Whether it is a momentary value.</param>
/// <param name="Time">The time, clock times taken as the site's; <see langword="null"/> where there is none.</param>
internal sealed record FoundReading(string Meter, string? Quantity, decimal Value, string? Unit, bool IsGauge, DateTimeOffset? Time)
{
    /// <summary>The zone of clock times that name none.</summary>
    public static readonly TimeZoneInfo Zone = SiteZone.Find(SiteZone.Default);

    /// <summary>Makes one.</summary>
    public static FoundReading Of(SentReading sent)
    {
        var fault = sent.Stamp.Resolve(Zone, out var time);
        return fault is null
            ? new FoundReading(sent.Meter, sent.Quantity, sent.Value, sent.Unit, sent.IsGauge, time)
            : throw new TrialException(fault);
    }

    /// <summary>The value in a unit, where it can be converted.</summary>
    public decimal? In(string? unit) =>
        MeasureUnits.TryParse(Unit, out var from) && MeasureUnits.TryParse(unit, out var to) && from.Base() == to.Base()
            ? Value * from.FactorToBase() / to.FactorToBase()
            : null;

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Meter} {Quantity} {Value} {Unit} {(IsGauge ? "gauge" : "register")} {Time:O}");
}
