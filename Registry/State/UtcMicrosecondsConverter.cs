using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace EnergyQuota.Registry.State;

/// <summary>Stores an instant as whole microseconds since 1970-01-01 UTC.</summary>
public sealed class UtcMicrosecondsConverter() : ValueConverter<DateTimeOffset, long>(
    instant => UtcMicroseconds.From(instant),
    micros => UtcMicroseconds.To(micros));
