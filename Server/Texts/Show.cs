using System.Globalization;
using EnergyQuota.Metering;

namespace EnergyQuota.Server.Texts;

/// <summary>Numbers and times as the pages print them; what is not known is a dash, never a nought.</summary>
internal static class Show
{
    /// <summary>An amount: no decimals from a thousand on, otherwise two; halves away from zero.</summary>
    public static string Amount(decimal? amount) => amount is not { } known
        ? Text.Unknown
        : decimal.Round(known, Math.Abs(known) >= 1_000m ? 0 : 2, MidpointRounding.AwayFromZero).ToString(Math.Abs(known) >= 1_000m ? "N0" : "N2", CultureInfo.CurrentCulture);

    /// <summary>An amount with two decimals whatever its size, for columns that are added and subtracted.</summary>
    public static string Exact(decimal amount) => decimal.Round(amount, 2, MidpointRounding.AwayFromZero).ToString("N2", CultureInfo.CurrentCulture);

    /// <summary>A difference with its sign and two decimals.</summary>
    public static string Signed(decimal difference) =>
        decimal.Round(difference, 2, MidpointRounding.AwayFromZero).ToString("+#,0.00;−#,0.00;0.00", CultureInfo.CurrentCulture);

    /// <summary>A figure as it was entered.</summary>
    public static string Figure(decimal value) => value.ToString("#,0.######", CultureInfo.CurrentCulture);

    /// <summary>A register's position with all its digits.</summary>
    public static string Position(decimal value) => value.ToString("#,0.00####", CultureInfo.CurrentCulture);

    /// <summary>A share as percent with one decimal.</summary>
    public static string Percent(decimal? share) => share is not { } known
        ? Text.Unknown
        : decimal.Round(known * 100m, 1, MidpointRounding.AwayFromZero).ToString("N1", CultureInfo.CurrentCulture) + " %";

    /// <summary>Percent that are known in whole steps only.</summary>
    public static string Whole(int percent) => percent.ToString(CultureInfo.CurrentCulture) + " %";

    /// <summary>A change against an earlier amount, with its sign.</summary>
    public static string Change(decimal now, decimal before) => before == 0m
        ? Text.Unknown
        : decimal.Round((now - before) / before * 100m, 1, MidpointRounding.AwayFromZero).ToString("+0.0;−0.0;0.0", CultureInfo.CurrentCulture) + " %";

    /// <summary>A unit as printed: m³ rather than m3.</summary>
    public static string Unit(MeasureUnit unit) => unit == MeasureUnit.CubicMetre ? "m³" : unit.Symbol();

    /// <summary>A unit of an indicator as printed: kWh/(m²·a) rather than kWh/(m2·a).</summary>
    public static string Unit(string unit) =>
        unit.Replace("m2", "m²", StringComparison.Ordinal).Replace("m3", "m³", StringComparison.Ordinal);

    /// <summary>From when to when something holds; the last day stands for the first on which it no longer does.</summary>
    public static string Span(DateOnly from, DateOnly? to) => to is { } end ? $"{Day(from)} – {Day(end.AddDays(-1))}" : Text.Since(Day(from));

    /// <summary>A time to the minute.</summary>
    public static string Minute(DateTimeOffset local) => local.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>A time to the second; finer where it does not lie on one.</summary>
    public static string Second(DateTimeOffset local) =>
        local.ToString(local.Ticks % TimeSpan.TicksPerSecond == 0 ? "yyyy-MM-dd HH:mm:ss" : "yyyy-MM-dd HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture);

    /// <summary>A day.</summary>
    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A count with separators.</summary>
    public static string Count(long count) => count.ToString("N0", CultureInfo.CurrentCulture);
}
