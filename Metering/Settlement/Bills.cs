namespace EnergyQuota.Metering.Settlement;

/// <summary>Spreads amounts known for an interval only evenly over it, on the same grid as readings, so that the days add up to the bill.</summary>
internal static class Bills
{
    /// <summary>What bills say of a day: the amount in register units, and the hours they touch.</summary>
    public static (decimal Amount, ulong Hours) Of(RegisterFacts facts, SettledDay day)
    {
        var (amount, hours) = (0m, 0UL);
        foreach (var bill in facts.Intervals)
        {
            var (from, to) = (Later(bill.From, day.Start), Earlier(bill.To, day.End));
            if (from < to)
            {
                amount += Between(facts, bill, from, to);
                hours |= DayTally.HoursOf(day.Start, from, to);
            }
        }

        return (amount, hours);
    }

    /// <summary>What a bill books between two instants.</summary>
    public static decimal Between(RegisterFacts facts, IntervalAmount bill, DateTimeOffset from, DateTimeOffset to)
    {
        var span = new ConsumptionSpan(bill.From, bill.To, bill.Quantity, false, false);
        return span.UpTo(to, facts.AmountDecimals) - span.UpTo(from, facts.AmountDecimals);
    }

    /// <summary>The days of an interval on which any bill books something; ascending.</summary>
    /// <param name="facts">The register's facts.</param>
    /// <param name="from">First day, inclusive.</param>
    /// <param name="to">Last day, exclusive.</param>
    public static IReadOnlyCollection<DateOnly> DaysOf(RegisterFacts facts, DateOnly from, DateOnly to)
    {
        var days = new SortedSet<DateOnly>();
        foreach (var bill in facts.Intervals.Where(b => b.From < b.To))
        {
            var last = CalendarDays.DayOf(bill.To.AddTicks(-1), facts.Zone);
            for (var day = CalendarDays.DayOf(bill.From, facts.Zone); day <= last; day = day.AddDays(1))
            {
                if (day >= from && day < to && CalendarDays.HoursOf(day, facts.Zone) > 0)
                {
                    days.Add(day);
                }
            }
        }

        return days;
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
