using System.Globalization;
using EnergyQuota.Metering;

namespace EnergyQuota.Reports.Periods;

/// <summary>The days that a report is about: a calendar month, quarter or year of the site's zone.</summary>
public readonly record struct ReportPeriod
{
    private const int MonthsOfYear = 12;

    /// <summary>Names a period.</summary>
    /// <param name="kind">How long it is.</param>
    /// <param name="year">The calendar year, 2000 to 2199.</param>
    /// <param name="number">The month, 1 to 12, or the quarter, 1 to 4; of a year: 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">Year or number is outside its bounds.</exception>
    public ReportPeriod(PeriodKind kind, int year, int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, 2000);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, 2199);
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, MonthsOfYear / MonthsOf(kind));
        (Kind, Year, Number) = (kind, year, number);
    }

    /// <summary>How long it is.</summary>
    public PeriodKind Kind { get; }

    /// <summary>The calendar year.</summary>
    public int Year { get; }

    /// <summary>The month, 1 to 12, or the quarter, 1 to 4; of a year: 1.</summary>
    public int Number { get; }

    /// <summary>How many months it has.</summary>
    public int Months => MonthsOf(Kind);

    /// <summary>Its first month.</summary>
    public Month FirstMonth => new(Year, ((Number - 1) * Months) + 1);

    /// <summary>Its last month.</summary>
    public Month LastMonth => new(Year, Number * Months);

    /// <summary>First day, inclusive.</summary>
    public DateOnly From => FirstMonth.FirstDay;

    /// <summary>Last day, exclusive.</summary>
    public DateOnly To => LastMonth.Next.FirstDay;

    /// <summary>The period before it (环比).</summary>
    public ReportPeriod Previous => Number > 1 ? new(Kind, Year, Number - 1) : new(Kind, Year - 1, MonthsOfYear / Months);

    /// <summary>The same period of the year before (同比).</summary>
    public ReportPeriod YearBefore => new(Kind, Year - 1, Number);

    /// <summary>The period of a kind in which a day lies.</summary>
    /// <param name="kind">How long it is.</param>
    /// <param name="day">The day.</param>
    public static ReportPeriod Of(PeriodKind kind, DateOnly day) => new(kind, day.Year, ((day.Month - 1) / MonthsOf(kind)) + 1);

    /// <summary>A month as a period.</summary>
    /// <param name="month">The month.</param>
    public static ReportPeriod Of(Month month) => new(PeriodKind.Month, month.Year, month.Number);

    /// <summary>Reads a period written as 2026-03, 2026-Q1 or 2026.</summary>
    /// <param name="text">The text.</param>
    /// <param name="period">The period, where the answer is yes.</param>
    /// <returns>Whether it is one.</returns>
    public static bool TryParse(string? text, out ReportPeriod period)
    {
        period = default;
        var (kind, number) = text switch
        {
            { Length: 4 } => (PeriodKind.Year, "1"),
            { Length: 7 } when text[4..6] == "-Q" => (PeriodKind.Quarter, text[6..]),
            { Length: 7 } when text[4] == '-' => (PeriodKind.Month, text[5..]),
            _ => (default, ""),
        };
        if (number.Length == 0 || !int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var part)
            || year is < 2000 or > 2199 || part < 1 || part > MonthsOfYear / MonthsOf(kind))
        {
            return false;
        }

        period = new ReportPeriod(kind, year, part);
        return true;
    }

    /// <summary>As in 2026-03, 2026-Q1 or 2026; <see cref="TryParse"/> reads it again.</summary>
    public override string ToString() => Kind switch
    {
        PeriodKind.Month => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Number:00}"),
        PeriodKind.Quarter => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-Q{Number}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}"),
    };

    private static int MonthsOf(PeriodKind kind) => kind switch
    {
        PeriodKind.Month => 1,
        PeriodKind.Quarter => 3,
        _ => MonthsOfYear,
    };
}
