using EnergyQuota.Reports;
using EnergyQuota.Reports.Monthly;

namespace EnergyQuota.Tests.Reports;

/// <summary>A hospital's October as an officer would see it: invented figures of a likely size.</summary>
public static class SampleReport
{
    private static readonly BilingualText Electricity = new("电", "Electricity");
    private static readonly BilingualText Gas = new("天然气", "Natural gas");
    private static readonly BilingualText Water = new("水", "Water");
    private static readonly BilingualText Heat = new("外购热力", "Heat");

    public static MonthlyReport Hospital { get; } = Make();

    /// <summary>A month of which nothing is known, of an institution with a name as long as they come.</summary>
    public static MonthlyReport Nothing { get; } = Hospital with
    {
        Institution = Hospital.Institution with
        {
            Name = new BilingualText(
                "杭州市临平区塘栖镇社区卫生服务中心（杭州市临平区第五人民医院、浙江省中西医结合康复医疗联合体塘栖分中心及其丁山河、三星、宏畔服务站）",
                "Tangqi Town Community Health Service Centre of Linping District, Hangzhou (Fifth People's Hospital of Linping District), with its stations"),
        },
        Closed = false,
        Consumption = [ConsumptionLine.Of(Electricity, "kWh", 2, null, null, null, 0m, null, null)],
        Conversion = [],
        TotalStandardCoalKgce = null,
        TotalCarbonKg = null,
        TotalCompletenessPercent = null,
        Edition = null,
        LastMonth = new(null, null, null),
        SameMonthLastYear = new(null, null, null),
        Standings = [],
        Quality = [],
        Findings = [],
        Daily = [new DailySeries(Electricity, "kWh", 2, [.. Days((_, date) => new DailyAmount(date, null, 0m, DayOrigin.Missing))])],
        RunningTotals = [],
    };

    private static MonthlyReport Make()
    {
        ConversionLine[] conversion =
        [
            new(Electricity, 812_436.75m, 2, "kWh", 0.1229m, 99_848m, 0.4974m, 404_106m),
            new(Gas, 41_208.4m, 1, "m³", 1.2143m, 50_039m, 2.1622m, 89_101m),
            new(Heat, 186.32m, 2, "GJ", 34.12m, 6_357m, 110m, 20_495m),
        ];
        return new MonthlyReport
        {
            Institution = new("330102-H017", new("杭州市第七示范医院", "Hangzhou Seventh Demonstration Hospital"), new("医疗卫生机构（三级综合医院）", "Hospital, level 3"), new("浙江省杭州市上城区", "Shangcheng, Hangzhou, Zhejiang")),
            Year = 2026,
            Month = 10,
            IssuedOn = new DateOnly(2026, 11, 5),
            Issuer = new("杭州市上城区机关事务服务中心", "Government Offices Administration of Shangcheng, Hangzhou"),
            Closed = true,
            Edition = new(2, "10 月 21 日水表数据补传"),
            Coefficients = new(
                new("DEMO-2026", new("演示系数集（GB/T 2589-2020 当量值）", "demonstration set (GB/T 2589-2020 calorific)")),
                new("CO2-2023", new("浙江 2023 年电网因子", "Zhejiang grid factor of 2023"))),
            LastMonth = new(161_020m, 512_337m, 100m),
            SameMonthLastYear = new(150_311m, 470_006m, 91.4m),
            Consumption =
            [
                ConsumptionLine.Of(Electricity, "kWh", 2, 812_436.75m, 905_310.2m, 798_004.125m, 0.9957m, 0.0041m, 0m, 1m, 0.914m),
                ConsumptionLine.Of(Gas, "m³", 1, 41_208.4m, 38_870.06m, 43_952m, 1m, 0m, 0m),
                ConsumptionLine.Of(Heat, "GJ", 2, 186.32m, 150.4m, null, 0m, 0m, 1m),
                ConsumptionLine.Of(Water, "m³", 0, 23_417m, 24_806m, 22_951m, 0.9312m, 0.0655m, 0m),
            ],
            Adjustments =
            [
                new(Electricity, "kWh", 2, 812_436.75m, 3_105.5m, -214.25m, 815_328m),
                new(Water, "m³", 0, 23_417m, null, null, 23_561m),
            ],
            Conversion = conversion,
            TotalStandardCoalKgce = conversion.Sum(line => line.StandardCoalKgce),
            TotalCarbonKg = conversion.Sum(line => line.CarbonKg),
            TotalCompletenessPercent = 99.6m,
            Standings =
            [
                Position(new("单位建筑面积综合能耗", "Energy per floor area"), "kgce/(m²·a)", 11.42m, 83.5m, 13.68m, 20.0m, 12.9m, 7.5m, Standing.WithinConstraint, "DEMO-2026"),
                Position(new("人均综合能耗", "Energy per person"), "kgce/(p·a)", 312.06m, 83.5m, 373.72m, 350.0m, 248.0m, 160.0m, Standing.OverConstraint, "DEMO-2026"),
                Position(new("床均用水量", "Water per bed"), "m³/(bed·a)", 141.70m, 83.3m, 170.11m, 200.0m, null, 150.0m, Standing.WithinBaseline, ""),
            ],
            Quality = [new(Electricity, 4, 2_976, 2_963, 13, 0, 0), new(Gas, 1, 744, 744, 0, 0, 0), new(Heat, 1, 744, 0, 0, 744, 0), new(Water, 2, 1_488, 1_386, 90, 0, 12)],
            Findings =
            [
                new(new("表底突变", "Register jump"), new DateOnly(2026, 10, 12), "E-330102-0171-03", 65_000.00m, 2, "kWh", new("3 号变压器进线表底于 14:15 突增 65,000 kWh，超出额定最大值，暂不入账，待能源管理员核定。", "The register of transformer 3 rose by 65,000 kWh at 14:15, more than its rated maximum allows; not booked until an officer decides.")),
                new(new("数据中断", "Gap"), new DateOnly(2026, 10, 21), "W-330102-0171-01", null, 0, "", new("水表通信中断 90 小时，按前后表底线性估算。", "No readings of the water meter for 90 hours; estimated between the registers before and after.")),
                new(new("倒转", "Register fall"), new DateOnly(2026, 10, 27), "W-330102-0171-02", -1_204m, 0, "m³", new("表底下降后持续低位，疑为换表未登记。", "The register fell and stayed low; probably a replacement that was not entered.")),
            ],
            Daily =
            [
                new DailySeries(Electricity, "kWh", 2, [.. Days(ElectricityOn)]),
                new DailySeries(Water, "m³", 0, [.. Days(WaterOn)]),
            ],
            RunningTotals = [new(new("单位建筑面积综合能耗", "Energy per floor area"), "kgce/m²", 2, [.. Enumerable.Range(1, 12).Select(Running)])],
        };
    }

    private static QuotaStanding Position(
        BilingualText indicator, string unit, decimal soFar, decimal split, decimal forecast, decimal constraint, decimal? baseline, decimal leading, Standing standing, string set) => new()
        {
            Indicator = indicator,
            Unit = unit,
            Decimals = 2,
            TierDecimals = 1,
            UsedPercent = ReportRounding.Change(soFar, constraint) + 100m,
            SplitSet = set.Length > 0,
            Source = new("演示定额（山东结构）表 2，三级综合医院行，按机构级别选取", "demonstration standard, table 2, row level 3 hospital, chosen by the level"),
            CoefficientSet = set,
            YearToDate = soFar,
            SplitPercent = split,
            Forecast = forecast,
            Constraint = constraint,
            Baseline = baseline,
            Leading = leading,
            CompletenessPercent = 99.2m,
            Standing = standing,
        };

    private static IEnumerable<DailyAmount> Days(Func<int, DateOnly, DailyAmount> make) =>
        Enumerable.Range(1, 31).Select(day => make(day, new DateOnly(2026, 10, day)));

    private static DailyAmount ElectricityOn(int day, DateOnly date) => new(
        date,
        ReportRounding.Amount(26_200m + (day * 37.115m % 11 * 190) - (date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 3_900 : 0), 2),
        day == 12 ? 86.5m : 100m,
        day == 12 ? DayOrigin.Estimated : DayOrigin.Measured);

    private static DailyAmount WaterOn(int day, DateOnly date) => day == 25
        ? new(date, null, 0m, DayOrigin.Missing)
        : new(date, 740m + (day * 53 % 90), day is >= 21 and <= 24 ? 0m : 100m, day is >= 21 and <= 24 ? DayOrigin.Estimated : DayOrigin.Measured);

    private static RunningPoint Running(int month)
    {
        decimal[] split = [11, 21, 29, 35, 41, 49.5m, 60, 70.5m, 78, 83.5m, 90, 100];
        decimal[] actual = [1.62m, 3.05m, 4.11m, 4.86m, 5.60m, 6.71m, 8.20m, 9.74m, 10.66m, 11.42m];
        var share = split[month - 1] / 100;
        return new(2026, month, month <= actual.Length ? actual[month - 1] : null, ReportRounding.Amount(20 * share, 2), ReportRounding.Amount(12.9m * share, 2), ReportRounding.Amount(7.5m * share, 2));
    }
}
