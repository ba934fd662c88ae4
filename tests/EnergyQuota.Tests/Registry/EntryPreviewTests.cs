using EnergyQuota.Metering;
using EnergyQuota.Metering.Settlement;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Audit;
using EnergyQuota.Registry.Editing;
using EnergyQuota.Registry.Meters;
using EnergyQuota.Tests.Metering.Fakes;
using Microsoft.Extensions.Time.Testing;

namespace EnergyQuota.Tests.Registry;

/// <summary>Preview, save, settle: the three speak of the same figures, through the real registry.</summary>
public sealed class EntryPreviewTests : IAsyncLifetime
{
    private static readonly Scope Officer = new("officer", Role.Officer, "3701");
    private static readonly RegisterId Register = new("m");
    private static readonly DateTimeOffset Jump = Some.Noon.AddDays(-10);
    private readonly TestState _state = new();
    private readonly FakeReadingStore _readings = new();
    private readonly FakeLedger _ledger = new();
    private readonly AuditLog _audit;
    private readonly RegistryEditor _editor;
    private readonly EntryPreview _preview;
    private readonly Settler _settler;

    public EntryPreviewTests()
    {
        var time = new FakeTimeProvider(Some.Noon);
        var marks = new SettlementMarks(_state, time);
        var facts = new RegisterFactsSource(_state, Some.Site);
        _audit = new AuditLog(_state, time);
        _editor = new RegistryEditor(_audit, marks, new MeterDirectory(_state, Some.Site), Some.Rules(time), Some.Site, time);
        _preview = new EntryPreview(_state, _readings, _ledger, facts, Some.Rules(time));
        _settler = new Settler(_readings, _ledger, marks, facts);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var meter = Some.Meter("m", Some.CodeA);
        meter.Registers.Single().RatedMaxPerHour = 10m;
        meter.ExpectedIntervalSeconds = 3_600;
        await _state.AddAsync(Some.Institution(Some.CodeA, "370100"), Some.Institution(Some.CodeB, "370200"), meter, Some.Meter("other", Some.CodeB));
        await _readings.AppendAsync(
            [.. Enumerable.Range(0, 24 * 100).Select(hour => Some.Noon.AddHours(hour - (24 * 100)))
                .Select(at => new Reading(Register, at, (decimal)(at - Some.Noon.AddDays(-200)).TotalHours + (at >= Jump ? 5_000m : 0m), at))],
            Token);
        await MarkAndSettleAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _audit.Dispose();
        _state.Dispose();
        await _readings.DisposeAsync();
        await _ledger.DisposeAsync();
    }

    [Fact]
    public async Task OfEventAsync_JumpAccepted_IsWhatTheLedgerHasAfterSaving()
    {
        var entry = new EventEntry(Register, new Decision(Jump, DecisionKind.Accept), "report 7");
        var day = CalendarDays.DayOf(Jump, SiteZone.Find(SiteZone.Default));
        Assert.Equal(FindingKind.Jump, Assert.Single(await FindingsAsync()).Kind);

        var change = (await _preview.OfEventAsync(Officer, entry, Token)).Change!;
        var before = await QuantityAsync(day);
        await _editor.EnterEventAsync(Officer, entry, Token);
        await _settler.SettleAsync(9, Token);

        Assert.Equal((day, before, 5_024m), (change.Days.Single().Day, change.Days.Single().Before!.Quantity, change.Days.Single().After!.Quantity));
        Assert.Equal(5_024m, await QuantityAsync(day));
        Assert.Equal(Jump, Assert.Single(change.Closed).At);
        Assert.Empty(await FindingsAsync());
    }

    [Fact]
    public async Task OfWithdrawalAsync_AfterADecision_GoesTheSameWayBack()
    {
        var entry = new EventEntry(Register, new Decision(Jump, DecisionKind.Accept), "report 7");
        var forth = (await _preview.OfEventAsync(Officer, entry, Token)).Change!;
        await _editor.EnterEventAsync(Officer, entry, Token);
        var id = Assert.Single(await _state.AllAsync<RegisterEventRecord>()).Id;

        // Not settled yet: the preview does not rest on what the ledger had before.
        var back = (await _preview.OfWithdrawalAsync(Officer, id, Token)).Change!;

        Assert.Equal(-forth.Quantity, back.Quantity);
        Assert.Equal(forth.Closed, back.Opened);
        Assert.Equal(EditOutcome.NotFound, (await _preview.OfWithdrawalAsync(Officer with { RegionPrefix = "3702" }, id, Token)).Result.Outcome);
        Assert.Equal(EditOutcome.NotAllowed, (await _preview.OfWithdrawalAsync(Officer with { Role = Role.Leader }, id, Token)).Result.Outcome);
    }

    [Fact]
    public async Task OfBillAsync_MonthBeforeTheMeter_AddsItsDays()
    {
        var bill = new Bill
        {
            MeterCode = "m",
            From = new DateOnly(2025, 10, 1),
            To = new DateOnly(2025, 11, 1),
            Quantity = 310m,
            Document = "B1",
            EnteredBy = "",
            EnteredAt = default,
        };

        var change = (await _preview.OfBillAsync(Officer, bill, Token)).Change!;
        await _editor.AddBillAsync(Officer, bill, Token);

        Assert.Equal(new MonthChange(new Month(2025, 10), 0m, 310m, 31), Assert.Single(change.Months));
        Assert.Equal(EditOutcome.Conflict, (await _preview.OfBillAsync(Officer, bill, Token)).Result.Outcome);

        var withdrawn = await _preview.OfBillWithdrawalAsync(Officer, bill.Id, Token);
        Assert.Equal(new MonthChange(new Month(2025, 10), 310m, 0m, 31), Assert.Single(withdrawn.Change!.Months));
        Assert.Equal(EditOutcome.NotFound, (await _preview.OfBillWithdrawalAsync(Officer, bill.Id + 1, Token)).Result.Outcome);
        Assert.Equal(EditOutcome.NotAllowed, (await _preview.OfBillWithdrawalAsync(Officer with { Role = Role.Leader }, bill.Id, Token)).Result.Outcome);
    }

    [Fact]
    public async Task OfEventAsync_ReaderOrOtherScopeOrBadField_SaysWhyAndReadsNothing()
    {
        var entry = new EventEntry(Register, new Decision(Jump, DecisionKind.Accept), "report 7");

        Assert.Equal(EditOutcome.NotAllowed, (await _preview.OfEventAsync(Officer with { Role = Role.Leader }, entry, Token)).Result.Outcome);
        Assert.Equal(EditOutcome.NotFound, (await _preview.OfEventAsync(Officer, entry with { Register = new("other") }, Token)).Result.Outcome);
        Assert.Equal("Source", (await _preview.OfEventAsync(Officer, entry with { Source = " " }, Token)).Result.Field);
        Assert.Null((await _preview.OfEventAsync(Officer, entry with { Source = " " }, Token)).Change);
    }

    private async Task MarkAndSettleAsync()
    {
        await new SettlementMarks(_state, TimeProvider.System).MarkAsync([new SettlementRange(Register, Some.Noon.AddDays(-200), Some.Noon)], Token);
        await _settler.SettleAsync(9, Token);
    }

    private Task<IReadOnlyList<Finding>> FindingsAsync() => _ledger.ReadFindingsAsync(RegisterAccess.System("test"), [Register], Token);

    private async Task<decimal> QuantityAsync(DateOnly day) =>
        (await _ledger.ReadDaysAsync(RegisterAccess.System("test"), [Register], day, day.AddDays(1), Token)).Single().Quantity;
}
