using EnergyQuota.Metering;
using EnergyQuota.Metering.Ledger;
using EnergyQuota.Quotas;
using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Quotas.Standards;
using EnergyQuota.Registry;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Tests.Metering.Fakes;
using EnergyQuota.Tests.Quotas.Alerting;
using EnergyQuota.Tests.Quotas.Evidence;
using EnergyQuota.Tests.Registry;
using Microsoft.Extensions.Options;
using static EnergyQuota.Tests.Quotas.QuotaFacts;

namespace EnergyQuota.Tests.Quotas;

/// <summary>The product's verdicts against verdicts worked out a second time, on invented years.</summary>
public sealed class VerdictOracleTests
{
    private static readonly string[] Registers = ["E1", "E2", "G1", "X1"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RunAsync_AnyYear_AgreesWithTheSecondWorkingOut()
    {
        var grades = new Dictionary<Grade, int>();
        for (var seed = 0; seed < 80; seed++)
        {
            var (expected, found) = await BothAsync(new Random(seed), seed % 2 == 0 ? 2024 : 2025);
            Assert.Equal((seed, expected.Grade), (seed, found.Grade));
            Assert.InRange(found.Value!.Value - expected.Value, -0.0005000001m, 0.0005000001m);
            ReplayChecks.AssertSame(found);
            grades[found.Grade] = grades.GetValueOrDefault(found.Grade) + 1;
        }

        // A comparison of "cannot judge" with "cannot judge" alone would prove nothing.
        Assert.Equal(Enum.GetValues<Grade>(), grades.Keys.Order());
    }

    private static async Task<((Grade Grade, decimal Value) Expected, Verdict Found)> BothAsync(Random random, int year)
    {
        var (start, end) = (new DateOnly(year, 1, 1), new DateOnly(year + 1, 1, 1));
        DateOnly Day() => start.AddDays(random.Next(1, 360));
        var change = Day();
        BoundaryTerm[] terms =
        [
            Term("E1", EnergyType.Electricity, 1, 0.3m, start.AddYears(-3), change), Term("E1", EnergyType.Electricity, 1, 0.5m, change, null),
            Term("E2", EnergyType.Electricity, -1, 0.3m, Day(), null), Term("G1", EnergyType.NaturalGas, 1, 1m, Day(), null),
        ];
        InstitutionFact[] areas =
        [
            Fact(InstitutionFactKind.FloorArea, 10_000m, start.AddYears(-5)), Fact(InstitutionFactKind.FloorArea, 14_000m, Day()),
        ];
        BoundaryExclusion[] exclusions = random.Next(3) == 0 ? [] : [Garage(Day(), Day()), Excluded("X1", Day())];
        var ledger = Ledger(random, year);
        decimal[] tiers = [.. Enumerable.Range(0, 3).Select(_ => random.Next(1, 150) / 10m).Order()];
        var row = Row(tiers[2], random.Next(4) == 0 ? null : tiers[1], tiers[0]);

        var expected = new VerdictOracle(year, ledger, 0.9m).Judge(
            terms, areas, exclusions, type => type == EnergyType.Electricity ? 0.31m : 1.2143m, row);
        return (expected, await ProductAsync(year, end, terms, areas, exclusions, ledger, row));
    }

    private static async Task<Verdict> ProductAsync(
        int year, DateOnly end, BoundaryTerm[] terms, InstitutionFact[] areas, BoundaryExclusion[] exclusions, List<LedgerDay> days, QuotaRow row)
    {
        using var state = new QuotaState();
        state.Add([
            Standard(row), QuotaFacts.Rules().CoefficientSets["set"], Court(), .. terms, .. areas, .. exclusions,
            .. Registers.Select(code => Meter(code)),
        ]);
        await using var ledger = new FakeLedger();
        foreach (var register in days.GroupBy(d => d.Register))
        {
            await ledger.ReplaceAsync([new LedgerChange(register.Key, register.Min(d => d.Day), register.Max(d => d.Day).AddDays(1), [.. register], DateTimeOffset.MinValue, DateTimeOffset.MinValue, [])], Token);
        }

        using var run = new AssessmentRun(state, ledger, state.Audit, Options.Create(new QuotaOptions()), Options.Create(new SiteOptions()), AlertFacts.Policy);
        await run.RunAsync(new DateTimeOffset(end, TimeOnly.MinValue, TimeSpan.Zero), Token);
        return Assert.Single(await new Verdicts(state).OfYearAsync(AgencyWorld.Officer, year, Token));
    }

    // Years that are whole, have holes, estimated stretches or silent registers; with and without a year before.
    private static List<LedgerDay> Ledger(Random random, int year)
    {
        var days = new List<LedgerDay>();
        var dirt = random.Next(4);
        foreach (var code in Registers)
        {
            var size = code switch { "E1" => random.Next(300, 3_000), "E2" => 60, "G1" => random.Next(1, 80), _ => 120 };
            var (silentFrom, silentDays) = (random.Next(0, 365), dirt switch { 0 => 0, 1 => random.Next(0, 20), _ => random.Next(0, 160) });
            for (var day = new DateOnly(random.Next(3) == 0 ? year : year - 1, random.Next(1, 12) is var month && dirt > 1 ? month : 1, 1); day.Year <= year; day = day.AddDays(1))
            {
                if (day.Year == year && day.DayOfYear > silentFrom && day.DayOfYear <= silentFrom + silentDays && random.Next(5) > 0)
                {
                    continue;
                }

                var estimated = dirt > 0 && random.Next(40) == 0 ? random.Next(1, 25) : 0;
                var missing = dirt > 0 && random.Next(30) == 0 ? random.Next(0, 25 - estimated) : 0;
                var quantity = decimal.Round(size * (decimal)(0.5 + random.NextDouble()), 3);
                days.Add(new LedgerDay
                {
                    Register = new RegisterId(code),
                    Day = day,
                    Amount = quantity,
                    Quantity = quantity,
                    ExpectedHours = 24,
                    MeasuredHours = 24 - estimated - missing,
                    EstimatedHours = estimated,
                });
            }
        }

        return days;
    }

    private static EnergyQuota.Registry.Meters.Meter Meter(string code)
    {
        var meter = Some.Meter(code, Code);
        meter.EnergyType = code == "G1" ? EnergyType.NaturalGas : EnergyType.Electricity;
        meter.Registers[0].Unit = code == "G1" ? MeasureUnit.CubicMetre : MeasureUnit.KilowattHour;
        return meter;
    }

    private static BoundaryTerm Term(string meter, EnergyType type, int sign, decimal share, DateOnly from, DateOnly? to)
    {
        var term = QuotaWorld.Term(meter, from, to, share);
        (term.EnergyType, term.Sign) = (type, sign);
        return term;
    }

    private static BoundaryExclusion Garage(DateOnly one, DateOnly other)
    {
        var exclusion = Excluded(null, one < other ? one : other);
        (exclusion.Kind, exclusion.Area, exclusion.To) = (ExclusionKind.Garage, 900m, (one < other ? other : one).AddDays(1));
        return exclusion;
    }

    private static BoundaryExclusion Excluded(string? meter, DateOnly from) => new()
    {
        InstitutionCode = Code,
        Kind = ExclusionKind.SpecialSystem,
        EnergyType = meter is null ? null : EnergyType.Electricity,
        MeterCode = meter,
        Area = 300m,
        From = from,
        Source = "test",
        EnteredBy = "test",
        EnteredAt = AsOf,
    };
}
