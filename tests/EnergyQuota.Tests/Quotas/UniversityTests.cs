using EnergyQuota.Metering;
using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Quotas.Standards;

namespace EnergyQuota.Tests.Quotas;

/// <summary>
/// A university of 100,000 m² that uses 3,650,000 kWh in 2025, of it 730,000 kWh in a data centre of 500 m² and 10 people, at
/// 0.31 kgce/kWh. From readings, through settlement and ledger.
/// </summary>
public sealed class UniversityTests : IDisposable
{
    private const string University = "12370000000000002X";
    private const string DataCentre = $"exclusions:\n  - {{institution: {University}, kind: DataCentre, energy_type: Electricity, meter: U-D, area: 500, people: 10, from: 2020-01-01, source: 机房验收 3, approval: 批复 7}}\n";
    private static readonly DateTimeOffset NewYear = new(2025, 1, 1, 0, 0, 0, TimeSpan.FromHours(8));
    private readonly AgencyWorld _world = new();

    public UniversityTests()
    {
        _world.Write("institutions", "code,name_zh,region,class,sub_class,climate_zone,from", $"{University},示范大学,3701,education,higher_education/bachelor_and_above,,2000-01-01");
        _world.Write(
            "meters", "code,institution,energy,role,parent,unit,interval_s",
            $"U-1,{University},Electricity,Main,,kWh,86400", $"U-D,{University},Electricity,Branch,U-1,kWh,86400", $"U-IT,{University},Electricity,Sub,U-D,kWh,86400");
        _world.Write("boundaries", "institution,energy,meter,from,source", $"{University},Electricity,U-1,2020-01-01,图");
        _world.Write(
            "facts", "institution,kind,subject,from,value,present,present_of,source",
            $"{University},FloorArea,,2020-01-01,100000,,,产权证", $"{University},Persons,staff,2020-01-01,1000,,,人事", $"{University},Persons,students,2020-01-01,7300,250,365,学籍");
    }

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task Judge_DataCentreMeteredByItself_TakesEnergyAreaAndPeopleOut()
    {
        await ImportAsync(DataCentre);
        await ReceiveAsync("U-D", 730_000m);

        var verdicts = await JudgeAsync();

        // 2,920,000 kWh × 0.31 / 99,500 m²; / (1,000 + 7,300 × 250 / 365 − 10 = 5,990 persons); 2,920,000 kWh / 99,500 m².
        Assert.Equal((Grade.Baseline, 9.097m), Of(verdicts, QuotaIndicator.NonHeatingEnergyPerArea));
        Assert.Equal((Grade.Leading, 151.119m), Of(verdicts, QuotaIndicator.ComprehensiveEnergyPerPerson));
        Assert.Equal((Grade.Constraint, 29.347m), Of(verdicts, QuotaIndicator.ConventionalElectricityPerArea));
        Assert.Contains("PartNotMetered", verdicts.Single(v => v.Indicator == QuotaIndicator.DataCentreEfficiency).Reasons, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Judge_DataCentreWithoutAMeter_StaysInWithAllItHas()
    {
        await ImportAsync($"exclusions:\n  - {{institution: {University}, kind: DataCentre, area: 500, people: 10, from: 2020-01-01, source: 未装表}}\n");

        var verdicts = await JudgeAsync();

        // 3,650,000 kWh × 0.31 / 100,000 m²; / 6,000 persons; 3,650,000 kWh / 100,000 m².
        Assert.Equal((Grade.Constraint, 11.315m), Of(verdicts, QuotaIndicator.NonHeatingEnergyPerArea));
        Assert.Equal((Grade.Baseline, 188.583m), Of(verdicts, QuotaIndicator.ComprehensiveEnergyPerPerson));
        Assert.Equal((Grade.Constraint, 36.5m), Of(verdicts, QuotaIndicator.ConventionalElectricityPerArea));
        Assert.DoesNotContain(verdicts, v => v.Indicator == QuotaIndicator.DataCentreEfficiency);
    }

    [Fact]
    public async Task Judge_DataCentreThatWaitsForApproval_StaysInUntilItIsApproved()
    {
        await ImportAsync(DataCentre.Replace("approval: 批复 7", "state: Pending", StringComparison.Ordinal));
        await ReceiveAsync("U-D", 730_000m);
        Assert.Equal(11.315m, Of(await JudgeAsync(), QuotaIndicator.NonHeatingEnergyPerArea).Value);

        var desk = new ExclusionDesk(_world.State, _world.Audit, Microsoft.Extensions.Options.Options.Create(new EnergyQuota.Registry.Editing.DeskOptions()), _world.Time);
        var id = Assert.Single(await desk.ListAsync(AgencyWorld.Officer, null, TestContext.Current.CancellationToken)).Id;
        var head = new EnergyQuota.Registry.Access.Scope("head", EnergyQuota.Registry.Access.Role.Officer, "37");
        Assert.Equal(EnergyQuota.Registry.Editing.EditOutcome.NotAllowed, (await desk.DecideAsync(AgencyWorld.Officer, id, true, "批复 7", TestContext.Current.CancellationToken)).Outcome);
        Assert.True((await desk.DecideAsync(head, id, true, "批复 7", TestContext.Current.CancellationToken)).Holds);

        Assert.Equal(9.097m, Of(await JudgeAsync(), QuotaIndicator.NonHeatingEnergyPerArea).Value);
        Assert.Null(await _world.Audit.FindBrokenLineAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Judge_DataCentreAndItsEquipmentMetered_JudgesItsEfficiency()
    {
        await ImportAsync(DataCentre + $"  - {{institution: {University}, kind: DataCentreIt, energy_type: Electricity, meter: U-IT, from: 2020-01-01, source: 机房验收 3}}\n");
        await ReceiveAsync("U-D", 730_000m);
        await ReceiveAsync("U-IT", 456_250m);

        Assert.Equal((Grade.Baseline, 1.6m), Of(await JudgeAsync(), QuotaIndicator.DataCentreEfficiency));
    }

    private async Task ImportAsync(string exclusions)
    {
        await _world.ImportAsync(
            Repository.Read("config/coefficients/DB37-2019-annexB.yaml"), Repository.Read("config/standards/demo-DB37-T-2671-2019.yaml"), exclusions);
        await ReceiveAsync("U-1", 3_650_000m);
    }

    private Task ReceiveAsync(string meter, decimal year) => _world.ReceiveAsync(
        meter, [.. Enumerable.Range(0, 366).Select(day => (NewYear.AddDays(day).ToUniversalTime(), ReadingLimits.Round(50m + (year * day / 365m))))]);

    private async Task<IReadOnlyList<Verdict>> JudgeAsync() => await _world.JudgeAsync();

    private static (Grade Grade, decimal? Value) Of(IEnumerable<Verdict> verdicts, QuotaIndicator indicator) =>
        verdicts.Single(v => v.Indicator == indicator) is var verdict ? (verdict.Grade, verdict.Value) : default;
}
