using CsCheck;
using EnergyQuota.Inspections.State;
using EnergyQuota.Quotas;
using EnergyQuota.Quotas.Alerting;
using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Quotas.Progress;
using EnergyQuota.Quotas.Standards;
using EnergyQuota.Quotas.State;
using EnergyQuota.Registry;
using EnergyQuota.Registry.Audit;
using EnergyQuota.Tests.Metering.Fakes;
using EnergyQuota.Tests.Quotas.Alerting;
using EnergyQuota.Tests.Registry;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using static EnergyQuota.Tests.Quotas.QuotaFacts;

namespace EnergyQuota.Tests.Quotas;

/// <summary>Whatever is booked between runs, and however runs are repeated, missed or made by two programs at once.</summary>
public sealed class AssessmentRunPropertyTests
{
    private static readonly int[] Amounts = [0, 100, 1_700, 2_300];

    private static readonly Gen<(int PerDay, int Measured, int Days, int Programs)[]> Histories =
        Gen.Select(Gen.Int[0, 3].Select(i => Amounts[i]), Gen.Int[0, 2].Select(i => i == 0 ? 12 : 24), Gen.Int[0, 40], Gen.Int[1, 3]).Array[1, 5];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RunAsync_AnyHistory_RaisesEachAlertOnceAndKeepsOneCurrentVerdict() => await Histories.SampleAsync(
        async steps =>
        {
            using var world = new World();
            var asOf = AsOf;
            foreach (var (perDay, measured, days, programs) in steps)
            {
                await world.BookAsync(Start, End.AddMonths(1), perDay, measured);
                asOf = asOf.AddDays(days);
                await Task.WhenAll(Enumerable.Range(0, programs).Select(_ => Task.Run(() => world.RunAsync(asOf), Token)));
                await world.AssertInOrderAsync();
                Assert.Equal(new AssessmentOutcome(1, 0, 0, 0), await world.RepeatAsync(asOf));
            }
        },
        iter: 6, threads: 1);

    [Fact]
    public async Task SaveChangesAsync_SameAlertTwice_IsRefusedByTheDatabase()
    {
        using var world = new World();
        await world.State.AddAsync(AnAlert());

        await Assert.ThrowsAsync<DbUpdateException>(() => world.State.AddAsync(AnAlert()));
    }

    [Fact]
    public async Task RunAsync_StoodStillForTwoYears_MakesThemUp()
    {
        using var world = new World();
        await world.BookAsync(Start, End.AddYears(3), 100, 24);
        await world.RunAsync(AsOf);

        await world.RunAsync(AsOf.AddYears(3));

        await using var state = world.State.CreateDbContext();
        Assert.Equal([2025, 2026, 2027, 2028], await state.Set<Verdict>().Where(v => v.Current).Select(v => v.Year).Distinct().Order().ToListAsync(Token));
    }

    [Fact]
    public async Task RunAsync_LateReadingsOfTheYearBeforeLast_ReviseItsVerdict()
    {
        using var world = new World();
        await world.BookAsync(Start, End.AddYears(1), 100, 24);
        await world.RunAsync(AsOf);
        await world.RunAsync(AsOf.AddYears(1));

        await world.BookAsync(Start, End, 2_300, 24);
        await world.RunAsync(AsOf.AddYears(1).AddHours(1));

        Assert.Contains(await world.State.AllAsync<Verdict>(), v => v is { Year: 2025, Current: true, Grade: Grade.Over, Revision: 2 });
        Assert.Contains(await world.State.AllAsync<Verdict>(), v => v is { Year: 2025, Current: false, Grade: Grade.Leading, Revision: 1 });
    }

    [Fact]
    public async Task RunAsync_TwoStandardsClaimTwoIndicatorsAlike_AlertsForEach()
    {
        using var world = new World();
        await world.State.AddAsync(Standard("T", [Row(standard: "T"), Row(indicator: QuotaIndicator.ElectricityPerArea, standard: "T")]));

        await world.RunAsync(AsOf);

        var alerts = (await world.State.AllAsync<Alert>()).Where(a => a.Reasons == nameof(CannotJudgeReason.AmbiguousRow));
        Assert.Equal([QuotaIndicator.NonHeatingEnergyPerArea, QuotaIndicator.ElectricityPerArea], alerts.Select(a => a.Indicator!.Value));
    }

    [Fact]
    public async Task RunAsync_AcknowledgedAlertNoLongerHolds_IsWithdrawnAndComesBackUnacknowledged()
    {
        using var world = new World();
        await world.BookAsync(Start, End, 2_300, 24);
        await world.RunAsync(AsOf);
        var over = (await world.State.AllAsync<Alert>()).Single(a => a is { Kind: AlertKind.Over, Indicator: QuotaIndicator.NonHeatingEnergyPerArea });
        await world.Alerts.MoveAsync(AgencyWorld.Officer, over.Id, AlertMove.Acknowledge, "seen", Token);

        await world.BookAsync(Start, End, 100, 24);
        await world.RunAsync(AsOf.AddHours(1));
        Assert.Equal(AlertState.Withdrawn, (await world.FindAsync(over.Id)).State);

        await world.BookAsync(Start, End, 2_400, 24);
        await world.RunAsync(AsOf.AddHours(2));
        var again = await world.FindAsync(over.Id);
        Assert.Equal((AlertState.Open, null, 27.156m), (again.State, again.AcknowledgedBy, again.Value));
        Assert.Contains(await world.State.AllAsync<AuditEntry>(), e => e.Action == "alert.reopened" && e.Detail.Contains("seen", StringComparison.Ordinal));
    }

    [Fact]
    public async Task RunAsync_ConstraintNotUsedUpAfterAll_WithdrawsTheAlert()
    {
        using var world = new World();
        await world.BookAsync(End, End.AddMonths(1), 40_000, 24);
        await world.RunAsync(AsOf);
        Assert.Contains(await world.State.AllAsync<Alert>(), a => a is { Kind: AlertKind.ConstraintUsedUp, State: AlertState.Open });

        await world.BookAsync(End, End.AddMonths(1), 100, 24);
        await world.RunAsync(AsOf.AddHours(1));

        Assert.All((await world.State.AllAsync<Alert>()).Where(a => a.Kind == AlertKind.ConstraintUsedUp), a => Assert.Equal(AlertState.Withdrawn, a.State));
    }

    [Fact]
    public async Task RunAsync_NoStandardAnyMore_RemovesTheStanding()
    {
        using var world = new World();
        await world.RunAsync(AsOf);
        Assert.NotEmpty(await world.State.AllAsync<Standing>());
        await using (var state = world.State.CreateDbContext())
        {
            await state.Set<QuotaStandard>().ExecuteUpdateAsync(set => set.SetProperty(s => s.State, StandardState.Draft), Token);
        }

        await world.RunAsync(AsOf.AddHours(1));

        Assert.Empty(await world.State.AllAsync<Standing>());
    }

    private static Alert AnAlert() => new()
    {
        InstitutionCode = Code,
        Year = 2025,
        Kind = AlertKind.Over,
        StandardCode = "S",
        RowKey = "row",
        RaisedAt = AsOf,
        State = AlertState.Open,
    };

    /// <summary>A court with two quota rows in a database file, so that several programs can be at it.</summary>
    private sealed class World : IDisposable
    {
        private readonly FakeLedger _ledger = new();
        private readonly FakeTimeProvider _time = new(AsOf);
        private readonly AuditLog _audit;

        public World()
        {
            _audit = new AuditLog(State, _time);
            using var state = State.CreateDbContext();
            state.AddRange(
                Standard(Row(), Row(40m, 30m, 10m, QuotaIndicator.ElectricityPerArea)), QuotaFacts.Rules().CoefficientSets["set"], Court(),
                Fact(EnergyQuota.Registry.Institutions.InstitutionFactKind.FloorArea, 10_000m, new DateOnly(2020, 1, 1)),
                Some.Meter("E1", Code), QuotaWorld.Term("E1", new DateOnly(2020, 1, 1), null));
            state.SaveChanges();
        }

        public TestState State { get; } = new(new QuotasPart(), new InspectionsPart());

        public Alerts Alerts => new(State, _audit, AlertFacts.Policy, _time);

        public Task BookAsync(DateOnly from, DateOnly to, decimal perDay, int measured) => QuotaWorld.BookAsync(_ledger, from, to, perDay, measured);

        /// <summary>One run of a program of its own: with its own log and its own turn.</summary>
        public async Task<AssessmentOutcome> RunAsync(DateTimeOffset asOf)
        {
            using var audit = new AuditLog(State, _time);
            using var run = new AssessmentRun(State, _ledger, audit, Options.Create(new QuotaOptions()), Options.Create(new SiteOptions()), AlertFacts.Policy);
            return await run.RunAsync(asOf, Token);
        }

        public async Task<AssessmentOutcome> RepeatAsync(DateTimeOffset asOf)
        {
            var before = await CountsAsync();
            var outcome = await RunAsync(asOf);
            Assert.Equal(before, await CountsAsync());
            return outcome;
        }

        public async Task<Alert> FindAsync(long id) => (await State.AllAsync<Alert>()).Single(a => a.Id == id);

        public async Task AssertInOrderAsync()
        {
            foreach (var chain in (await State.AllAsync<Verdict>()).GroupBy(v => (v.Year, v.Indicator)))
            {
                Assert.Equal(Enumerable.Range(1, chain.Count()), chain.Select(v => v.Revision).Order());
                Assert.Equal(chain.Max(v => v.Revision), Assert.Single(chain, v => v.Current).Revision);
            }

            var alerts = await State.AllAsync<Alert>();
            Assert.Equal(alerts.Count, alerts.DistinctBy(a => (a.InstitutionCode, a.StandardCode, a.RowKey, a.Year, a.Kind)).Count());
            var lines = await State.AllAsync<AuditEntry>();
            Assert.Equal(alerts.Count, lines.Count(l => l.Action == "alert.raised"));
            Assert.Equal(
                alerts.Count(a => a.State == AlertState.Withdrawn),
                lines.Count(l => l.Action == "alert.withdrawn") - lines.Count(l => l.Action == "alert.reopened"));
            Assert.Null(await _audit.FindBrokenLineAsync(Token));
        }

        public void Dispose()
        {
            _audit.Dispose();
            State.Dispose();
        }

        private async Task<(int Verdicts, int Alerts, int Standings, int Lines)> CountsAsync() => (
            (await State.AllAsync<Verdict>()).Count, (await State.AllAsync<Alert>()).Count,
            (await State.AllAsync<Standing>()).Count, (await State.AllAsync<AuditEntry>()).Count);
    }
}
