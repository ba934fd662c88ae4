namespace EnergyQuota.Metering.Settlement;

/// <summary>What is known so far of one day of a register. The masks have one bit for each hour of the day, the first lowest.</summary>
/// <param name="Amount">Booked so far, in register units.</param>
/// <param name="Multiplied">The same after the multiplier.</param>
/// <param name="Touched">Hours that any span overlaps.</param>
/// <param name="Estimated">Hours that an estimated span overlaps.</param>
/// <param name="ReceiveTimed">Hours that a span with a receive-timed end overlaps.</param>
/// <param name="Manual">Hours that a span with an end read by hand overlaps.</param>
internal readonly record struct DayTally(
    decimal Amount, decimal Multiplied, ulong Touched, ulong Estimated, ulong ReceiveTimed, ulong Manual = 0)
{
    /// <summary>Adds a part of a span.</summary>
    public DayTally Plus(decimal amount, decimal multiplied, ulong hours, in ConsumptionSpan span) => new(
        Amount + amount,
        Multiplied + multiplied,
        Touched | hours,
        span.Estimated ? Estimated | hours : Estimated,
        span.ReceiveTimed ? ReceiveTimed | hours : ReceiveTimed,
        span.Manual ? Manual | hours : Manual);

    /// <summary>The hours of a day that an interval overlaps.</summary>
    /// <param name="dayStart">The first instant of the day.</param>
    /// <param name="from">First instant of the interval, within the day.</param>
    /// <param name="to">End of the interval, exclusive, later than <paramref name="from"/>.</param>
    public static ulong HoursOf(DateTimeOffset dayStart, DateTimeOffset from, DateTimeOffset to)
    {
        // 63 is beyond any day there has been; longer ones would share the last bit.
        var first = (int)Math.Min(63, (from - dayStart).Ticks / TimeSpan.TicksPerHour);
        var last = (int)Math.Min(63, ((to - dayStart).Ticks - 1) / TimeSpan.TicksPerHour);
        return (ulong.MaxValue >> (63 - last)) & (ulong.MaxValue << first);
    }
}
