using System.Globalization;

namespace EnergyQuota.Metering;

/// <summary>A calendar month of a zone. Months tile: each instant lies in exactly one.</summary>
public readonly record struct Month : IComparable<Month>
{
    /// <summary>Names a month.</summary>
    /// <param name="year">The year, 2 to 9998.</param>
    /// <param name="number">The month of the year, 1 to 12.</param>
    /// <exception cref="ArgumentOutOfRangeException">Year or month is outside its bounds.</exception>
    public Month(int year, int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, 9998);
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, 12);
        (Year, Number) = (year, number);
    }

    /// <summary>The calendar year.</summary>
    public int Year { get; }

    /// <summary>The month of the year, 1 to 12.</summary>
    public int Number { get; }

    /// <summary>Its first day.</summary>
    public DateOnly FirstDay => new(Year, Number, 1);

    /// <summary>The month after this one.</summary>
    public Month Next => Number == 12 ? new(Year + 1, 1) : new(Year, Number + 1);

    /// <summary>The month before this one.</summary>
    public Month Previous => Number == 1 ? new(Year - 1, 12) : new(Year, Number - 1);

    /// <summary>The month in which an instant lies.</summary>
    /// <param name="instant">Any instant.</param>
    /// <param name="zone">The zone whose calendar counts.</param>
    public static Month Of(DateTimeOffset instant, TimeZoneInfo zone) => Of(CalendarDays.DayOf(instant, zone));

    /// <summary>The month of a day.</summary>
    /// <param name="day">The day.</param>
    public static Month Of(DateOnly day) => new(day.Year, day.Month);

    /// <summary>The first instant of this month, in UTC.</summary>
    /// <param name="zone">The zone whose calendar counts.</param>
    public DateTimeOffset StartIn(TimeZoneInfo zone) => CalendarDays.StartOf(FirstDay, zone);

    /// <summary>The first instant after this month, in UTC.</summary>
    /// <param name="zone">The zone whose calendar counts.</param>
    public DateTimeOffset EndIn(TimeZoneInfo zone) => Next.StartIn(zone);

    /// <summary>Orders by time.</summary>
    /// <param name="other">The month to compare with.</param>
    public int CompareTo(Month other) => ((Year * 12) + Number).CompareTo((other.Year * 12) + other.Number);

    /// <summary>Year and month, as in 2026-03.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Number:00}");

    /// <summary>Whether <paramref name="left"/> is earlier.</summary>
    public static bool operator <(Month left, Month right) => left.CompareTo(right) < 0;

    /// <summary>Whether <paramref name="left"/> is earlier or the same.</summary>
    public static bool operator <=(Month left, Month right) => left.CompareTo(right) <= 0;

    /// <summary>Whether <paramref name="left"/> is later.</summary>
    public static bool operator >(Month left, Month right) => left.CompareTo(right) > 0;

    /// <summary>Whether <paramref name="left"/> is later or the same.</summary>
    public static bool operator >=(Month left, Month right) => left.CompareTo(right) >= 0;
}
