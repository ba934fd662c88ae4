using EnergyQuota.Metering;
using EnergyQuota.Quotas.Alerting;
using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Quotas.Standards;

namespace EnergyQuota.Tests.Quotas;

/// <summary>
/// A real court below city level in zone A: 1,040,085 kWh in 2025, of it 78,210 for heating, on 24,300 m², at 0.31 kgce/kWh.
/// 12.271 kgce/(m²·a): above the baseline 11.9, below the constraint 20.0.
/// </summary>
public sealed class CourtTests : IDisposable
{
    private const string Heating = $$"""
        exclusions:
          - {institution: {{AgencyWorld.Court}}, kind: Heating, energy_type: Electricity, meter: E-H, from: 2020-01-01, source: 供暖分表}
        """;

    private static readonly DateTimeOffset NewYear = new(2025, 1, 1, 0, 0, 0, TimeSpan.FromHours(8));
    private readonly AgencyWorld _world = new();

    private static string Coefficients => Repository.Read("config/coefficients/DB37-2019-annexB.yaml");

    private static string Standard => Repository.Read("config/standards/demo-DB37-T-2672-2019.yaml");

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task Judge_CourtByBills_Is12271AndBetweenBaselineAndConstraint()
    {
        Meters(billed: true);
        _world.Write(
            "bills", "meter,from,to,quantity,document",
            "E-1,2025-01-01,2025-07-01,540085,B1", "E-1,2025-07-01,2026-01-01,500000,B2", "E-H,2025-01-01,2026-01-01,78210,B3");
        await _world.ImportAsync(Coefficients, Standard, Heating);

        AssertTheCourt(await _world.JudgeAsync());
    }

    [Fact]
    public async Task Judge_CourtByReadings_IsTheSame()
    {
        Meters(billed: false);
        await _world.ImportAsync(Coefficients, Standard, Heating);
        await _world.ReceiveAsync("E-1", Daily(1_040_085m));
        await _world.ReceiveAsync("E-H", Daily(78_210m));

        AssertTheCourt(await _world.JudgeAsync());
    }

    [Fact]
    public async Task Judge_HeatingWithoutItsMeter_StaysIn()
    {
        Meters(billed: false);
        await _world.ImportAsync(
            Coefficients, Standard, $"exclusions:\n  - {{institution: {AgencyWorld.Court}, kind: Heating, from: 2020-01-01, source: 无分表}}\n");
        await _world.ReceiveAsync("E-1", Daily(1_040_085m));

        Assert.Equal((Grade.Constraint, 13.269m), Of(await _world.JudgeAsync(), QuotaIndicator.NonHeatingEnergyPerArea));
    }

    [Fact]
    public async Task Judge_BillAcrossTheYearsEnd_CountsTheDaysOfTheYear()
    {
        Meters(billed: true);
        _world.Write(
            "bills", "meter,from,to,quantity,document",
            "E-1,2024-12-17,2025-01-16,3000,B1", "E-1,2025-01-16,2025-12-02,320000,B2", "E-1,2025-12-02,2026-01-31,6000,B3");
        await _world.ImportAsync(Coefficients, Standard);
        var electricity = Of(await _world.JudgeAsync(), QuotaIndicator.ConventionalElectricityPerArea);

        // 15 of 30 days of the first bill, 30 of 60 of the last: 324,500 kWh over 24,300 m².
        Assert.Equal((Grade.Leading, 13.354m), electricity);
    }

    [Fact]
    public async Task Judge_ReadingsAfterTheVerdict_ReviseItAndKeepTheOld()
    {
        Meters(billed: false);
        await _world.ImportAsync(Coefficients, Standard);
        await _world.ReceiveAsync("E-1", [.. Daily(1_700_000m).Where(r => r.At < NewYear.AddDays(200))]);
        Assert.Equal(Grade.CannotJudge, Of(await _world.JudgeAsync(), QuotaIndicator.NonHeatingEnergyPerArea).Grade);

        _world.Time.Advance(TimeSpan.FromHours(1));
        await _world.ReceiveAsync("E-1", [.. Daily(1_700_000m).Where(r => r.At >= NewYear.AddDays(200))]);
        Assert.Equal((Grade.Over, 21.687m), Of(await _world.JudgeAsync(), QuotaIndicator.NonHeatingEnergyPerArea));

        var history = (await new Verdicts(_world.State).OfInstitutionAsync(AgencyWorld.Officer, AgencyWorld.Court, TestContext.Current.CancellationToken))
            .Where(v => v.Indicator == QuotaIndicator.NonHeatingEnergyPerArea);
        Assert.Equal([(2, Grade.Over, true), (1, Grade.CannotJudge, false)], history.Select(v => (v.Revision, v.Grade, v.Current)));
        var alerts = (await _world.State.AllAsync<Alert>()).Where(a => a.Indicator == QuotaIndicator.NonHeatingEnergyPerArea && a.Year == 2025);
        Assert.Equal(
            [(AlertKind.Over, AlertState.Open), (AlertKind.CannotJudge, AlertState.Withdrawn)],
            alerts.OrderBy(a => a.Kind).Select(a => (a.Kind, a.State)));
        Assert.Null(await _world.Audit.FindBrokenLineAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("Heat", "MJ", 1_000_000, "34.120")] // 1,000 GJ at 34.12 kgce/GJ over 1,000 m²
    [InlineData("Heat", "GJ", 1_000, "34.120")]
    [InlineData("NaturalGas", "m3", 10_000, "12.143")]
    [InlineData("Electricity", "MWh", 100, "31.000")]
    [InlineData("Coal", "t", 10, "7.143")]
    public async Task Judge_AnyUnit_IsConvertedOnce(string energy, string unit, int amount, string expected)
    {
        await OneBillAsync(energy, unit, amount);
        var value = Of(await _world.JudgeAsync(), QuotaIndicator.NonHeatingEnergyPerArea).Value;

        Assert.Equal(decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), value);
    }

    [Theory]
    [InlineData("NaturalGas", "kWh", "CoefficientMissing:NaturalGas kWh")] // the set has gas by the cubic metre only
    [InlineData("Cooling", "GJ", "CoefficientMissing:Cooling GJ")]
    [InlineData("Diesel", "L", "CoefficientMissing:Diesel m3")] // a litre needs a density, which nobody has entered
    public async Task Judge_NoCoefficient_NamesEnergyAndUnit(string energy, string unit, string reason)
    {
        await OneBillAsync(energy, unit, 1);
        var verdict = Assert.Single(await _world.JudgeAsync(), v => v.Indicator == QuotaIndicator.NonHeatingEnergyPerArea);

        Assert.Equal((Grade.CannotJudge, reason, null), (verdict.Grade, verdict.Reasons, verdict.Value));
    }

    private static void AssertTheCourt(IReadOnlyList<Verdict> verdicts)
    {
        Assert.Equal((Grade.Constraint, 12.271m), Of(verdicts, QuotaIndicator.NonHeatingEnergyPerArea));
        Assert.All(verdicts, v => Assert.True(v.Demonstration));
        var verdict = verdicts.Single(v => v.Indicator == QuotaIndicator.NonHeatingEnergyPerArea);
        Assert.Equal((6.5m, 11.9m, 20.0m, "DB37-2019-annexB", 1m), (verdict.Leading, verdict.Baseline, verdict.Constraint, verdict.CoefficientSetId, verdict.Completeness));

        // Heating leaves the non-heating indicator only: 1,040,085 kWh over 24,300 m².
        Assert.Equal((Grade.Constraint, 42.802m), Of(verdicts, QuotaIndicator.ConventionalElectricityPerArea));
    }

    private static (Grade Grade, decimal? Value) Of(IEnumerable<Verdict> verdicts, QuotaIndicator indicator)
    {
        var verdict = verdicts.Single(v => v.Indicator == indicator);
        return (verdict.Grade, verdict.Value);
    }

    private static (DateTimeOffset At, decimal Value)[] Daily(decimal year) =>
        [.. Enumerable.Range(0, 366).Select(day => (NewYear.AddDays(day).ToUniversalTime(), ReadingLimits.Round(7_000m + (year * day / 365m))))];

    private void Meters(bool billed)
    {
        var kind = billed ? "yes" : "no";
        _world.Write(
            "meters", "code,institution,energy,role,parent,unit,interval_s,billed",
            $"E-1,{AgencyWorld.Court},Electricity,Main,,kWh,86400,{kind}", $"E-H,{AgencyWorld.Court},Electricity,Branch,E-1,kWh,86400,{kind}");
        _world.Write("boundaries", "institution,energy,meter,from,source", $"{AgencyWorld.Court},Electricity,E-1,2020-01-01,图");
        _world.Write("facts", "institution,kind,from,value,source", $"{AgencyWorld.Court},FloorArea,2020-01-01,24300,产权证", $"{AgencyWorld.Court},People,2020-01-01,600,人事");
    }

    private async Task OneBillAsync(string energy, string unit, int amount)
    {
        _world.Write("meters", "code,institution,energy,role,unit,billed", $"M,{AgencyWorld.Court},{energy},Main,{unit},yes");
        _world.Write("boundaries", "institution,energy,meter,from,source", $"{AgencyWorld.Court},{energy},M,2020-01-01,图");
        _world.Write("facts", "institution,kind,from,value,source", $"{AgencyWorld.Court},FloorArea,2020-01-01,1000,产权证");
        _world.Write("bills", "meter,from,to,quantity,document", $"M,2025-01-01,2026-01-01,{amount},B1");
        await _world.ImportAsync(Coefficients, Standard);
    }
}
