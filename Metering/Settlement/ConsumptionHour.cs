namespace EnergyQuota.Metering.Settlement;

/// <summary>What a register consumed in one hour, and where the figure comes from. The hours of a day add up to the day.</summary>
/// <param name="From">First instant, inclusive, UTC; an hour of the register's zone.</param>
/// <param name="To">Last instant, exclusive, UTC; an hour later, or less where a clock change cuts the last hour of a day short.</param>
/// <param name="Amount">In register units, before the multiplier; bills included.</param>
/// <param name="Quantity">After the multiplier, in the base unit.</param>
/// <param name="Origin">Where the amount comes from.</param>
/// <param name="ReceiveTimed">It rests on a reading that has the receive time for its time.</param>
public sealed record ConsumptionHour(
    DateTimeOffset From, DateTimeOffset To, decimal Amount, decimal Quantity, HourOrigin Origin, bool ReceiveTimed);

/// <summary>Where the amount of an hour comes from. The numbers are stored and never reused.</summary>
public enum HourOrigin
{
    /// <summary>Nothing is known of the hour; its amount is 0 and says nothing.</summary>
    Missing = 0,

    /// <summary>Readings no further apart than the allowed gap.</summary>
    Measured = 1,

    /// <summary>An estimated span overlaps the hour.</summary>
    Estimated = 2,

    /// <summary>A bill only, or a reading taken by hand at one end.</summary>
    Manual = 3,
}
