using EnergyQuota.Server.Replay;

namespace EnergyQuota.Tests.Server.Replay;

public sealed class RegisterSeriesTests
{
    private static readonly DateTimeOffset Start = new(2018, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Of_TwoHours_GivesStartMiddleAndEndOnce() =>
        Assert.Equal(
            [At(0, 0m), At(30, 0.75m), At(60, 1.5m), At(90, 2.5m), At(120, 3.5m)],
            RegisterSeries.Of([Hour(0, 1.5m), Hour(1, 2m)]));

    [Fact]
    public void Of_MissingHour_MovesNothingAndGivesNoPosition() =>
        Assert.Equal(
            [At(0, 0m), At(30, 0.5m), At(60, 1m), At(120, 1m), At(150, 2m), At(180, 3m)],
            RegisterSeries.Of([Hour(0, 1m), Hour(1, null), Hour(2, 2m)]));

    [Fact]
    public void Of_ManyDigits_EndsAreExactSums()
    {
        var hours = Enumerable.Range(0, 1_000).Select(number => Hour(number, 0.1234567890123456m)).ToList();

        Assert.Equal(hours.Sum(hour => hour.KilowattHours), RegisterSeries.Of(hours).Last().KilowattHours);
    }

    private static BuildingHour Hour(int number, decimal? amount) => new(Start.AddHours(number), amount);

    private static RegisterPosition At(int minutes, decimal value) => new(Start.AddMinutes(minutes), value);
}
