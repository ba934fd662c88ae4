using EnergyQuota.Metering;
using EnergyQuota.Metering.Ledger;
using EnergyQuota.Quotas;
using EnergyQuota.Quotas.Alerting;
using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Quotas.Consumption;
using EnergyQuota.Registry;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.Meters;
using EnergyQuota.Tests.Metering.Fakes;
using EnergyQuota.Tests.Quotas.Alerting;
using Microsoft.Extensions.Options;
using static EnergyQuota.Tests.Quotas.QuotaFacts;

namespace EnergyQuota.Tests.Quotas;

/// <summary>The court with a meter in the registry, a ledger in memory and a standard that judges it.</summary>
internal sealed class QuotaWorld : IAsyncDisposable
{
    public static readonly Scope Officer = new("officer", Role.Administrator, "37");

    public QuotaWorld(decimal constraint = 20m)
    {
        var standard = Standard(Row(constraint));
        State.Add(standard, QuotaFacts.Rules().CoefficientSets["set"], Court());
        State.Add(
            Fact(InstitutionFactKind.FloorArea, 10_000m, new DateOnly(2020, 1, 1)),
            new Meter
            {
                Code = "E1",
                InstitutionCode = Code,
                EnergyType = EnergyType.Electricity,
                Role = MeterRole.Main,
                Registers = [new MeterRegister { MeterCode = "E1", Unit = MeasureUnit.KilowattHour }],
            });
        State.Add(Term("E1", new DateOnly(2020, 1, 1), null));
    }

    public QuotaState State { get; } = new();

    public FakeLedger Ledger { get; } = new();

    public AssessmentRun Run => new(State, Ledger, State.Audit, Options.Create(new QuotaOptions()), Options.Create(new SiteOptions()), AlertFacts.Policy);

    public ConsumptionQuery Consumption => new(State, Ledger, Options.Create(new SiteOptions()));

    public Alerts Alerts => new(State, State.Audit, AlertFacts.Policy, State.Time);

    public static BoundaryTerm Term(string meter, DateOnly from, DateOnly? to, decimal share = 1m) => new()
    {
        InstitutionCode = Code,
        EnergyType = EnergyType.Electricity,
        MeterCode = meter,
        Sign = 1,
        Share = share,
        From = from,
        To = to,
        Source = "test",
        EnteredBy = "test",
        EnteredAt = AsOf,
    };

    /// <summary>Books the same amount on every day.</summary>
    public Task BookAsync(DateOnly from, DateOnly to, decimal perDay, int measured = 24, int estimated = 0) =>
        BookAsync(Ledger, from, to, perDay, measured, estimated);

    /// <summary>Books the same amount on every day into any ledger.</summary>
    public static Task BookAsync(FakeLedger ledger, DateOnly from, DateOnly to, decimal perDay, int measured = 24, int estimated = 0) => ledger.ReplaceAsync(
        [
            new LedgerChange(
                new RegisterId("E1"), from, to,
                [.. Enumerable.Range(0, to.DayNumber - from.DayNumber).Select(day => new LedgerDay
                {
                    Register = new RegisterId("E1"),
                    Day = from.AddDays(day),
                    Amount = perDay,
                    Quantity = perDay,
                    ExpectedHours = 24,
                    MeasuredHours = measured,
                    EstimatedHours = estimated,
                })],
                DateTimeOffset.MinValue, DateTimeOffset.MinValue, []),
        ],
        TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await Ledger.DisposeAsync();
        State.Dispose();
    }
}
