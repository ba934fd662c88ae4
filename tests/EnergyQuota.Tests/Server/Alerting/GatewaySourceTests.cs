using EnergyQuota.Ingest.Accounting;
using EnergyQuota.Ingest.State;
using EnergyQuota.Quotas.Alerting;
using EnergyQuota.Quotas.State;
using EnergyQuota.Registry.Audit;
using EnergyQuota.Server.Alerting;
using EnergyQuota.Tests.Quotas;
using EnergyQuota.Tests.Quotas.Alerting;
using EnergyQuota.Tests.Registry;
using Microsoft.Extensions.Time.Testing;

namespace EnergyQuota.Tests.Server.Alerting;

/// <summary>When gateways were heard, and from when on a silence counts.</summary>
public sealed class GatewaySourceTests : IDisposable
{
    private static readonly DateTimeOffset Start = AlertFacts.At(AlertFacts.Monday);
    private readonly TestState _state = new(new QuotasPart(), new IngestPart());
    private readonly FakeTimeProvider _time = new(Start);
    private readonly AuditLog _audit;

    public GatewaySourceTests() => _audit = new AuditLog(_state, _time);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _audit.Dispose();
        _state.Dispose();
    }

    [Fact]
    public async Task Look_SilentForLongEnoughWhileWeListen_IsToldAndGoesWhenItIsBack()
    {
        await AddAsync(boundary: true, lastHour: 0);
        using var run = Run();
        Assert.Equal(0, await AtAsync(run, 5));
        Assert.Equal(1, await AtAsync(run, 8));
        Assert.Equal("gateway:g1", Assert.Single(await _state.AllAsync<Alert>()).Subject);
        await HearAsync(8);
        Assert.Equal(0, await AtAsync(run, 9));
        Assert.Equal(AlertState.Withdrawn, Assert.Single(await _state.AllAsync<Alert>()).State);
    }

    [Fact]
    public async Task Look_AfterOurOwnStop_WaitsUntilItHasListenedForLongEnough()
    {
        await AddAsync(boundary: true, lastHour: -20);
        using var run = Run();
        Assert.Equal(0, await AtAsync(run, 0.2));
        Assert.Equal(0, await AtAsync(run, 5.9));
        Assert.Equal(1, await AtAsync(run, 6.1));
    }

    [Fact]
    public async Task Look_AlertThatStoodBeforeTheStop_StaysThroughIt()
    {
        await AddAsync(boundary: true, lastHour: -20);
        using (var before = Run())
        {
            await AtAsync(before, 7);
        }

        _time.Advance(TimeSpan.FromHours(8));
        using var run = Run();
        await AtAsync(run, 8.5);
        Assert.Equal(AlertState.Open, Assert.Single(await _state.AllAsync<Alert>()).State);
    }

    [Fact]
    public async Task Look_GatewayWithoutABoundaryMeter_IsNotWatched()
    {
        await AddAsync(boundary: false, lastHour: 0);
        using var run = Run();
        Assert.Equal(0, await AtAsync(run, 100));
    }

    private AlertRun Run() => new(_state, _audit, AlertFacts.Policy, [new GatewaySource(_state, _time)]);

    private static Task<int> AtAsync(AlertRun run, double hours) => run.RunAsync(Start.AddHours(hours), Token);

    private async Task AddAsync(bool boundary, int lastHour)
    {
        var meter = Some.Meter("E1", QuotaFacts.Code);
        await _state.AddAsync(QuotaFacts.Court(), meter, new ReportingGateway { Id = 1, InstitutionCode = QuotaFacts.Code, Name = "g1" });
        await _state.AddAsync(new MeterGateway { MeterCode = "E1", GatewayId = 1 });
        if (boundary)
        {
            await _state.AddAsync(QuotaWorld.Term("E1", new DateOnly(2020, 1, 1), null));
        }

        await HearAsync(lastHour);
    }

    private Task HearAsync(int hour) => _state.AddAsync(
        new GatewayHour { GatewayId = 1, Hour = HourNumber.Of(Start.AddHours(hour)), Received = 4 },
        new GatewayHour { GatewayId = 1, Hour = HourNumber.Of(Start.AddHours(hour)) + 1, Rejected = 1 });
}
