using EnergyQuota.Metering;
using EnergyQuota.Metering.Closing;
using EnergyQuota.Metering.Settlement;
using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Quotas.Closing;
using EnergyQuota.Registry;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Audit;
using EnergyQuota.Registry.Editing;
using EnergyQuota.Registry.Meters;
using EnergyQuota.Tests.Metering.Fakes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EnergyQuota.Tests.Quotas.Closing;

/// <summary>The court with an hourly meter whose readings take the way of every reading, seen on the first of June 2026.</summary>
internal sealed class ClosingWorld : IAsyncDisposable
{
    public static readonly RegisterId Register = new("E1");
    public static readonly Month March = new(2025, 3);
    public static readonly Scope Officer = new("officer", Role.Officer, "37");
    public static readonly Scope Chief = new("chief", Role.Administrator, "37");
    public static readonly ReopenRequest Ordered = new("2601", "2602");
    private readonly QuotaWorld _quota = new();
    private readonly FakeReadingStore _readings = new();

    public ClosingWorld()
    {
        State.Time.SetUtcNow(new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.Zero));
        using var state = State.CreateDbContext();
        state.Set<Meter>().Single(m => m.Code == "E1").ExpectedIntervalSeconds = 3600;
        state.SaveChanges();
        Marks = new SettlementMarks(State, State.Time);
        Facts = new RegisterFactsSource(State, Options.Create(new SiteOptions()));
        Services = new ClosingServices(State, Ledger, _readings, Facts, State.Audit, State.Time);
    }

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public QuotaState State => _quota.State;

    public QuotaWorld Quota => _quota;

    public FakeLedger Ledger => _quota.Ledger;

    public SettlementMarks Marks { get; }

    public RegisterFactsSource Facts { get; }

    public FakeReadingStore Readings => _readings;

    public ClosingServices Services { get; }

    public ClosingFinish Finish => Services.Finish;

    public PeriodCloser Closer => Services.Closer;

    public PeriodReopener Reopener => Services.Reopener;

    public YearCloser Years => Services.Years;

    public Adjustments Adjustments => Services.Adjustments;

    /// <summary>An hour of March, or of another month before or after it, in the site's zone.</summary>
    public static DateTimeOffset At(int hour) => March.StartIn(SiteZone.Find("Asia/Shanghai")).AddHours(hour);

    /// <summary>Sends readings and settles: 2 kWh in each hour unless a value is given.</summary>
    public async Task ArriveAsync(IEnumerable<int> hours, Func<int, decimal>? value = null)
    {
        Reading[] readings = [.. hours.Select(hour => new Reading(Register, At(hour), value?.Invoke(hour) ?? 10_000m + (2m * hour), At(hour)))];
        await _readings.AppendAsync(readings, Token);
        await Marks.MarkAsync([new SettlementRange(Register, readings.Min(r => r.Time), readings.Max(r => r.Time))], Token);
        await SettleAsync();
    }

    public Task SettleAsync() => new Settler(_readings, Ledger, Marks, Facts).SettleAsync(9, Token);

    /// <summary>February to the middle of April, without gaps.</summary>
    public Task ArriveWholeAsync() => ArriveAsync(Enumerable.Range(-24 * 28, 24 * 75));

    public async Task<ClosingView> ViewAsync(Month? month = null) => Assert.Single(await Closer.ViewAsync(Officer, [QuotaFacts.Code], month ?? March, Token));

    public Task<ClosingResult> CloseAsync(Month? month = null, params Acceptance[] accepted) =>
        Closer.CloseAsync(Officer, QuotaFacts.Code, month ?? March, accepted, null, Token);

    public Task<ReopenResult> ReopenAsync(Month? month = null, ReopenRequest? request = null) =>
        Reopener.ReopenAsync(Chief, QuotaFacts.Code, month ?? March, request ?? Ordered, Token);

    /// <summary>All of 2025 and the first days of the next year, hour by hour.</summary>
    public Task ArriveYearAsync() => ArriveAsync(Enumerable.Range(-24 * (31 + 28), 24 * 370));

    /// <summary>Closes months of 2025 from the first on.</summary>
    public async Task CloseMonthsAsync(int last = 12, int first = 1)
    {
        for (var number = first; number <= last; number++)
        {
            Assert.Equal(EditOutcome.Done, (await CloseAsync(new Month(2025, number))).Result.Outcome);
        }
    }

    /// <summary>Closes 2025.</summary>
    public Task<YearResult> CloseYearAsync(params YearAcceptance[] accepted) => Years.CloseAsync(Officer, QuotaFacts.Code, 2025, accepted, null, Token);

    public async Task<YearView> YearAsync() => Assert.IsType<YearView>(await Years.ViewAsync(Officer, QuotaFacts.Code, 2025, Token));

    public Task<AssessmentOutcome> AssessAsync() => Quota.Run.RunAsync(State.Time.GetUtcNow(), Token);

    public async Task<PendingAdjustmentRow> DifferenceAsync() => Assert.Single(await Adjustments.DifferencesAsync(Officer, March, March, Token));

    public Task<EditResult> BookAsync(AdjustmentAmount expected, string reason = "2501") =>
        Adjustments.BookAsync(Officer, Register, March, expected, reason, Token);

    public async Task<List<AuditEntry>> LinesAsync(string action)
    {
        await using var state = State.CreateDbContext();
        return await state.Set<AuditEntry>().AsNoTracking().Where(line => line.Action == action).OrderBy(line => line.Id).ToListAsync(Token);
    }

    public async ValueTask DisposeAsync()
    {
        Services.Dispose();
        await _readings.DisposeAsync();
        await _quota.DisposeAsync();
    }
}
