namespace EnergyQuota.Reports.Monthly;

/// <summary>The month's consumption of one energy type, beside earlier months and beside how complete it is.</summary>
public sealed record ConsumptionLine
{
    /// <summary>The energy type, for instance 电 or 天然气.</summary>
    public required BilingualText Energy { get; init; }

    /// <summary>The unit of the amounts.</summary>
    public required string Unit { get; init; }

    /// <summary>Digits after the point of the amounts, 0 to 6.</summary>
    public required int Decimals { get; init; }

    /// <summary>This month; null where nothing is known.</summary>
    public required decimal? ThisMonth { get; init; }

    /// <summary>The month before.</summary>
    public required decimal? LastMonth { get; init; }

    /// <summary>The same month of the year before.</summary>
    public required decimal? SameMonthLastYear { get; init; }

    /// <summary>The completeness of the month before in per cent; null where nothing was expected of it.</summary>
    public decimal? LastMonthCompletenessPercent { get; init; }

    /// <summary>The completeness of the same month of the year before in per cent; null where nothing was expected of it.</summary>
    public decimal? SameMonthLastYearCompletenessPercent { get; init; }

    /// <summary>Change against the month before (环比) in per cent.</summary>
    public required decimal? ChangeOnMonthPercent { get; init; }

    /// <summary>Change against the same month of the year before (同比) in per cent.</summary>
    public required decimal? ChangeOnYearPercent { get; init; }

    /// <summary>Measured and manual hours over expected hours in per cent.</summary>
    public required decimal? CompletenessPercent { get; init; }

    /// <summary>Estimated hours over expected hours in per cent.</summary>
    public required decimal? EstimatedPercent { get; init; }

    /// <summary>Hours known from bills or entries by hand only, over expected hours, in per cent.</summary>
    public required decimal? ManualPercent { get; init; }

    /// <summary>Makes a line from unrounded amounts (in the unit) and shares (0 to 1), rounding each once; the changes follow from the rounded amounts.</summary>
    /// <param name="energy">The energy type.</param>
    /// <param name="unit">The unit.</param>
    /// <param name="decimals">Digits after the point, 0 to 6.</param>
    /// <param name="thisMonth">This month.</param>
    /// <param name="lastMonth">The month before.</param>
    /// <param name="sameMonthLastYear">The same month of the year before.</param>
    /// <param name="completeness">Measured and manual hours over expected hours.</param>
    /// <param name="estimated">Estimated hours over expected hours.</param>
    /// <param name="manual">Manual hours over expected hours.</param>
    /// <param name="lastMonthCompleteness">The completeness of the month before.</param>
    /// <param name="sameMonthLastYearCompleteness">The completeness of the same month of the year before.</param>
    public static ConsumptionLine Of(
        BilingualText energy,
        string unit,
        int decimals,
        decimal? thisMonth,
        decimal? lastMonth,
        decimal? sameMonthLastYear,
        decimal? completeness,
        decimal? estimated,
        decimal? manual,
        decimal? lastMonthCompleteness = null,
        decimal? sameMonthLastYearCompleteness = null)
    {
        var now = ReportRounding.Amount(thisMonth, decimals);
        var before = ReportRounding.Amount(lastMonth, decimals);
        var yearBefore = ReportRounding.Amount(sameMonthLastYear, decimals);
        return new ConsumptionLine
        {
            Energy = energy,
            Unit = unit,
            Decimals = decimals,
            ThisMonth = now,
            LastMonth = before,
            SameMonthLastYear = yearBefore,
            LastMonthCompletenessPercent = ReportRounding.Percent(lastMonthCompleteness),
            SameMonthLastYearCompletenessPercent = ReportRounding.Percent(sameMonthLastYearCompleteness),
            ChangeOnMonthPercent = ReportRounding.Change(now, before),
            ChangeOnYearPercent = ReportRounding.Change(now, yearBefore),
            CompletenessPercent = ReportRounding.Percent(completeness),
            EstimatedPercent = ReportRounding.Percent(estimated),
            ManualPercent = ReportRounding.Percent(manual),
        };
    }
}
