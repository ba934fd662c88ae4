using EnergyQuota.Quotas.Alerting;
using EnergyQuota.Quotas.Alerting.Escalation;
using EnergyQuota.Registry.Audit;
using static EnergyQuota.Tests.Quotas.Alerting.AlertWorld;

namespace EnergyQuota.Tests.Quotas.Alerting;

/// <summary>The ladder over a clock that a test turns: 16 working hours to a reminder, 40 to the next rung, 16 for what is serious.</summary>
public sealed class EscalationRunTests : IDisposable
{
    private readonly AlertWorld _world = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task Run_NobodyAcknowledges_RemindsThenGoesUpToTheLastRung()
    {
        await _world.LookAsync(Found());
        Assert.Equal(new EscalationOutcome(0, 0), await _world.TickAsync());
        _world.Wait(16);
        Assert.Equal(new EscalationOutcome(1, 0), await _world.TickAsync());
        Assert.Equal(new EscalationOutcome(0, 0), await _world.TickAsync());
        _world.Wait(16);
        Assert.Equal(new EscalationOutcome(1, 0), await _world.TickAsync());
        _world.Wait(8);
        Assert.Equal(new EscalationOutcome(0, 1), await _world.TickAsync());
        Assert.Equal((AlertState.Escalated, 1), (await _world.OnlyAsync()) is var up ? (up.State, up.Level) : default);
        await PassAsync(40);
        Assert.Equal(2, (await _world.OnlyAsync()).Level);
        await PassAsync(80);
        Assert.Equal(2, (await _world.OnlyAsync()).Level);
        Assert.Equal(2, (await _world.AllAsync<AuditEntry>()).Count(e => e.Action == "alert.escalated" && e.Actor == EscalationRun.Actor));
        Assert.Equal(NoticeKind.Reminder, (await _world.AllAsync<AlertNotice>())[^1].Kind);
    }

    [Fact]
    public async Task Run_Serious_GoesUpSooner()
    {
        await _world.LookAsync(Found(AlertGrade.Serious));
        _world.Wait(16);
        Assert.Equal(new EscalationOutcome(0, 1), await _world.TickAsync());
    }

    [Fact]
    public async Task Run_Information_IsLeftAlone()
    {
        await _world.LookAsync(Found(AlertGrade.Information));
        _world.Wait(400);
        Assert.Equal(default, await _world.TickAsync());
    }

    [Fact]
    public async Task Run_Acknowledged_IsLeftAlone()
    {
        await _world.LookAsync(Found());
        await _world.Alerts.MoveAsync(Of("county"), (await _world.OnlyAsync()).Id, AlertMove.Acknowledge, "seen", Token);
        _world.Wait(400);
        Assert.Equal(default, await _world.TickAsync());
    }

    [Fact]
    public async Task Run_OverAWeekend_CountsNoHours()
    {
        _world.State.Time.SetUtcNow(AlertFacts.At(AlertFacts.Monday.AddDays(4), 16));
        await _world.LookAsync(Found(AlertGrade.Serious));
        _world.State.Time.SetUtcNow(AlertFacts.At(AlertFacts.Monday.AddDays(7), 9.5));
        Assert.Equal(default, await _world.TickAsync());
        _world.State.Time.SetUtcNow(AlertFacts.At(AlertFacts.Monday.AddDays(8), 16.1));
        Assert.Equal(new EscalationOutcome(0, 1), await _world.TickAsync());
    }

    [Fact]
    public async Task Run_AfterALongStop_GoesUpOneRungAndNoFurther()
    {
        await _world.LookAsync(Found());
        _world.Wait(400);
        Assert.Equal(new EscalationOutcome(0, 1), await _world.TickAsync());
        Assert.Equal(1, (await _world.OnlyAsync()).Level);
    }

    [Fact]
    public async Task Run_ManyAtOnce_DoesEachOnce()
    {
        await _world.LookAsync([.. Enumerable.Range(0, 1_300).Select(i => Found(AlertGrade.Serious, subject: $"gateway:{i}"))]);
        _world.Wait(16);
        Assert.Equal(new EscalationOutcome(0, 1_300), await _world.TickAsync());
        Assert.Equal(default, await _world.TickAsync());
        Assert.Equal(1_300, (await _world.AllAsync<AlertNotice>()).Count(n => n.Kind == NoticeKind.Escalated));
    }

    [Fact]
    public async Task Run_NobodyOnTheLadder_OnlyReminds()
    {
        await _world.LookAsync(Found(institution: "22370000000000002X"));
        _world.Wait(60);
        Assert.Equal(new EscalationOutcome(1, 0), await _world.TickAsync());
    }

    // Hour by hour, as the job does.
    private async Task PassAsync(int hours)
    {
        for (var i = 0; i < hours; i++)
        {
            _world.Wait(1);
            await _world.TickAsync();
        }
    }
}
