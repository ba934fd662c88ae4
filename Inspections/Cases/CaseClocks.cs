using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using EnergyQuota.Inspections.Calendars;
using EnergyQuota.Inspections.Law;

namespace EnergyQuota.Inspections.Cases;

/// <summary>Starts, stops, extends and ends clocks of cases. Pure, but for the clock it is given.</summary>
internal static class CaseClocks
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>A new clock.</summary>
    /// <returns>The clock, or the year whose calendar is missing.</returns>
    public static (CaseClock? Clock, int? MissingYear) Start(ClockKind kind, DateOnly on, int? days, LocalRule? local, InspectionOptions options, WorkCalendar calendar)
    {
        var (usual, unit) = kind switch
        {
            ClockKind.Explanation => (options.ExplanationDays, options.ExplanationUnit),
            ClockKind.Correction => (options.CorrectionDays, options.CorrectionUnit),
            ClockKind.Implementation => (options.OpinionDays, options.OpinionUnit),
            ClockKind.FollowUp => (options.FollowUpDays, options.FollowUpUnit),
            ClockKind.Answer => (options.AnswerDays, options.AnswerUnit),
            ClockKind.Reduction => (local?.Days ?? options.CorrectionDays, options.CorrectionUnit),
            _ => (options.ReviewDays, DayUnit.Calendar),
        };
        var clock = new CaseClock
        {
            Kind = kind,
            State = ClockState.Running,
            Start = on,
            Days = days ?? usual,
            Unit = unit,

            // What the agency owes itself must not keep an institution from submitting where a calendar is missing.
            LastDayMoves = options.LastDayMoves && kind != ClockKind.Review,
            Source = days is not null ? "act" : local?.Days is not null ? local.Source : options.Source,
            StepsJson = "[]",
        };
        var missing = Count(clock, calendar);
        return missing is null ? (clock, null) : (null, missing);
    }

    /// <summary>Computes the last day anew, after a pause or an extension.</summary>
    /// <returns>The year whose calendar is missing, or <see langword="null"/>.</returns>
    public static int? Count(CaseClock clock, WorkCalendar calendar)
    {
        var result = DeadlineMath.Compute(clock.Terms, calendar);
        (clock.Due, clock.StepsJson) = (result.Due, JsonSerializer.Serialize(result.Steps, Readable));
        return result.MissingYear;
    }

    /// <summary>Ends the running clock of a case with a move.</summary>
    public static void End(CaseFile file, Move move, DateOnly on)
    {
        if (file.Clock is { } clock)
        {
            (clock.State, clock.EndedOn) = (move switch
            {
                Move.Withdraw => ClockState.Ended,
                Move.DeclareMissed => ClockState.Missed,
                _ => clock.Due is null || on <= clock.Due ? ClockState.Met : ClockState.Late,
            }, on);
        }
    }

    /// <summary>The steps of a clock.</summary>
    public static IReadOnlyList<DeadlineStep> Steps(string json) => JsonSerializer.Deserialize<List<DeadlineStep>>(json, Readable) ?? [];
}
