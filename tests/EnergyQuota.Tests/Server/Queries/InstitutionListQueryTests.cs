using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Quotas.State;
using EnergyQuota.Registry.Access;
using EnergyQuota.Server.Queries;
using EnergyQuota.Tests.Registry;

namespace EnergyQuota.Tests.Server.Queries;

public sealed class InstitutionListQueryTests : IAsyncLifetime, IDisposable
{
    private static readonly DateOnly Day = new(2026, 3, 1);
    private readonly TestState _state = new(new QuotasPart());

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        for (var number = 0; number < 60; number++)
        {
            var institution = Some.Institution($"C{number:D2}", number % 2 == 0 ? "3701" : "4401");
            institution.NameEn = number == 7 ? "50%_off" : $"Office {number}";
            await _state.AddAsync(institution);
        }

        await _state.AddAsync(Some.Meter("M1", "C08"), Some.Meter("M2", "C08"), Some.Meter("M3", "C04"));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    public void Dispose() => _state.Dispose();

    [Fact]
    public async Task PageAsync_SecondPageOfAScope_HoldsTheNextRowsAndTheWholeCount()
    {
        var page = await new InstitutionListQuery(_state).PageAsync(new Scope("r", Role.Leader, "37"), new InstitutionFilter(), 25, 25, Day, Stop);

        Assert.Equal((30, 5), (page.Total, page.Rows.Count));
        Assert.Equal("C50", page.Rows[0].Institution.Code);
    }

    [Fact]
    public async Task PageAsync_MostMetersFirst_OrdersInTheDatabase()
    {
        var filter = new InstitutionFilter(Order: InstitutionOrder.Meters, Descending: true);

        var page = await new InstitutionListQuery(_state).PageAsync(Scope.System("test"), filter, 0, 3, Day, Stop);

        Assert.Equal([("C08", 2), ("C04", 1), ("C00", 0)], page.Rows.Select(row => (row.Institution.Code, row.Meters)));
    }

    [Fact]
    public async Task PageAsync_WorstFirst_OrdersByTheShareOfTheConstraintThatLastYearUsed()
    {
        await _state.AddAsync(
            Judged("C08", 2025, 9.5m, 10m), Judged("C10", 2025, 110m, 100m), Judged("C04", 2025, 90m, 30m, current: false), Judged("C04", 2025, 5m, 10m), Judged("C02", 2024, 99m, 1m));
        var filter = new InstitutionFilter(Order: InstitutionOrder.Overrun, Descending: true);

        var page = await new InstitutionListQuery(_state).PageAsync(Scope.System("test"), filter, 0, 4, Day, Stop);

        Assert.Equal([("C10", 1.1m), ("C08", 0.95m), ("C04", 0.5m), ("C00", null)], page.Rows.Select(row => (row.Institution.Code, row.Share)));
    }

    [Theory]
    [InlineData("%_", 1)]
    [InlineData("office 5", 11)]
    [InlineData("机构C1", 10)]
    [InlineData("\\", 0)]
    public async Task PageAsync_Search_TakesItsSignsForWhatTheyAre(string search, int found)
    {
        var page = await new InstitutionListQuery(_state).PageAsync(Scope.System("test"), new InstitutionFilter(search), 0, 100, Day, Stop);

        Assert.Equal(found, page.Total);
    }

    [Fact]
    public async Task NamedAsync_OutsideTheScope_IsNotNamed()
    {
        var named = await new InstitutionListQuery(_state).NamedAsync(new Scope("r", Role.Leader, "37"), ["C00", "C01", "none"], Stop);

        Assert.Equal(["C00"], named.Keys);
    }

    private static Verdict Judged(string code, int year, decimal value, decimal constraint, bool current = true) => new()
    {
        InstitutionCode = code,
        Year = year,
        Grade = Grade.Over,
        Value = value,
        Constraint = constraint,
        InputsJson = "{}",
        AsOf = DateTimeOffset.UnixEpoch,
        Revision = current ? 2 : 1,
        Current = current,
    };
}
