using System.Globalization;

namespace EnergyQuota.Server.Queries;

/// <summary>Some days as an address names them. Pure.</summary>
/// <param name="From">First day, inclusive.</param>
/// <param name="To">Last day, exclusive; later than <paramref name="From"/>.</param>
internal readonly record struct DaySpan(DateOnly From, DateOnly To)
{
    private static readonly DateOnly Earliest = new(1990, 1, 1);

    /// <summary>How many days.</summary>
    public int Days => To.DayNumber - From.DayNumber;

    /// <summary>The last day, inclusive: what a person calls the end.</summary>
    public DateOnly Last => To.AddDays(-1);

    /// <summary>The days an address asks for; what cannot be read, lies in the future or is too long is brought to what can be shown.</summary>
    /// <param name="from">The first day as written, <c>2026-03-01</c>.</param>
    /// <param name="last">The last day as written, inclusive.</param>
    /// <param name="today">Today at the site.</param>
    /// <param name="usual">How many days are shown where the address says nothing, today the last of them; more than 0.</param>
    /// <param name="most">How many days at most; more than 0.</param>
    public static DaySpan Of(string? from, string? last, DateOnly today, int usual, int most)
    {
        var end = Clamp(Parse(last) ?? today, today);
        var start = Clamp(Parse(from) ?? end.AddDays(1 - usual), end);
        return new DaySpan(end.DayNumber - start.DayNumber >= most ? end.AddDays(1 - most) : start, end.AddDays(1));
    }

    private static DateOnly? Parse(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static DateOnly Clamp(DateOnly day, DateOnly latest) => day < Earliest ? Earliest : day > latest ? latest : day;
}
