namespace EnergyQuota.Quotas.Standards;

/// <summary>Over which time an indicator is judged.</summary>
public enum IndicatorPeriod
{
    /// <summary>From 1 January to 31 December (DB37/T 2671-2019, 3.2).</summary>
    CalendarYear = 1,

    /// <summary>One heating season (一个供暖季), which crosses the turn of the year; named by the year in which it ends.</summary>
    HeatingSeason = 2,
}
