using CsCheck;
using EnergyQuota.Metering;
using EnergyQuota.Metering.Ledger;
using EnergyQuota.Metering.Settlement;
using EnergyQuota.Tests.Metering.Fakes;

namespace EnergyQuota.Tests.Metering;

public sealed class SettlementPreviewTests
{
    private static readonly RegisterId Register = SettlementWorld.Register;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Whatever is entered or taken back: what the preview says is what the ledger then has.</summary>
    [Fact]
    public async Task Finish_AnyEntryOrWithdrawal_EqualsWhatSettlementGivesAfterSaving() =>
        await Gen.Select(SettlementWorld.Facts, SettlementWorld.Run.Array[0, 12], SettlementWorld.Event.Array[1, 4], Gen.Int[0, 3], Gen.Bool)
            .SampleAsync(
                async (facts, runs, events, bill, longer) =>
                {
                    var stretch = longer ? 8 : 1;
                    var readings = SettlementWorld.Stored(runs.SelectMany(run => run)
                        .Select(reading => reading with { Time = Stretched(reading.Time, stretch), ReceivedAt = Stretched(reading.Time, stretch) }));
                    var stretched = events.Select(known => known with { At = Stretched(known.At, stretch) }).ToArray();
                    var before = facts with { Events = [], ExpectedInterval = facts.ExpectedInterval * stretch };
                    before = stretched.Skip(1).Aggregate(before, (known, entered) => known.With(entered));
                    var changes = stretched[0];
                    var billed = new IntervalAmount(SettlementWorld.At(7), SettlementWorld.At(300), 100m, "bill");
                    var (after, range) = bill switch
                    {
                        0 => (before.With(billed), new SettlementRange(Register, billed.From, billed.To)),
                        1 when before.Events.Count > 0 => (before.Without(before.Events[0]), At(before.Events[0])),
                        _ => (before.With(changes), At(changes)),
                    };
                    await AssertSameAsync(before, after, range, readings);
                },
                iter: 1500);

    [Fact]
    public void Add_ChangeLongAgo_EndsInTheMonthAfterIt()
    {
        var facts = Plain() with { RatedMaxPerHour = 12m };
        var readings = Enumerable.Range(0, 24 * 300).Select(hour => Reading(hour, hour == 100 ? 999m : hour * 2m)).ToList();
        var preview = new SettlementPreview(facts, facts.With(new Decision(readings[50].Time, DecisionKind.Void)), At(readings[50]), null);
        var taken = readings.TakeWhile(_ => !preview.IsDone).Select(reading =>
        {
            preview.Add(reading);
            return reading;
        }).Count();

        Assert.InRange(taken, 24 * 11, 24 * 14);
        Assert.True(preview.Finish().IsNone, "On a straight line one reading less changes nothing.");
    }

    [Fact]
    public void Finish_JumpAccepted_SaysWhatIsBookedInWhichDayAndMonth()
    {
        var facts = Plain() with { RatedMaxPerHour = 12m };
        var readings = Enumerable.Range(0, 72).Select(hour => Reading(hour, (hour * 2m) + (hour >= 30 ? 500m : 0m))).ToList();

        var change = Preview(facts, facts.With(new Decision(readings[30].Time, DecisionKind.Accept)), At(readings[30]), readings);

        var day = Assert.Single(change.Days);
        Assert.Equal((new DateOnly(2026, 3, 21), 46m, 548m), (day.Day, day.Before!.Quantity, day.After!.Quantity));
        Assert.Equal(new MonthChange(new Month(2026, 3), 140m, 642m, 1), Assert.Single(change.Months));
        Assert.Equal((-502m, 502m), (change.Held, change.Quantity));
        Assert.Equal(new Finding(Register, FindingKind.Jump, readings[30].Time, 502m), Assert.Single(change.Closed));
        Assert.Empty(change.Opened);
    }

    private static async Task AssertSameAsync(RegisterFacts before, RegisterFacts after, SettlementRange range, IReadOnlyList<Reading> readings)
    {
        await using var store = new FakeReadingStore();
        await using var ledger = new FakeLedger();
        var (marks, known) = (new FakeMarks(), new FakeFacts());
        var settler = new Settler(store, ledger, marks, known);
        await store.AppendAsync(readings, Token);
        var (was, open) = await SettleAsync(before, new SettlementRange(Register, SettlementWorld.At(0), SettlementWorld.At(9_000)));
        var start = await SettlementPreview.FindCheckpointAsync(ledger, RegisterAccess.System("test"), before, range.From, Token);
        var preview = new SettlementPreview(before, after, range, start);
        foreach (var reading in readings.Where(reading => preview.ReadFrom is null || reading.Time >= preview.ReadFrom))
        {
            preview.Add(reading);
        }

        var change = preview.Finish();
        var (became, opened) = await SettleAsync(after, range);

        var days = was.Keys.Union(became.Keys).Order()
            .Select(day => new DayChange(day, was.GetValueOrDefault(day), became.GetValueOrDefault(day))).Where(day => day.Before != day.After).ToList();
        Assert.Equal(days, change.Days.Select(day => new DayChange(day.Day, Figures(day.Before), Figures(day.After))));
        Assert.Equal(
            days.GroupBy(day => Month.Of(day.Day)).Select(month => new MonthChange(month.Key, SumOf(was, month.Key), SumOf(became, month.Key), month.Count())),
            change.Months);
        Assert.Equal(open.Except(opened), change.Closed);
        Assert.Equal(opened.Except(open), change.Opened);
        Assert.Equal(
            RegisterSettlement.Settle(after, readings).Terms.Held - RegisterSettlement.Settle(before, readings).Terms.Held, change.Held);

        async Task<(Dictionary<DateOnly, LedgerDay?> Days, IReadOnlyList<Finding> Findings)> SettleAsync(RegisterFacts facts, SettlementRange changed)
        {
            known.Known[Register] = facts;
            await marks.MarkAsync([changed], Token);
            await settler.SettleAsync(9, Token);
            var rows = await ledger.ReadDaysAsync(RegisterAccess.System("test"), [Register], new DateOnly(2000, 1, 1), new DateOnly(2100, 1, 1), Token);
            var findings = await ledger.ReadFindingsAsync(RegisterAccess.System("test"), [Register], Token);
            return (rows.ToDictionary(day => day.Day, Figures), [.. findings.OrderBy(finding => finding.At).ThenBy(finding => finding.Kind)]);
        }
    }

    private static SettlementChange Preview(RegisterFacts before, RegisterFacts after, SettlementRange range, IEnumerable<Reading> readings)
    {
        var preview = new SettlementPreview(before, after, range, null);
        foreach (var reading in readings)
        {
            preview.Add(reading);
        }

        return preview.Finish();
    }

    private static decimal SumOf(Dictionary<DateOnly, LedgerDay?> days, Month month) =>
        days.Values.OfType<LedgerDay>().Where(day => Month.Of(day.Day) == month).Sum(day => day.Quantity);

    private static LedgerDay? Figures(LedgerDay? day) => day is null ? null : day with { Checkpoint = null };

    private static DateTimeOffset Stretched(DateTimeOffset instant, int times) => SettlementWorld.At(0) + ((instant - SettlementWorld.At(0)) * times);

    private static SettlementRange At(RegisterEvent known) => new(Register, known.At, known.At);

    private static SettlementRange At(Reading reading) => new(Register, reading.Time, reading.Time);

    private static RegisterFacts Plain() => new()
    {
        Register = Register,
        Unit = MeasureUnit.KilowattHour,
        ExpectedInterval = TimeSpan.FromHours(1),
        Zone = TimeZoneInfo.Utc,
    };

    private static Reading Reading(int hour, decimal value) =>
        new(Register, SettlementWorld.At(2 * hour), value, SettlementWorld.At(2 * hour));
}
