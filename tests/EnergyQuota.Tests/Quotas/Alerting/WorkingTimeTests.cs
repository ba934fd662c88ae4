using CsCheck;
using EnergyQuota.Quotas.Alerting.Escalation;
using static EnergyQuota.Tests.Quotas.Alerting.AlertFacts;

namespace EnergyQuota.Tests.Quotas.Alerting;

public sealed class WorkingTimeTests
{
    [Theory]
    [InlineData(0, 9, 8, 0, 17)]
    [InlineData(0, 10, 8, 1, 10)]
    [InlineData(0, 3, 1, 0, 10)]
    [InlineData(0, 20, 1, 1, 10)]
    [InlineData(4, 16, 2, 7, 10)]
    [InlineData(5, 12, 1, 7, 10)]
    public void After_OverNightsAndWeekends_CountsWorkingHoursOnly(int day, int hour, int hours, int atDay, int atHour) =>
        Assert.Equal(At(Monday.AddDays(atDay), atHour), WorkingTime.After(At(Monday.AddDays(day), hour), hours, Policy));

    [Fact]
    public void After_OverAHoliday_WaitsForItsEnd()
    {
        var policy = Policy with { Calendar = new Holidays([Monday.AddDays(1), Monday.AddDays(2), Monday.AddDays(3), Monday.AddDays(4)], Monday.AddDays(6)) };
        Assert.Equal(At(Monday.AddDays(6), 10), WorkingTime.After(At(Monday, 16), 2, policy));
    }

    [Fact]
    public void After_InTwoParts_IsTheSameAsAtOnce() => Gen.Select(Gen.Int[0, 500], Gen.Int[1, 60], Gen.Int[1, 60]).Sample((minutes, one, other) =>
        Assert.Equal(
            WorkingTime.After(At(Monday, minutes / 3.0), one + other, Policy),
            WorkingTime.After(WorkingTime.After(At(Monday, minutes / 3.0), one, Policy), other, Policy)));
}
