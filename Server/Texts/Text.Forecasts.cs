using EnergyQuota.Quotas.Forecasting;

namespace EnergyQuota.Server.Texts;

/// <content>Words about forecasts.</content>
internal static partial class Text
{
    public static string Forecast => In("年度预测（不是评定结论）", "Forecast of the year (not a verdict)");
    public static string ForecastWording => In(ForecastRule.WordingZh, ForecastRule.WordingEn);
    public static string Expected => In("预计全年", "Expected");
    public static string Tier => In("档次", "Tier");
    public static string ChanceAbove => In("超过的可能性", "Chance to exceed");
    public static string WouldCross => In("预计超过日", "Would be exceeded on");
    public static string DailyBudget => In("不超过的日均用量", "Daily budget to stay within");
    public static string Exceeded => In("已超过", "exceeded");
    public static string NotThisYear => In("本年度内不会", "not this year");
    public static string CumulativeAxis => In("年初至该日累计", "Since the year's beginning, up to the day");

    public static string Range(string low, string high) => In($"80 % 区间 {low} – {high}", $"80 % range {low} – {high}");

    public static string CannotForecast(string reasons) => In($"无法预测：{reasons}", $"Cannot forecast: {reasons}");

    public static string Earliest(string day) => In($"最早 {day}", $"{day} at the earliest");

    public static string UsedPerDay(string amount) => In($"今年以来日均 {amount}。", $"Used a day so far: {amount}.");

    public static string PerDay(string amount, string unit) => In($"{amount} {unit}/日", $"{amount} {unit} a day");

    /// <summary>What a forecast was taken from.</summary>
    public static string BasisOf(ForecastBasis basis, int pastYears) => basis switch
    {
        ForecastBasis.OwnYears => In($"依据本机构过去 {pastYears} 个年度。", $"Taken from {(pastYears == 1 ? "the institution's own past year" : $"{pastYears} past years of its own")}."),
        ForecastBasis.ClassShape => In("本机构没有完整的历史年度，依据同类机构的月度形态。", "It has no whole past year: taken from the monthly shape of its class."),
        ForecastBasis.EvenDays => In("本机构没有完整的历史年度，也没有同类形态，按日均推算。", "It has no whole past year, nor has its class a shape: taken evenly by days."),
        _ => basis.ToString(),
    };

    /// <summary>How far such forecasts were off.</summary>
    public static string ErrorOf(string share, bool own, int series) => own
        ? In($"此类预测在一年中的这个时候，半数误差不超过 ±{share}（本系统内 {series} 个机构年度回测）。", $"Half of such forecasts at this time of the year are within ±{share} (back-test on {series} years of institutions here).")
        : In($"此类预测在一年中的这个时候，半数误差不超过 ±{share}（随程序提供的 {series} 个真实建筑序列回测）。", $"Half of such forecasts at this time of the year are within ±{share} (back-test on {series} real series that comes with the program).");

    public static string Of(ForecastTier tier) => tier switch
    {
        ForecastTier.Leading => Leading,
        ForecastTier.Baseline => Baseline,
        ForecastTier.Constraint => Constraint,
        _ => tier.ToString(),
    };

    /// <summary>A chance in steps of 5 %: a forecast knows no more.</summary>
    public static string Chance(decimal chance) => chance switch
    {
        >= 1m => Exceeded,
        > 0.95m => "> 95 %",
        0m => "0 %",
        < 0.05m => "< 5 %",
        _ => In("约 ", "about ") + (decimal.Round(chance * 20m, 0, MidpointRounding.AwayFromZero) * 5m).ToString("0", System.Globalization.CultureInfo.InvariantCulture) + " %",
    };
}
