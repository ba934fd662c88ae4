using System.Runtime.CompilerServices;
using EnergyQuota.Metering;
using EnergyQuota.Metering.Ledger;
using EnergyQuota.Metering.Settlement;
using EnergyQuota.Quotas.Alerting;
using EnergyQuota.Quotas.Alerting.Sources;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.Meters;
using EnergyQuota.Tests.Metering.Fakes;
using EnergyQuota.Tests.Registry;
using Microsoft.EntityFrameworkCore;
using static EnergyQuota.Tests.Quotas.Alerting.AlertFacts;

namespace EnergyQuota.Tests.Quotas.Alerting;

/// <summary>From ledger and readings to alerts, through the run that the job makes.</summary>
public sealed class SourcesTests : IAsyncDisposable
{
    private static readonly DateOnly From = Monday.AddDays(-70);
    private readonly QuotaState _state = new();
    private readonly FakeLedger _ledger = new();
    private readonly FakeReadingStore _readings = new();

    public SourcesTests() => _state.Add(
        QuotaFacts.Court(), Some.Meter("E1", QuotaFacts.Code), Some.Meter("E2", QuotaFacts.Code),
        Term("E1", From), Term("E2", From));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _ledger.DisposeAsync();
        _state.Dispose();
    }

    [Fact]
    public async Task Days_AllWell_RaiseNothing()
    {
        await BookAsync("E1", Monday.AddDays(4), 100);
        await BookAsync("E2", Monday.AddDays(4), 50);
        Assert.Equal(0, await LookAsync(Monday.AddDays(4), new DaySource(_state, _ledger), new NotJudgeableSource(_state, _ledger)));
    }

    [Fact]
    public async Task Days_OneRegisterSilentForAWeek_TellsTheRegisterAndThatDaysAreIncomplete()
    {
        await BookAsync("E1", Monday.AddDays(4), 100);
        await BookAsync("E2", Monday.AddDays(-3), 50);
        await LookAsync(Monday.AddDays(4), new DaySource(_state, _ledger));
        Assert.Equal(
            [(AlertKind.Silent, "register:E2/total"), (AlertKind.DataIncomplete, "Electricity")], (await AlertsAsync()).Select(a => (a.Kind, a.Subject)).Order());
        await BookAsync("E2", Monday.AddDays(4), 50);
        await LookAsync(Monday.AddDays(5), new DaySource(_state, _ledger));
        Assert.All(await AlertsAsync(), a => Assert.Equal(AlertState.Withdrawn, a.State));
    }

    [Fact]
    public async Task Days_AJumpInTheWeekBefore_IsToldOnceAndGoesWhenTheDataAreCorrected()
    {
        await BookAsync("E2", Monday.AddDays(4), 50);
        await BookAsync("E1", Monday.AddDays(4), 100, (Monday.AddDays(-4), 900));
        Assert.Equal(1, await LookAsync(Monday.AddDays(4), new DaySource(_state, _ledger)));
        Assert.Equal(0, await LookAsync(Monday.AddDays(4), new DaySource(_state, _ledger)));
        Assert.Equal((AlertKind.SuddenChange, "2026-02-23"), (await AlertsAsync()).Select(a => (a.Kind, a.Period)).Single());
        await BookAsync("E1", Monday.AddDays(4), 100);
        await LookAsync(Monday.AddDays(5), new DaySource(_state, _ledger));
        Assert.Equal(AlertState.Withdrawn, Assert.Single(await AlertsAsync()).State);
    }

    [Fact]
    public async Task Days_AJumpWeeksAgo_IsNotWithdrawnByTimeAlone()
    {
        await BookAsync("E2", Monday.AddDays(30), 50);
        await BookAsync("E1", Monday.AddDays(30), 100, (Monday.AddDays(1), 900));
        await LookAsync(Monday.AddDays(4), new DaySource(_state, _ledger));
        await LookAsync(Monday.AddDays(25), new DaySource(_state, _ledger));
        Assert.Equal(AlertState.Open, Assert.Single(await AlertsAsync()).State);
    }

    [Fact]
    public async Task Days_OfABilledMeter_AreNotExpectedToSend()
    {
        await using (var state = _state.CreateDbContext())
        {
            await state.Set<Meter>().Where(m => m.Code == "E2").ExecuteUpdateAsync(set => set.SetProperty(m => m.Billed, true), Token);
        }

        await BookAsync("E1", Monday.AddDays(4), 100);
        Assert.Equal(0, await LookAsync(Monday.AddDays(4), new DaySource(_state, _ledger)));
    }

    [Fact]
    public async Task Months_ThreeOfSixWithoutData_AreNotJudgeable()
    {
        await EnterAsync(new DateOnly(2025, 1, 1));
        await BookAsync("E1", new DateOnly(2025, 11, 20), 100, from: new DateOnly(2025, 3, 1));
        Assert.Equal(1, await LookAsync(Monday, new NotJudgeableSource(_state, _ledger)));
        Assert.Equal((AlertKind.RepeatedlyNotJudgeable, AlertGrade.Serious), (await AlertsAsync()).Select(a => (a.Kind, a.Grade)).Single());
    }

    [Fact]
    public async Task Months_BeforeTheBoundaryWasEntered_DoNotCount()
    {
        await EnterAsync(new DateOnly(2026, 1, 15));
        Assert.Equal(0, await LookAsync(Monday, new NotJudgeableSource(_state, _ledger)));
    }

    [Fact]
    public async Task Findings_OldOnTheDesk_AreToldForTheRegisterOnceAndGoWhenDecided()
    {
        var old = new Finding(new RegisterId("E1"), FindingKind.Jump, At(Monday.AddDays(-9)), 5m);
        await FindAsync(old, old with { At = At(Monday.AddDays(-8)) }, old with { Kind = FindingKind.Glitch, At = At(Monday.AddDays(-30)) });
        Assert.Equal(1, await LookAsync(Monday, new FindingSource(_state, _ledger)));
        await FindAsync();
        await LookAsync(Monday, new FindingSource(_state, _ledger));
        Assert.Equal(AlertState.Withdrawn, Assert.Single(await AlertsAsync()).State);
    }

    [Fact]
    public async Task Nights_TwiceWhatTheyWere_AreToldForTheWeek()
    {
        await RunsAsync(weeks: 6, night: week => week == 5 ? 8 : 3);
        for (var week = 0; week < 6; week++)
        {
            await LookAsync(From.AddDays((7 * week) + 8), NightSource());
        }

        var weeks = await _state.CreateDbContext().Set<LoadWeek>().OrderBy(w => w.Monday).ToListAsync(Token);
        Assert.Equal(6, weeks.Count);

        // Five nights of ten hours at 3 kWh, five days of fourteen hours at 10 kWh, two days off at 3 kWh.
        Assert.Equal((150m, 144m, 994m, 2, 1m), (weeks[0].Night, weeks[0].Rest, weeks[0].Total, weeks[0].RestDays, weeks[0].Completeness));
        Assert.Equal(400m, weeks[5].Night);
        var alert = Assert.Single(await AlertsAsync());
        Assert.Equal((AlertKind.OffHoursLoad, $"{From.AddDays(35):yyyy-MM-dd}", 29.6m), (alert.Kind, alert.Period, alert.Expected));
    }

    [Fact]
    public async Task Run_DailySource_IsAskedOncePerDayOfTheSite()
    {
        var source = new CountingSource();
        using var run = new AlertRun(_state, _state.Audit, Policy, [source]);
        foreach (var hours in new[] { 1, 5, 23, 24.5, 30 })
        {
            await run.RunAsync(At(Monday, hours), Token);
        }

        Assert.Equal([Monday, Monday.AddDays(1)], source.Asked);
    }

    private static BoundaryTerm Term(string meter, DateOnly entered)
    {
        var term = QuotaWorld.Term(meter, new DateOnly(2020, 1, 1), null);
        term.EnteredAt = At(entered);
        return term;
    }

    private async Task EnterAsync(DateOnly day)
    {
        await using var state = _state.CreateDbContext();
        await state.Set<BoundaryTerm>().ExecuteUpdateAsync(set => set.SetProperty(t => t.EnteredAt, At(day)), Token);
    }

    private LoadWeekSource NightSource() => new(_state, new LoadWeekReader(_ledger, _readings, new RegisterFactsSource(_state, Some.Site)));

    private async Task<int> LookAsync(DateOnly day, params IAlertSource[] sources)
    {
        using var run = new AlertRun(_state, _state.Audit, Policy, sources);
        return await run.RunAsync(At(day, 3), Token);
    }

    private async Task<List<Alert>> AlertsAsync()
    {
        await using var state = _state.CreateDbContext();
        return await state.Set<Alert>().AsNoTracking().OrderBy(a => a.Id).ToListAsync(Token);
    }

    private Task<int> FindAsync(params Finding[] findings) => _ledger.ReplaceAsync(
        [new LedgerChange(new RegisterId("E1"), From, From, [], DateTimeOffset.MinValue, DateTimeOffset.MaxValue, findings)], Token);

    private async Task BookAsync(string meter, DateOnly to, decimal perDay, (DateOnly Day, decimal Quantity)? other = null, DateOnly? from = null)
    {
        var (register, first) = (new RegisterId(meter), from ?? From);
        var days = Enumerable.Range(0, to.DayNumber - first.DayNumber).Select(first.AddDays).Select(day => Day(register, day, day == other?.Day ? other.Value.Quantity : perDay));
        await _ledger.ReplaceAsync([new LedgerChange(register, first, to, [.. days], DateTimeOffset.MinValue, DateTimeOffset.MinValue, [])], Token);
    }

    // An hour of a working day takes 10 kWh by day and as much as said at night; a day off takes 3 kWh an hour.
    private async Task RunsAsync(int weeks, Func<int, int> night)
    {
        await BookAsync("E2", From.AddDays(weeks * 7), 0);
        var (register, value) = (new RegisterId("E1"), 1_000m);
        var (batch, days) = (new List<Reading>(), new List<LedgerDay>());
        for (var day = From.AddDays(-1); day < From.AddDays((weeks * 7) + 1); day = day.AddDays(1))
        {
            var start = value;
            for (var hour = 0; hour < 24; hour++)
            {
                var at = At(day, hour);
                batch.Add(new Reading(register, at, value, at, TimeBasis.Device));
                var isNight = hour >= 20 || hour < 6;
                value += !Policy.Calendar.IsWorkingDay(day) ? 3 : isNight ? night(Math.Max(0, day.DayNumber - From.DayNumber) / 7) : 10;
            }

            days.Add(Day(register, day, value - start));
        }

        await _readings.AppendAsync(batch, Token);
        await _ledger.ReplaceAsync([new LedgerChange(register, days[0].Day, days[^1].Day.AddDays(1), days, DateTimeOffset.MinValue, DateTimeOffset.MinValue, [])], Token);
    }

    private static LedgerDay Day(RegisterId register, DateOnly day, decimal quantity) => new()
    {
        Register = register,
        Day = day,
        Amount = quantity,
        Quantity = quantity,
        ExpectedHours = 24,
        MeasuredHours = 24,
        EstimatedHours = 0,
    };

    private sealed class CountingSource : IAlertSource
    {
        public List<DateOnly> Asked { get; } = [];

        public AlertPace Pace => AlertPace.Daily;

        public async IAsyncEnumerable<AlertRound> LookAsync(AlertMoment moment, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await Task.CompletedTask;
            Asked.Add(moment.Today);
            yield break;
        }
    }
}
