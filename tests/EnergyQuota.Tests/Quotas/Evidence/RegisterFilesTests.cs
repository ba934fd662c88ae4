using CsCheck;
using EnergyQuota.Metering;
using EnergyQuota.Metering.Ledger;
using EnergyQuota.Quotas.Evidence;

namespace EnergyQuota.Tests.Quotas.Evidence;

public sealed class RegisterFilesTests
{
    private static readonly RegisterId Register = new("E-1");
    private static readonly DateTimeOffset Begin = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly Gen<DateTimeOffset> Instants = Gen.Long[-100_000_000_000_000, 100_000_000_000_000].Select(micros => Begin.AddMicroseconds(micros));

    private static readonly Gen<decimal> Values = Gen.Select(Gen.Long[-999_999_999_999, 999_999_999_999], Gen.Int[0, 9]).Select((digits, places) => digits / Power(places));

    private static readonly Gen<LedgerDay> Days = Gen.Select(Gen.Int[0, 30], Values, Values, Gen.Int[0, 25]).Select((day, amount, quantity, hours) => new LedgerDay
    {
        Register = Register,
        Day = new DateOnly(2025, 1, 1).AddDays(day),
        Amount = amount,
        Quantity = quantity,
        ExpectedHours = 24,
        MeasuredHours = hours,
        EstimatedHours = 24 - hours,
        ReceiveTimedHours = hours / 2,
    });

    [Fact]
    public void ReadingOf_AnyLine_IsTheReading() => Gen.Select(Instants, Values, Instants, Gen.Enum<TimeBasis>(), Instants, Gen.Bool).Sample(
        (at, value, received, basis, device, has) =>
        {
            var reading = new Reading(Register, at, value, received, basis, has ? device : null);
            Assert.Equal(reading, RegisterFiles.ReadingOf(Register, RegisterFiles.Line(reading)));
        });

    [Fact]
    public void DaysOf_AnyTwoViews_AreBothRead() => Gen.Select(Days.Array[0, 10], Days.Array[0, 10], Gen.Bool).Sample((one, other, same) =>
    {
        var known = one.DistinctBy(day => day.Day).OrderBy(day => day.Day).ToList();
        var closed = same ? known : other.DistinctBy(day => day.Day).OrderBy(day => day.Day).ToList();

        var read = RegisterFiles.DaysOf(Register, RegisterFiles.Lines(known, closed));

        Assert.Equal(known, read.Known);
        Assert.Equal(closed, read.Closed);
    });

    private static decimal Power(int places) => Enumerable.Range(0, places).Aggregate(1m, (power, _) => power * 10m);
}
