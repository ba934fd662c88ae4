using CsCheck;
using DuckDB.NET.Data;
using EnergyQuota.Metering;
using EnergyQuota.Metering.Closing;
using EnergyQuota.Metering.Ledger;
using EnergyQuota.Metering.Ledger.DuckDb;
using EnergyQuota.Metering.Stores.DuckDb;
using EnergyQuota.Tests.Servers;
using Microsoft.Extensions.Time.Testing;

namespace EnergyQuota.Tests.Metering.Ledger;

public sealed class DuckDbSpanSumsTests
{
    private static readonly DateOnly First = new(2026, 1, 1);
    private static readonly RegisterAccess Job = RegisterAccess.System("test");
    private static readonly RegisterId[] Registers = [new("M1"), new("M1", "peak"), new("M2")];

    private static readonly Gen<RegisterSpan> GenSpan = Gen.Select(
        Gen.Int[0, 3].Select(at => at < 3 ? Registers[at] : new RegisterId("unknown")), Gen.Int[-5, 130], Gen.Int[0, 130],
        (register, from, length) => new RegisterSpan(register, First.AddDays(from), First.AddDays(from + length)));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void SumSpansAsync_AnyReplacementsAndClosings_IsTheSumOfTheDaysInBothViewsAndFromBothSources() => Gen.Select(GenHistory, GenSpan.Array[1, 8])
        .Sample(
            (history, spans) =>
            {
                using var folder = new TemporaryFolder();
                CheckAsync(folder.Path, history, spans).GetAwaiter().GetResult();
            },
            iter: 60,
            threads: 1);

    [Fact]
    public async Task SumSpansAsync_LedgerFromBeforeMonthSums_FillsThemWhenItIsOpened()
    {
        using var folder = new TemporaryFolder();
        await using (var ledger = Open(folder.Path))
        {
            await ledger.ReplaceAsync([Change(Registers[0], [(3, 5m, 0), (40, 7m, 1)])], Cancel);
        }

        using (var connection = new DuckDBConnection($"Data Source={Path.Combine(folder.Path, "ledger.duckdb")}"))
        {
            connection.Open();
            connection.Execute("DROP TABLE month_sum");
        }

        await using var again = Open(folder.Path);
        var sum = Assert.Single(await again.SumSpansAsync(
            LedgerView.AsKnown, LedgerSource.Months, Job, [new RegisterSpan(Registers[0], First, First.AddMonths(3))], Cancel));
        Assert.Equal((12m, 5m), (sum.Quantity, sum.Certain));
    }

    [Fact]
    public async Task SumSpansAsync_RegisterOutsideTheAccess_IsRefused()
    {
        using var folder = new TemporaryFolder();
        await using var ledger = Open(folder.Path);
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => ledger.SumSpansAsync(
            LedgerView.AsKnown, LedgerSource.Months, RegisterAccess.Only("other", new HashSet<RegisterId>()), [new RegisterSpan(Registers[0], First, First.AddDays(1))], Cancel));
    }

    // A replacement of some days of a register, or the closing of a month of it.
    private static Gen<(RegisterId Register, (int Day, decimal Amount, int Estimated)[] Days, int? Close)[]> GenHistory => Gen.Select(
        Gen.Int[0, 2].Select(at => Registers[at]),
        Gen.Select(Gen.Int[0, 120], Gen.Int[-50_000, 900_000], Gen.Int[0, 2], (day, amount, estimated) => (day, amount / 1_000m, estimated)).Array[0, 12],
        Gen.Int[0, 9],
        (register, days, kind) => (register, days.DistinctBy(d => d.day).ToArray(), kind < 3 ? (int?)(kind + 1) : null)).Array[1, 10];

    private static async Task CheckAsync(
        string folder, (RegisterId Register, (int Day, decimal Amount, int Estimated)[] Days, int? Close)[] history, RegisterSpan[] spans)
    {
        await using var ledger = Open(folder);
        var closed = new HashSet<(RegisterId, int)>();
        foreach (var (register, days, close) in history)
        {
            if (close is { } number)
            {
                if (closed.Add((register, number)))
                {
                    var name = $"{register}|{number}";
                    var level = new BoundaryLevel(1m, BoundaryBasis.Measured);
                    await ledger.FreezeAsync(Job, name, new Month(2026, number), [new RegisterToClose(register, level, level, 720)], Cancel);
                    await ledger.ConfirmAsync([name], Cancel);
                }
            }
            else
            {
                await ledger.ReplaceAsync([Change(register, days)], Cancel);
            }
        }

        foreach (var view in Enum.GetValues<LedgerView>())
        {
            var expected = new List<RegisterSum>();
            foreach (var span in spans)
            {
                expected.Add(RegisterSum.Of(await ledger.ReadDaysAsync(view, Job, [span.Register], span.From, span.To, Cancel)));
            }

            Assert.Equal(expected, await ledger.SumSpansAsync(view, LedgerSource.Months, Job, spans, Cancel));
            Assert.Equal(expected, await ledger.SumSpansAsync(view, LedgerSource.Days, Job, spans, Cancel));
            await CheckMonthsAsync(ledger, view, spans[0].From, spans[0].To);
        }
    }

    private static async Task CheckMonthsAsync(DuckDbConsumptionLedger ledger, LedgerView view, DateOnly from, DateOnly to)
    {
        var days = await ledger.ReadDaysAsync(view, Job, Registers, from, to, Cancel);
        var expected = days.GroupBy(d => (d.Register, d.Day.Year, d.Day.Month)).OrderBy(g => g.Key.Register).ThenBy(g => g.Key.Year).ThenBy(g => g.Key.Month)
            .Select(g => new LedgerMonth(
                g.Key.Register, g.Key.Year, g.Key.Month, g.Sum(d => d.Amount), g.Sum(d => d.Quantity), g.Sum(d => d.MeasuredHours), g.Sum(d => d.EstimatedHours), g.Sum(d => d.ManualHours)));
        Assert.Equal(expected, await ledger.SumMonthsAsync(view, Job, Registers, from, to, Cancel));
    }

    private static LedgerChange Change(RegisterId register, (int Day, decimal Amount, int Estimated)[] days)
    {
        var (from, to) = days.Length == 0 ? (0, 10) : (days.Min(d => d.Day), days.Max(d => d.Day) + 1);
        return new LedgerChange(
            register,
            First.AddDays(from),
            First.AddDays(to),
            [
                .. days.Select(d => new LedgerDay
                {
                    Register = register,
                    Day = First.AddDays(d.Day),
                    Amount = d.Amount,
                    Quantity = d.Amount,
                    ExpectedHours = 24,
                    MeasuredHours = 20 - d.Estimated,
                    EstimatedHours = d.Estimated,
                    ManualHours = 1,
                }),
            ],
            DateTimeOffset.UnixEpoch,
            DateTimeOffset.UnixEpoch,
            []);
    }

    private static DuckDbConsumptionLedger Open(string folder) =>
        new(folder, new DuckDbOptions(), new FakeTimeProvider(new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.Zero)));
}
