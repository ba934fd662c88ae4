namespace EnergyQuota.Inspections.Calendars;

/// <summary>Computes deadlines. Pure: the same terms and calendar give the same day and the same steps.</summary>
/// <remarks>
/// The day of service does not count; the day after it is the first that may. A day within a pause never counts. Counting ends
/// with the day on which all days, extensions included, are counted. Then, where the terms say so, a last day that is no
/// working day, or on which the clock stands, moves to the next working day. Where the calendar of a year is needed and was
/// not entered, there is no deadline: a weekend rule alone would end it too early.
/// </remarks>
public static class DeadlineMath
{
    /// <summary>Computes a deadline.</summary>
    /// <param name="terms">From when, how long, in which days.</param>
    /// <param name="calendar">The working-day calendar; not asked where every day counts and the last day does not move.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of days, or of an extension, is not within its bounds.</exception>
    public static DeadlineResult Compute(DeadlineTerms terms, WorkCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(calendar);
        ArgumentOutOfRangeException.ThrowIfLessThan(terms.Days, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(terms.Days, 3_660);
        if (terms.Extensions.FirstOrDefault(static days => days is < 1 or > 3_660) is not 0 and var wrong)
        {
            throw new ArgumentOutOfRangeException(nameof(terms), wrong, "An extension is 1 to 3660 days.");
        }

        var wanted = terms.Days + terms.Extensions.Sum();
        var steps = new List<DeadlineStep> { new(terms.Start, terms.Start, StepKind.Served, "", 0) };
        var (day, counted) = (terms.Start, 0);
        while (counted < wanted)
        {
            day = day.AddDays(1);
            if (Stands(terms, day) is { To: null } endless)
            {
                steps.Add(new DeadlineStep(day, day, StepKind.Paused, endless.Reason, counted));
                return new DeadlineResult(null, null, steps);
            }

            if (terms.Unit == DayUnit.Working && !calendar.Knows(day))
            {
                return new DeadlineResult(null, day.Year, steps);
            }

            var (kind, note) = Treat(terms, calendar, day);
            counted += kind is StepKind.Counted or StepKind.MakeUp ? 1 : 0;
            Add(steps, day, kind, note, counted);
        }

        while (terms.LastDayMoves)
        {
            if (!calendar.Knows(day))
            {
                return new DeadlineResult(null, day.Year, steps);
            }

            var stands = Stands(terms, day);
            if (stands is { To: null })
            {
                return new DeadlineResult(null, null, steps);
            }

            if (calendar.IsWorkingDay(day) && stands is null)
            {
                break;
            }

            day = day.AddDays(1);
            Add(steps, day, StepKind.Moved, calendar.Knows(day) ? calendar.Named(day)?.NameZh ?? "" : "", counted);
        }

        steps.Add(new DeadlineStep(day, day, StepKind.Due, "", counted));
        return new DeadlineResult(day, null, steps);
    }

    private static ClockPause? Stands(DeadlineTerms terms, DateOnly day) => terms.Pauses.FirstOrDefault(pause => pause.Holds(day));

    private static (StepKind Kind, string Note) Treat(DeadlineTerms terms, WorkCalendar calendar, DateOnly day)
    {
        if (Stands(terms, day) is { } pause)
        {
            return (StepKind.Paused, pause.Reason);
        }

        return terms.Unit == DayUnit.Calendar ? (StepKind.Counted, "") : calendar.Of(day) switch
        {
            DayKind.Weekend => (StepKind.Weekend, ""),
            DayKind.Holiday => (StepKind.Holiday, calendar.Named(day)!.NameZh),
            DayKind.MakeUp => (StepKind.MakeUp, calendar.Named(day)!.NameZh),
            _ => (StepKind.Counted, ""),
        };
    }

    private static void Add(List<DeadlineStep> steps, DateOnly day, StepKind kind, string note, int counted)
    {
        var last = steps[^1];
        if (last.Kind == kind && last.Note == note)
        {
            steps[^1] = last with { To = day, Counted = counted };
        }
        else
        {
            steps.Add(new DeadlineStep(day, day, kind, note, counted));
        }
    }
}
