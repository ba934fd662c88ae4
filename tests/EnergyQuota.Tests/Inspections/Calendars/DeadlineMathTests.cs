using CsCheck;
using EnergyQuota.Inspections.Calendars;
using static EnergyQuota.Tests.Inspections.Calendars.MadeCalendar;

namespace EnergyQuota.Tests.Inspections.Calendars;

public sealed class DeadlineMathTests
{
    [Theory]
    [InlineData("2031-03-03", 15, DayUnit.Calendar, false, "2031-03-18")] // Monday: the day of service does not count
    [InlineData("2031-03-03", 5, DayUnit.Working, false, "2031-03-10")] // a weekend between
    [InlineData("2031-01-17", 5, DayUnit.Working, false, "2031-01-31")] // make-up Sunday 19th counts, 22nd to 29th do not
    [InlineData("2031-01-17", 6, DayUnit.Working, false, "2031-02-01")] // the sixth is the make-up Saturday
    [InlineData("2031-01-17", 7, DayUnit.Working, false, "2031-02-03")]
    [InlineData("2031-09-26", 3, DayUnit.Working, false, "2031-10-09")] // 28th made up, 29th, then the 9th
    [InlineData("2031-09-26", 5, DayUnit.Working, false, "2031-10-11")] // 10th, and Saturday 11th made up
    [InlineData("2031-12-29", 4, DayUnit.Working, false, "2032-01-05")] // 30th, 31st, make-up Sunday 4th, 5th
    [InlineData("2031-04-21", 10, DayUnit.Calendar, true, "2031-05-06")] // ends on the holiday of the 1st, moves to the 6th
    [InlineData("2031-04-21", 10, DayUnit.Calendar, false, "2031-05-01")]
    [InlineData("2031-04-22", 5, DayUnit.Calendar, true, "2031-04-27")] // ends on a make-up Sunday, which is worked
    [InlineData("2031-03-03", 5, DayUnit.Calendar, true, "2031-03-10")] // ends on Saturday, moves to Monday
    public void Compute_OverHolidaysAndMakeUpDays_EndsWhereACalendarEnds(string start, int days, DayUnit unit, bool moves, string due)
    {
        var result = DeadlineMath.Compute(new DeadlineTerms(Day(start), days, unit, moves), Calendar);

        Assert.Equal(Day(due), result.Due);
        Assert.Null(result.MissingYear);
    }

    [Theory]
    [InlineData("2031-03-03", 10, DayUnit.Calendar, "2031-03-05", "2031-03-09", 0, "2031-03-18")] // five days stand
    [InlineData("2031-03-03", 10, DayUnit.Calendar, "2031-03-05", "2031-03-09", 7, "2031-03-25")]
    [InlineData("2031-01-17", 5, DayUnit.Working, "2031-01-21", "2031-01-30", 0, "2031-02-03")] // of the pause only the 21st and the 30th would have counted
    [InlineData("2031-01-17", 5, DayUnit.Working, "2031-01-19", "2031-01-19", 2, "2031-02-04")] // a make-up day lost to the pause
    public void Compute_PauseAndExtension_ShiftTheLastDay(string start, int days, DayUnit unit, string from, string to, int extension, string due)
    {
        var terms = new DeadlineTerms(Day(start), days, unit, false)
        {
            Pauses = [new ClockPause(Day(from), Day(to), "why")],
            Extensions = extension == 0 ? [] : [extension],
        };

        Assert.Equal(Day(due), DeadlineMath.Compute(terms, Calendar).Due);
    }

    [Fact]
    public void Compute_ClockStands_HasNoLastDay()
    {
        var terms = new DeadlineTerms(Day("2031-03-03"), 10, DayUnit.Working, true) { Pauses = [new ClockPause(Day("2031-03-05"), null, "why")] };

        var result = DeadlineMath.Compute(terms, Calendar);

        Assert.Equal((null, null, StepKind.Paused), (result.Due, result.MissingYear, result.Steps[^1].Kind));
    }

    [Theory]
    [InlineData("2032-12-20", 20, DayUnit.Working, false)]
    [InlineData("2032-12-20", 20, DayUnit.Calendar, true)]
    public void Compute_YearNotEntered_IsRefusedAndNotGuessed(string start, int days, DayUnit unit, bool moves)
    {
        var result = DeadlineMath.Compute(new DeadlineTerms(Day(start), days, unit, moves), Calendar);

        Assert.Equal((null, 2033), (result.Due, result.MissingYear));
    }

    [Fact]
    public void Compute_CalendarDaysThatDoNotMove_NeedNoCalendar() =>
        Assert.Equal(Day("2033-01-09"), DeadlineMath.Compute(new DeadlineTerms(Day("2032-12-20"), 20, DayUnit.Calendar, false), WorkCalendar.Empty).Due);

    [Fact]
    public void Compute_Steps_SayEachKindOfDay()
    {
        var result = DeadlineMath.Compute(new DeadlineTerms(Day("2031-01-17"), 6, DayUnit.Working, false), Calendar);

        Assert.Equal(
            ["Served 17-17 0", "Weekend 18-18 0", "MakeUp 19-19 1", "Counted 20-21 3", "Holiday 22-29 3", "Counted 30-31 5", "MakeUp 01-01 6", "Due 01-01 6"],
            result.Steps.Select(step => $"{step.Kind} {step.From:dd}-{step.To:dd} {step.Counted}"));
    }

    [Fact]
    public void Compute_AnyTerms_AgreesWithCountingDayByDay() =>
        Gen.Select(Gen.Int[0, 500], Gen.Int[1, 60], Gen.Bool, Gen.Bool, Gen.Select(Gen.Int[1, 40], Gen.Int[0, 20]).Array[0, 3], Gen.Int[1, 15].Array[0, 2])
            .Sample((offset, days, working, moves, pauses, extensions) =>
            {
                var terms = new DeadlineTerms(Day("2031-01-01").AddDays(offset), days, working ? DayUnit.Working : DayUnit.Calendar, moves)
                {
                    Pauses = [.. pauses.Select(p => new ClockPause(Day("2031-01-01").AddDays(offset + p.Item1), Day("2031-01-01").AddDays(offset + p.Item1 + p.Item2), "why"))],
                    Extensions = [.. extensions],
                };
                bool Stands(DateOnly day) => terms.Pauses.Any(p => p.From <= day && day <= p.To);
                bool Counts(DateOnly day) => !Stands(day) && (!working || Works(day));

                var result = DeadlineMath.Compute(terms, Calendar);

                var last = Enumerable.Range(1, 2_000).Select(terms.Start.AddDays).First(day =>
                    Enumerable.Range(1, day.DayNumber - terms.Start.DayNumber).Count(n => Counts(terms.Start.AddDays(n))) == days + extensions.Sum());
                if (moves)
                {
                    last = Enumerable.Range(0, 200).Select(last.AddDays).First(day => Works(day) && !Stands(day));
                }

                Assert.Equal(last, result.Due);
                Assert.All(result.Steps.Zip(result.Steps.Skip(1)).Where(pair => pair.Second.Kind != StepKind.Due), pair => Assert.Equal(pair.First.To.AddDays(1), pair.Second.From));
                Assert.Equal((last, days + extensions.Sum()), (result.Steps[^1].To, result.Steps[^1].Counted));
            });

    [Theory]
    [InlineData(0)]
    [InlineData(3_661)]
    public void Compute_DaysOutOfBounds_IsABrokenPromise(int days) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => DeadlineMath.Compute(new DeadlineTerms(Day("2031-03-03"), days, DayUnit.Calendar, false), Calendar));
}
