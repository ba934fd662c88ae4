using EnergyQuota.Metering;
using EnergyQuota.Metering.Settlement;
using EnergyQuota.Quotas.Consumption;
using EnergyQuota.Quotas.Progress;
using EnergyQuota.Reports;
using EnergyQuota.Reports.Monthly;
using EnergyQuota.Server.Queries;
using EnergyQuota.Server.Texts;
using ReportStanding = EnergyQuota.Reports.Monthly.Standing;

namespace EnergyQuota.Server.Reporting;

/// <summary>Makes the lines of a report, rounding each figure once. Pure.</summary>
internal static class ReportLines
{
    private const int FactorDecimals = 5;
    private const int StandingDecimals = 2;

    /// <summary>The consumption of one energy type.</summary>
    public static ConsumptionLine Consumption(ConsumptionTotal now, ConsumptionTotal? before, ConsumptionTotal? yearBefore) => ConsumptionLine.Of(
        BothLanguages.Of(() => Text.Of(now.EnergyType)),
        Show.Unit(now.Unit),
        DecimalsOf(now.Unit),
        Known(now),
        before?.Quantity,
        yearBefore?.Quantity,
        now.Completeness,
        now.EstimatedShare,
        now.ManualShare);

    /// <summary>The conversion of one energy type.</summary>
    public static ConversionLine Conversion(ConsumptionTotal total, ReportFactors factors)
    {
        var coal = factors.Coal?.Entries.FirstOrDefault(entry => entry.EnergyType == total.EnergyType && entry.Unit == total.Unit)?.KgcePerUnit;
        var carbon = factors.Carbon?.Entries.FirstOrDefault(entry => entry.EnergyType == total.EnergyType && entry.Unit == total.Unit)?.KgPerUnit;
        var amount = ReportRounding.Amount(Known(total), DecimalsOf(total.Unit));
        return new ConversionLine(
            BothLanguages.Of(() => Text.Of(total.EnergyType)), amount, DecimalsOf(total.Unit), Show.Unit(total.Unit),
            ReportRounding.Amount(coal, FactorDecimals), ReportRounding.Amount(amount * coal, 0),
            ReportRounding.Amount(carbon, FactorDecimals), ReportRounding.Amount(amount * carbon, 0));
    }

    /// <summary>Where one indicator stands.</summary>
    public static QuotaStanding Standing(Quotas.Progress.Standing standing, ReportFactors factors)
    {
        var row = factors.Rows.GetValueOrDefault((standing.StandardCode, standing.RowKey));
        var split = standing.Expected is { } expected && standing.Constraint > 0m ? expected / standing.Constraint : (decimal?)null;
        var forecast = standing.Value is { } value && split is > 0m ? value / split : null;
        return new QuotaStanding
        {
            Indicator = BothLanguages.Of(() => Text.Of(standing.Indicator)),
            Unit = standing.Unit,
            Decimals = StandingDecimals,
            Source = new BilingualText($"{standing.StandardCode} {row?.Table} {standing.RowKey}", ""),
            CoefficientSet = factors.Coal?.Id ?? "",
            YearToDate = ReportRounding.Amount(standing.Value, StandingDecimals),
            SplitPercent = ReportRounding.Percent(split),
            Constraint = ReportRounding.Amount(standing.Constraint, StandingDecimals),
            Baseline = ReportRounding.Amount(row?.Baseline, StandingDecimals),
            Leading = ReportRounding.Amount(row?.Leading, StandingDecimals),
            Forecast = ReportRounding.Amount(forecast, StandingDecimals),
            CompletenessPercent = ReportRounding.Percent(standing.Completeness),
            Standing = standing.Level switch
            {
                StandingLevel.Unknown => ReportStanding.CannotJudge,
                StandingLevel.AheadOfSplit or StandingLevel.ConstraintUsedUp => ReportStanding.OverConstraint,
                _ when forecast <= row?.Leading => ReportStanding.WithinLeading,
                _ when forecast <= row?.Baseline => ReportStanding.WithinBaseline,
                _ => ReportStanding.WithinConstraint,
            },
        };
    }

    /// <summary>The hours of one energy type by origin.</summary>
    public static DataQualityLine Quality(EnergyAmount amount, InstitutionDetail detail, Month month, SiteClock clock)
    {
        var count = Math.Max(1, detail.Meters.Count(meter => meter.EnergyType == amount.EnergyType && meter.Role == Registry.Meters.MeterRole.Main));
        var expected = Math.Max(clock.HoursOf(month) * count, amount.ExpectedHours);
        var known = amount.MeasuredHours + amount.EstimatedHours + amount.ManualHours;
        return new DataQualityLine(
            BothLanguages.Of(() => Text.Of(amount.EnergyType)), count, expected, amount.MeasuredHours, amount.EstimatedHours, amount.ManualHours, expected - known);
    }

    /// <summary>Something that was found.</summary>
    public static ReportFinding Finding(Finding finding, DateOnly day, MeasureUnit unit)
    {
        var decimals = DecimalsOf(unit);
        var kind = BothLanguages.Of(() => Text.Of(finding.Kind));
        return new ReportFinding(
            kind, day, finding.Register.Meter, ReportRounding.Amount(finding.Amount, decimals), decimals, finding.Amount is null ? "" : Show.Unit(unit),
            BothLanguages.Of(() => Text.Sentence(finding.Kind)));
    }

    /// <summary>The days of one energy type, all days of the month.</summary>
    public static DailySeries Daily(ConsumptionTotal total, Month month, Dictionary<DateOnly, ConsumptionDay> days)
    {
        var decimals = DecimalsOf(total.Unit);
        var all = new List<DailyAmount>();
        for (var day = month.FirstDay; day < month.Next.FirstDay; day = day.AddDays(1))
        {
            all.Add(days.TryGetValue(day, out var known) ? Day(known, decimals) : new DailyAmount(day, null, null, DayOrigin.Missing));
        }

        return new DailySeries(BothLanguages.Of(() => Text.Of(total.EnergyType)), Show.Unit(total.Unit), decimals, all);
    }

    private static DailyAmount Day(ConsumptionDay day, int decimals)
    {
        var nothing = day is { Completeness: 0m, EstimatedShare: 0m, ManualShare: 0m };
        var origin = nothing ? DayOrigin.Missing
            : day.EstimatedShare > 0m ? DayOrigin.Estimated
            : day.ManualShare > 0m ? DayOrigin.Manual
            : DayOrigin.Measured;
        return new DailyAmount(day.Day, nothing ? null : ReportRounding.Amount(day.Quantity, decimals), ReportRounding.Percent(day.Completeness), origin);
    }

    // Of a month of which nothing is known the total is not zero but unknown.
    private static decimal? Known(ConsumptionTotal total) => total is { Completeness: 0m, EstimatedShare: 0m } ? null : total.Quantity;

    private static int DecimalsOf(MeasureUnit unit) => unit == MeasureUnit.KilowattHour ? 0 : 1;
}
