using System.Diagnostics;

namespace EnergyQuota.Server.Demo;

/// <summary>How a load is spread over hours, week days, holidays and seasons: about 1 on the average of a year.</summary>
public static class LoadProfile
{
    private static readonly double[] CoolingByMonth = [0.8, 0.7, 0.35, 0.2, 0.6, 1.5, 2.3, 2.2, 1.2, 0.3, 0.5, 1.0];
    private static readonly double[] GasByMonth = [2.2, 1.9, 1.3, 0.6, 0.4, 0.35, 0.3, 0.3, 0.4, 0.6, 1.5, 2.1];
    private static readonly double[] WaterByMonth = [0.85, 0.75, 0.9, 1.0, 1.05, 1.15, 1.2, 1.2, 1.1, 1.0, 0.95, 0.85];

    /// <summary>The load of one hour against the average hour of the year.</summary>
    /// <param name="kind">Whose load it is.</param>
    /// <param name="use">What it is used for.</param>
    /// <param name="local">The hour's start on the site's clock.</param>
    public static double Weight(DemoKind kind, DemoUse use, DateTime local)
    {
        var present = Presence(kind, local);
        var month = local.Month - 1;
        return use switch
        {
            DemoUse.Lighting => 0.25 + (1.5 * present),
            DemoUse.Cooling => CoolingByMonth[month] * (0.2 + (1.6 * present)),
            DemoUse.Power => 0.6 + (0.8 * present),
            DemoUse.Water => WaterByMonth[month] * (0.1 + (1.8 * present)),
            DemoUse.Gas => GasByMonth[month] * (local.Hour is 6 or 7 or 10 or 11 or 16 or 17 ? 2.2 : 0.3 + (0.6 * present)),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>Whether nobody works: weekends and the fixed public holidays.</summary>
    /// <param name="local">A time on the site's clock.</param>
    public static bool IsDayOff(DateTime local) =>
        local.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday
        || (local.Month, local.Day) is (1, 1) or (5, >= 1 and <= 3) or (10, >= 1 and <= 7);

    private static double Presence(DemoKind kind, DateTime local)
    {
        var hour = local.Hour;
        return kind switch
        {
            DemoKind.Office => IsDayOff(local) ? 0.05 : hour switch
            {
                >= 9 and < 12 or >= 14 and < 17 => 1.25,
                8 or 12 or 13 or 17 => 0.9,
                7 or 18 or 19 => 0.4,
                _ => 0.06,
            },
            DemoKind.Hospital => (hour is >= 8 and < 17 ? 1.0 : hour is >= 17 and < 22 ? 0.6 : 0.35) * (IsDayOff(local) ? 0.75 : 1.0),
            DemoKind.University => Term(local) * (hour is >= 8 and < 12 or >= 14 and < 22 ? 0.95 : hour is 7 or 12 or 13 or 22 ? 0.7 : 0.25) * (IsDayOff(local) ? 0.8 : 1.0),
            _ => throw new UnreachableException(),
        };
    }

    private static double Term(DateTime local) => (local.Month, local.Day) switch
    {
        (1, >= 18) or (2, <= 20) => 0.3,
        (7, >= 12) or (8, <= 25) => 0.35,
        _ => 1.0,
    };
}
