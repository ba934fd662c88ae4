namespace EnergyQuota.Reports.Texts;

/// <summary>Every word that a report prints by itself. A word missing in one language does not compile.</summary>
internal sealed partial record ReportTexts
{
    /// <summary>The words of a language.</summary>
    public static ReportTexts In(ReportLanguage language) => language == ReportLanguage.English ? English : Chinese;

    public required string LanguageTag { get; init; }

    public required string TitleFormat { get; init; }

    public required string SubtitleFormat { get; init; }

    public required string Draft { get; init; }

    public required string DraftNotice { get; init; }

    public required string EditionFormat { get; init; }

    public required string NewEditionFormat { get; init; }

    public required string MarkedFormat { get; init; }

    public required string ComparedIncompleteFormat { get; init; }

    public required string ComparedItemFormat { get; init; }

    public required string TotalsTable { get; init; }

    public required string Item { get; init; }

    public required string TotalEnergy { get; init; }

    public required string TotalCarbon { get; init; }

    public required string TotalsNoteFormat { get; init; }

    public required string StandingSentenceFormat { get; init; }

    public required string IndicatorAndUnit { get; init; }

    public required string Used { get; init; }

    public required string SplitSet { get; init; }

    public required string SplitEven { get; init; }

    public required string Exceeded { get; init; }

    public required string CoalSetFormat { get; init; }

    public required string CarbonSetFormat { get; init; }

    public required string FactorSetFormat { get; init; }

    public required string NoFactorSet { get; init; }

    public required string ConversionNote { get; init; }

    public required string PageNumberFormat { get; init; }

    public required string Preliminary { get; init; }

    public required string SummaryHeading { get; init; }

    public required string IncompleteFormat { get; init; }

    public required string IncompleteItemFormat { get; init; }

    public required string ListSeparator { get; init; }

    public required string ConsumptionHeading { get; init; }

    public required string ConsumptionTable { get; init; }

    public required string Energy { get; init; }

    public required string Unit { get; init; }

    public required string ThisMonth { get; init; }

    public required string LastMonth { get; init; }

    public required string SameMonthLastYear { get; init; }

    public required string ChangeOnMonth { get; init; }

    public required string ChangeOnYear { get; init; }

    public required string Completeness { get; init; }

    public required string Estimated { get; init; }

    public required string Manual { get; init; }

    public required string ConsumptionNote { get; init; }

    public required string AdjustmentTable { get; init; }

    public required string AsClosed { get; init; }

    public required string BookedAdjustment { get; init; }

    public required string PendingAdjustment { get; init; }

    public required string AsKnown { get; init; }

    public required string AdjustmentNote { get; init; }

    public required string ConversionTable { get; init; }

    public required string Amount { get; init; }

    public required string CoalFactor { get; init; }

    public required string StandardCoal { get; init; }

    public required string CarbonFactor { get; init; }

    public required string Carbon { get; init; }

    public required string Total { get; init; }

    public required string StandingHeading { get; init; }

    public required string StandingTable { get; init; }

    public required string YearToDate { get; init; }

    public required string Split { get; init; }

    public required string Forecast { get; init; }

    public required string Constraint { get; init; }

    public required string Baseline { get; init; }

    public required string Leading { get; init; }

    public required string StandingColumn { get; init; }

    public required string StandingNotice { get; init; }

    public required string StandingSourceFormat { get; init; }

    public required string StandingSetFormat { get; init; }

    public required string WithinLeading { get; init; }

    public required string WithinBaseline { get; init; }

    public required string WithinConstraint { get; init; }

    public required string OverConstraint { get; init; }

    public required string OverLowerBound { get; init; }

    public required string CannotJudge { get; init; }

    public required string NoStandings { get; init; }

    public required string RunningCaptionFormat { get; init; }

    public required string Actual { get; init; }

    public required string MonthLabelFormat { get; init; }

    public required string RunningTableFormat { get; init; }

    public required string MonthColumn { get; init; }

    public required string DailyHeading { get; init; }

    public required string DailyCaptionFormat { get; init; }

    public required string DailyTableFormat { get; init; }

    public required string Day { get; init; }

    public required string Origin { get; init; }

    public required string OriginMeasured { get; init; }

    public required string OriginEstimated { get; init; }

    public required string OriginManual { get; init; }

    public required string OriginMissing { get; init; }

    public required string NoDaily { get; init; }

    public required string QualityHeading { get; init; }

    public required string QualityTable { get; init; }

    public required string Meters { get; init; }

    public required string ExpectedHours { get; init; }

    public required string MeasuredHours { get; init; }

    public required string EstimatedHours { get; init; }

    public required string ManualHours { get; init; }

    public required string MissingHours { get; init; }

    public required string NoQuality { get; init; }

    public required string FindingsHeading { get; init; }

    public required string FindingsTable { get; init; }

    public required string Kind { get; init; }

    public required string Meter { get; init; }

    public required string Held { get; init; }

    public required string Sentence { get; init; }

    public required string FindingsNote { get; init; }

    public required string NoFindings { get; init; }

    public required string NoConsumption { get; init; }

    public required string NoConversion { get; init; }
}
