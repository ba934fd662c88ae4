using System.ComponentModel.DataAnnotations;
using EnergyQuota.Inspections.Calendars;

namespace EnergyQuota.Inspections;

/// <summary>Settings of this room, in the section <c>Inspections</c>.</summary>
/// <remarks>
/// Decree 531 fixes no number of days, no number of officers and no share of a sample: all defaults are choices of this program,
/// and <see cref="Source"/> says by which decision the agency has set its own.
/// </remarks>
public sealed class InspectionOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Inspections";

    /// <summary>How long an institution has to explain why it exceeded its quota (art. 17).</summary>
    /// <value>Days after the day of service, 1 to 365. The default is 15.</value>
    [Range(1, 365)]
    public int ExplanationDays { get; set; } = 15;

    /// <summary>In which days that is counted.</summary>
    /// <value>The default is calendar days.</value>
    public DayUnit ExplanationUnit { get; set; } = DayUnit.Calendar;

    /// <summary>How long an institution has to correct a violation (art. 37), unless the order says otherwise.</summary>
    /// <value>Days after the day of service, 1 to 365. The default is 30.</value>
    [Range(1, 365)]
    public int CorrectionDays { get; set; } = 30;

    /// <summary>In which days that is counted.</summary>
    /// <value>The default is calendar days.</value>
    public DayUnit CorrectionUnit { get; set; } = DayUnit.Calendar;

    /// <summary>How long an institution has to implement an opinion (art. 41), unless the opinion says otherwise.</summary>
    /// <value>Days after the day of service, 1 to 365. The default is 30.</value>
    [Range(1, 365)]
    public int OpinionDays { get; set; } = 30;

    /// <summary>In which days that is counted.</summary>
    /// <value>The default is calendar days.</value>
    public DayUnit OpinionUnit { get; set; } = DayUnit.Calendar;

    /// <summary>How long an institution has to do what an audit recommends (art. 22), unless the follow-up says otherwise.</summary>
    /// <value>Days, 1 to 1095. The default is 180.</value>
    [Range(1, 1_095)]
    public int FollowUpDays { get; set; } = 180;

    /// <summary>In which days that is counted.</summary>
    /// <value>The default is calendar days.</value>
    public DayUnit FollowUpUnit { get; set; } = DayUnit.Calendar;

    /// <summary>How long the agency has to investigate and answer a tip (art. 8).</summary>
    /// <value>Days after the day it was received, 1 to 365. The default is 60.</value>
    [Range(1, 365)]
    public int AnswerDays { get; set; } = 60;

    /// <summary>In which days that is counted.</summary>
    /// <value>The default is calendar days.</value>
    public DayUnit AnswerUnit { get; set; } = DayUnit.Calendar;

    /// <summary>How long the agency gives itself to review or re-check what an institution submitted.</summary>
    /// <value>Calendar days after the day it arrived, 1 to 365. The default is 30.</value>
    [Range(1, 365)]
    public int ReviewDays { get; set; } = 30;

    /// <summary>Whether a last day that is no working day moves to the next working day.</summary>
    /// <value>The default is <see langword="false"/>: it needs the working-day calendar of the year, which must have been imported.</value>
    public bool LastDayMoves { get; set; }

    /// <summary>By which decision the agency has set these numbers; it stands beside each deadline.</summary>
    /// <value>At most 400 characters. Empty by default: then the deadline says that no law fixes it.</value>
    [MaxLength(400)]
    public string Source { get; set; } = "";

    /// <summary>From how many days before its end a deadline is said to approach.</summary>
    /// <value>Calendar days, 0 to 90. The default is 5.</value>
    [Range(0, 90)]
    public int ApproachingDays { get; set; } = 5;

    /// <summary>How many officers an inspection needs at least.</summary>
    /// <value>1 to 10. The default is 2, after 行政处罚法 (2021), art. 42, which asks for two in penalty cases; these are none.</value>
    [Range(1, 10)]
    public int LeastOfficers { get; set; } = 2;

    /// <summary>From which share above the constraint value an overrun is serious (art. 35 leaves it open).</summary>
    /// <value>0 to 10, where 0.1 is ten per cent. The default is 0.1.</value>
    [Range(0, 10)]
    public decimal SeriousOverrun { get; set; } = 0.1m;

    /// <summary>Which share of the institutions without priority is drawn for inspection at least.</summary>
    /// <value>0 to 1. The default is 0.05.</value>
    [Range(0, 1)]
    public decimal SampleShare { get; set; } = 0.05m;
}
