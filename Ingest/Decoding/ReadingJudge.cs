using EnergyQuota.Metering;
using EnergyQuota.Metering.Settlement;
using EnergyQuota.Registry.Meters;

namespace EnergyQuota.Ingest.Decoding;

/// <summary>Compares what was sent with the registry: the last step before a reading, for every format alike.</summary>
/// <param name="institution">The institution that the topic names; <see langword="null"/> where it names none.</param>
/// <param name="receivedAt">When the message reached us.</param>
/// <param name="find">Finds a registered meter by its code, or gives <see langword="null"/>.</param>
/// <param name="options">What is accepted.</param>
internal sealed class ReadingJudge(string? institution, DateTimeOffset receivedAt, MeterFinder find, DecodingOptions options)
{
    /// <summary>Makes a reading of it.</summary>
    /// <param name="sent">What was sent.</param>
    /// <param name="reading">The reading, where the result is <see langword="null"/>.</param>
    /// <returns>Why it is none, or <see langword="null"/>.</returns>
    public Rejection? Judge(in SentReading sent, out Reading reading)
    {
        reading = default;
        DateTimeOffset? deviceTime = null;
        var (index, bytes) = (sent.ItemIndex, sent.Bytes);
        Rejection No(RejectReason reason, string detail) => Rejection.Of(reason, detail, index, bytes, deviceTime);

        if ((sent.Known ?? find(sent.Meter)) is not { } meter)
        {
            // The zone of its clock is not known yet, but an instant is one in any zone.
            _ = sent.Stamp.Resolve(TimeZoneInfo.Utc, out deviceTime);
            return No(RejectReason.UnknownMeter, $"Meter {sent.Meter} is not registered.") with { Meter = sent.Meter };
        }

        if (institution is not null && meter.InstitutionCode != institution)
        {
            return No(RejectReason.WrongInstitution, $"Meter {meter.Code} does not belong to {institution}.");
        }

        if (meter.Register(sent.Register) is not { } register)
        {
            return No(RejectReason.UnknownRegister, $"Meter {meter.Code} has no register {sent.Register}.");
        }

        if (sent.Stamp.Resolve(meter.Zone, out deviceTime) is { } unreadable)
        {
            return No(RejectReason.ImpossibleTime, unreadable);
        }

        var unit = register.Unit;
        if (sent.Unit is { } symbol && (!MeasureUnits.TryParse(symbol, out unit) || unit.Base() != register.Unit.Base()))
        {
            return No(RejectReason.WrongUnit, $"'{symbol}' cannot be converted to {register.Unit.Symbol()}.");
        }

        if (!ValueText.TryFit(sent.Value, unit, register.Unit, out var fitted))
        {
            return No(RejectReason.ImpossibleValue, $"{sent.Value} is more than a register can show.");
        }

        var placed = ClockRule.Place(deviceTime, receivedAt, meter.Clock);
        if (options.OldestReading > TimeSpan.Zero && receivedAt - placed.Time > options.OldestReading)
        {
            return No(RejectReason.ImpossibleTime, $"{sent.Stamp.Text} is more than {options.OldestReading.Days} days old.");
        }

        reading = new Reading(register.Id, placed.Time, fitted, ReadingLimits.Truncate(receivedAt), placed.Basis, placed.DeviceTime);
        return null;
    }
}
