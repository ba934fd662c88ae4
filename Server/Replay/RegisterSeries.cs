namespace EnergyQuota.Server.Replay;

/// <summary>Turns hourly amounts into the positions of a register. Pure and exact.</summary>
/// <remarks>
/// Each present hour gives a position at its start, its middle and its end; hours that follow each other share one.
/// A missing hour gives none and moves nothing, so that the register's difference is the sum of the present hours.
/// </remarks>
public static class RegisterSeries
{
    /// <summary>The positions in the order of time.</summary>
    /// <param name="hours">The hours, each later than the one before.</param>
    /// <param name="start">What the register shows at the first instant, kWh.</param>
    public static IEnumerable<RegisterPosition> Of(IEnumerable<BuildingHour> hours, decimal start = 0m)
    {
        ArgumentNullException.ThrowIfNull(hours);
        var position = start;
        DateTimeOffset? last = null;
        foreach (var hour in hours)
        {
            if (hour.KilowattHours is not { } amount)
            {
                continue;
            }

            if (last != hour.Start)
            {
                yield return new RegisterPosition(hour.Start, position);
            }

            // Rounded to what is kept; the position at the end is exact again.
            yield return new RegisterPosition(hour.Start.AddMinutes(30), Metering.ReadingLimits.Round(position + (amount / 2m)));
            position += amount;
            last = hour.Start.AddHours(1);
            yield return new RegisterPosition(last.Value, position);
        }
    }
}

/// <summary>What a register shows at an instant.</summary>
/// <param name="At">The instant, UTC.</param>
/// <param name="KilowattHours">The position, kWh.</param>
public readonly record struct RegisterPosition(DateTimeOffset At, decimal KilowattHours);
