using EnergyQuota.Metering;
using EnergyQuota.Metering.Settlement;
using EnergyQuota.Registry.Meters;

namespace EnergyQuota.Tests.Registry;

public sealed class RegisterFactsSourceTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task GetAsync_EventsAndBills_AreFactsInTheMetersZone()
    {
        using var state = new TestState();
        var meter = Some.Meter("m", Some.CodeA);
        meter.Zone = "+09:00";
        await state.AddAsync(Some.Institution(Some.CodeA, "37"), meter);
        await state.AddAsync(
            Event(RegisterEventKind.Replacement, final: 900m, first: 5m),
            Event(RegisterEventKind.MultiplierChange, factor: 40m),
            new Bill
            {
                MeterCode = "m",
                From = new DateOnly(2026, 1, 1),
                To = new DateOnly(2026, 2, 1),
                Quantity = 12.5m,
                Document = "B1",
                EnteredBy = "test",
                EnteredAt = Some.Noon,
            });

        var facts = (await new RegisterFactsSource(state, Some.Site).GetAsync(
            RegisterAccess.System("test"), [new RegisterId("m"), new RegisterId("unknown")], None))[new RegisterId("m")];

        Assert.Equal([new Replacement(Some.Noon, 900m, 5m), new MultiplierChange(Some.Noon, 40m)], facts.Events.OrderByDescending(e => e is Replacement));
        var nine = TimeSpan.FromHours(9);
        Assert.Equal(
            new IntervalAmount(new DateTimeOffset(2026, 1, 1, 0, 0, 0, nine), new DateTimeOffset(2026, 2, 1, 0, 0, 0, nine), 12.5m, "B1"),
            Assert.Single(facts.Intervals));
    }

    [Fact]
    public async Task GetAsync_ThreeThousandRegisters_AllComeBack()
    {
        using var state = new TestState();
        await state.AddAsync([Some.Institution(Some.CodeA, "37"), .. Enumerable.Range(0, 3_000).Select(i => Some.Meter($"m{i}", Some.CodeA))]);
        var registers = Enumerable.Range(0, 3_000).Select(i => new RegisterId($"m{i}")).ToList();

        var facts = await new RegisterFactsSource(state, Some.Site).GetAsync(RegisterAccess.System("test"), registers, None);

        Assert.Equal(3_000, facts.Count);
        Assert.All(facts.Values, fact => Assert.Equal("Asia/Shanghai", fact.Zone.Id));
    }

    [Fact]
    public async Task GetAsync_RegisterOutsideTheAccess_RefusesTheWholeQuery()
    {
        using var state = new TestState();
        var access = RegisterAccess.Only("reader", new HashSet<RegisterId> { new("mine") });

        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => new RegisterFactsSource(state, Some.Site)
            .GetAsync(access, [new RegisterId("mine"), new RegisterId("theirs")], None));
    }

    [Fact]
    public async Task RefreshAsync_MeterAdded_DirectoryKnowsItAfterwards()
    {
        using var state = new TestState();
        var directory = new MeterDirectory(state, Some.Site);
        await state.AddAsync(Some.Institution(Some.CodeA, "37"), Some.Meter("m", Some.CodeA, registers: ["peak", "valley"]));
        Assert.Null(directory.Find("m"));

        await directory.RefreshAsync(None);

        Assert.Equal(["peak", "valley"], directory.Find("m")!.Registers.Select(register => register.Id.Name).Order());
        Assert.Null(directory.Find("M"));
    }

    private static RegisterEventRecord Event(
        RegisterEventKind kind, decimal? final = null, decimal? first = null, decimal? factor = null) => new()
        {
            MeterCode = "m",
            Kind = kind,
            At = Some.Noon,
            Final = final,
            First = first,
            Factor = factor,
            Source = "test",
            EnteredBy = "test",
            EnteredAt = Some.Noon,
        };
}
