using System.ComponentModel.DataAnnotations;

namespace EnergyQuota.Quotas.Alerting;

/// <summary>Settings of alerts. No law fixes any of them.</summary>
public sealed class AlertOptions : IValidatableObject
{
    /// <summary>The section of the settings.</summary>
    public const string Section = "Alerts";

    /// <summary>Whole months of the year that must be over before pace and forecast raise an alert, 0 to 11; default 2: a year's quota says little in its first weeks.</summary>
    [Range(0, 11)]
    public int PaceAfterMonths { get; set; } = 2;

    /// <summary>How far beyond what is expected by now the year must be, as a share of it, 0 to 1; default 0.05.</summary>
    [Range(0.0, 1.0)]
    public decimal PaceMargin { get; set; } = 0.05m;

    /// <summary>The chance of exceeding the constraint value from which a forecast is a warning, 0.05 to 1; default 0.5.</summary>
    [Range(0.05, 1.0)]
    public decimal ForecastChance { get; set; } = 0.5m;

    /// <summary>The chance from which it is serious, 0.05 to 1; default 0.8.</summary>
    [Range(0.05, 1.0)]
    public decimal ForecastSeriousChance { get; set; } = 0.8m;

    /// <summary>By what share a day must differ from such days before it, 0.05 to 10; default 0.5.</summary>
    [Range(0.05, 10.0)]
    public decimal DayChange { get; set; } = 0.5m;

    /// <summary>By what share a whole week must differ from what its days were expected to use, 0.05 to 10; default 0.3.</summary>
    [Range(0.05, 10.0)]
    public decimal WeekChange { get; set; } = 0.3m;

    /// <summary>By what share use at night and on rest days must exceed that of the institution's own weeks, 0.05 to 10; default 0.3.</summary>
    [Range(0.05, 10.0)]
    public decimal OffHoursChange { get; set; } = 0.3m;

    /// <summary>The share of a week's use at night and on rest days that is too much whatever was usual, 0 to 1; default 0: no such limit.</summary>
    [Range(0.0, 1.0)]
    public decimal OffHoursLimit { get; set; }

    /// <summary>The hour of a working day from which it is night, 0 to 23; default 20.</summary>
    [Range(0, 23)]
    public int NightFromHour { get; set; } = 20;

    /// <summary>The hour until which it is night, 0 to 23; default 6. The same as the other: there is no night.</summary>
    [Range(0, 23)]
    public int NightToHour { get; set; } = 6;

    /// <summary>After how many hours without a message a gateway is reported, 2 to 720; default 6.</summary>
    [Range(2, 720)]
    public int SilentHours { get; set; } = 6;

    /// <summary>After how many hours that is serious, 2 to 2160; default 72. Never before four times the hours after which it was reported.</summary>
    [Range(2, 2_160)]
    public int SilentSeriousHours { get; set; } = 72;

    /// <summary>Over how many of the last whole days completeness is looked at, 1 to 31; default 3. Yesterday is left out: its data may be on their way.</summary>
    [Range(1, 31)]
    public int CompleteDays { get; set; } = 3;

    /// <summary>How many of the last six whole months must be below the completeness gate, 2 to 6; default 3.</summary>
    [Range(2, 6)]
    public int UnjudgeableMonths { get; set; } = 3;

    /// <summary>How many days a finding may wait at the data desk, 1 to 365; default 7. After four times as many it is serious.</summary>
    [Range(1, 365)]
    public int SuspectDays { get; set; } = 7;

    /// <summary>The share of a meter by which those below it may differ over a month, 0.005 to 1; default 0.05.</summary>
    [Range(0.005, 1.0)]
    public decimal LossShare { get; set; } = 0.05m;

    /// <summary>How many working days before its deadline a step is announced, 0 to 30; default 3.</summary>
    [Range(0, 30)]
    public int DeadlineDays { get; set; } = 3;

    /// <summary>How many working days after its deadline a step is serious, 1 to 60; default 10.</summary>
    [Range(1, 60)]
    public int DeadlineSeriousDays { get; set; } = 10;

    /// <summary>How many days before it is due the review of a standard is announced, 0 to 730; default 90.</summary>
    [Range(0, 730)]
    public int ReviewDays { get; set; } = 90;

    /// <summary>The hour of the day at which work begins, 0 to 23; default 9.</summary>
    [Range(0, 23)]
    public int WorkFromHour { get; set; } = 9;

    /// <summary>The hour at which it ends, 1 to 24; later than it begins; default 17.</summary>
    [Range(1, 24)]
    public int WorkToHour { get; set; } = 17;

    /// <summary>After how many working hours a reminder follows where nobody has acknowledged an alert, 1 to 1000; default 16.</summary>
    [Range(1, 1_000)]
    public int RemindAfterHours { get; set; } = 16;

    /// <summary>After how many working hours a warning goes to the next rung, 0 to 1000; default 40; 0: never by itself.</summary>
    [Range(0, 1_000)]
    public int EscalateAfterHours { get; set; } = 40;

    /// <summary>After how many working hours a serious alert goes to the next rung, 0 to 1000; default 16; 0: never by itself.</summary>
    [Range(0, 1_000)]
    public int EscalateSeriousAfterHours { get; set; } = 16;

    /// <summary>How often alerts are looked for, minutes, 5 to 1440; default 60.</summary>
    [Range(5, 1_440)]
    public int LookEveryMinutes { get; set; } = 60;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => WorkToHour > WorkFromHour
        ? []
        : [new ValidationResult($"{Section}:WorkToHour: {WorkToHour} must be later than WorkFromHour, {WorkFromHour}.", [nameof(WorkToHour)])];
}
