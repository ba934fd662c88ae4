using EnergyQuota.Quotas.Forecasting;
using EnergyQuota.Registry.Access;
using static EnergyQuota.Tests.Quotas.QuotaFacts;

namespace EnergyQuota.Tests.Quotas.Forecasting;

/// <summary>Forecasts as an assessment writes them and an account reads them.</summary>
public sealed class ForecastStepTests : IAsyncLifetime
{
    private static readonly DateTimeOffset September = new(2026, 8, 31, 17, 0, 0, TimeSpan.Zero);
    private readonly QuotaWorld _world = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Forecasts Forecasts => new(_world.State);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task RunAsync_TwoYearsOfDays_ForecastsThisOne()
    {
        await _world.BookAsync(Start, new DateOnly(2026, 9, 1), 1_000m);
        await _world.Run.RunAsync(September, Token);
        var forecast = Assert.Single(await Forecasts.OfInstitutionAsync(QuotaWorld.Officer, Code, Token));

        Assert.Equal((2026, new DateOnly(2026, 9, 1), ForecastBasis.OwnYears, 1), (forecast.Year, forecast.Until, forecast.Basis, forecast.PastYears));
        Assert.Equal(11.315m, forecast.Expected);
        Assert.Equal((12, 3), (forecast.Path.Count, forecast.Tiers.Count));
        Assert.Equal(Code, Assert.Single(await Forecasts.OfYearAsync(QuotaWorld.Officer, 2026, Token)).InstitutionCode);
    }

    [Fact]
    public async Task RunAsync_Again_KeepsOneRowAndReplacesWhatChanged()
    {
        await _world.BookAsync(Start, new DateOnly(2026, 9, 1), 1_000m);
        await _world.Run.RunAsync(September, Token);
        await _world.Run.RunAsync(September.AddHours(1), Token);
        var before = Assert.Single(await Forecasts.OfInstitutionAsync(QuotaWorld.Officer, Code, Token));
        await _world.BookAsync(new DateOnly(2026, 1, 1), new DateOnly(2026, 10, 1), 1_200m);
        await _world.Run.RunAsync(September.AddDays(30), Token);
        var after = Assert.Single(await Forecasts.OfInstitutionAsync(QuotaWorld.Officer, Code, Token));

        Assert.Equal(1, _world.State.Count<QuotaForecast>());
        Assert.True(after.Expected > before.Expected && after.High - after.Low < after.Expected);
    }

    [Fact]
    public async Task Queries_OtherRegion_SeeNothing()
    {
        await _world.BookAsync(Start, new DateOnly(2026, 9, 1), 1_000m);
        await _world.Run.RunAsync(September, Token);
        var stranger = new Scope("stranger", Role.Administrator, "33");

        Assert.Empty(await Forecasts.OfYearAsync(stranger, 2026, Token));
        Assert.Empty(await Forecasts.OfInstitutionAsync(stranger, Code, Token));
        Assert.Null(await Forecasts.ErrorsAsync(stranger, 2026, Token));
        Assert.False((await Forecasts.ErrorsAsync(QuotaWorld.Officer, 2026, Token))!.IsOwn);
    }
}
