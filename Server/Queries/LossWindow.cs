using System.Globalization;
using EnergyQuota.Ingest.Accounting;
using EnergyQuota.Server.Texts;

namespace EnergyQuota.Server.Queries;

/// <summary>The hours that a question to the loss accounting is about: a day at the site, or a week that ends with it.</summary>
/// <param name="Day">The last day.</param>
/// <param name="Days">1 or 7.</param>
/// <param name="FromHour">The first <see cref="HourNumber"/>.</param>
/// <param name="Hours">How many hours.</param>
internal sealed record LossWindow(DateOnly Day, int Days, int FromHour, int Hours)
{
    /// <summary>The days of the longer of the two.</summary>
    public const int Week = 7;

    // Days that every calendar and zone here can hold.
    private static readonly DateOnly First = new(2000, 1, 1);
    private static readonly DateOnly Last = new(2999, 12, 31);

    /// <summary>Reads what an address says; where it says nothing that can be read: today.</summary>
    /// <param name="clock">The site's clock.</param>
    /// <param name="day">The last day as yyyy-MM-dd.</param>
    /// <param name="days">7 for a week; all else is one day.</param>
    public static LossWindow Of(SiteClock clock, string? day, string? days)
    {
        var last = DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var said) && said >= First && said <= Last
            ? said
            : clock.Today;
        var count = days == "7" ? Week : 1;
        var from = HourNumber.Of(clock.StartOf(last.AddDays(1 - count)));
        return new LossWindow(last, count, from, HourNumber.Of(clock.StartOf(last.AddDays(1)).AddTicks(-1)) + 1 - from);
    }

    /// <summary>The columns of a heat map: the hours of a day, the days of a week; each with the places of its hours.</summary>
    /// <param name="clock">The site's clock.</param>
    public IReadOnlyList<(string Label, IReadOnlyList<int> Hours)> Columns(SiteClock clock) =>
        [.. Enumerable.Range(0, Hours)
            .GroupBy(index => Days == 1 ? LabelOf(clock, index) : Show.Day(DateOnly.FromDateTime(Local(clock, index).DateTime))[5..])
            .Select(group => (group.Key, (IReadOnlyList<int>)[.. group]))];

    /// <summary>The hour of a place as the site's people say it.</summary>
    public string LabelOf(SiteClock clock, int index) => Local(clock, index).ToString("HH", CultureInfo.InvariantCulture);

    /// <summary>The beginning of a place's hour at the site.</summary>
    public DateTimeOffset Local(SiteClock clock, int index) => clock.Local(HourNumber.StartOf(FromHour + index));
}
