using EnergyQuota.Metering;
using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Quotas.Standards;

namespace EnergyQuota.Tests.Quotas;

/// <summary>A hospital of 7,874.88 energy users by its own formula, from the files it imports and its readings to the verdict.</summary>
public sealed class HospitalTests : IDisposable
{
    private const string Hospital = "12370000000000003X";
    private static readonly DateTimeOffset NewYear = new(2025, 1, 1, 0, 0, 0, TimeSpan.FromHours(8));
    private readonly AgencyWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task Judge_HospitalByItsFormula_DividesBy787488()
    {
        _world.Write("institutions", "code,name_zh,region,class,sub_class,climate_zone,from", $"{Hospital},示范医院,3701,medical,tertiary,A,2000-01-01");
        _world.Write("meters", "code,institution,energy,role,unit,interval_s", $"H-1,{Hospital},Electricity,Main,kWh,86400");
        _world.Write("boundaries", "institution,energy,meter,from,source", $"{Hospital},Electricity,H-1,2020-01-01,图");
        _world.Write(
            "facts", "institution,kind,subject,from,value,present,present_of,source", $"{Hospital},FloorArea,,2020-01-01,120000,,,产权证",
            $"{Hospital},Persons,staff,2020-01-01,2466,,,人事", $"{Hospital},Persons,non_establishment,2020-01-01,1300,,,人事", $"{Hospital},Persons,interns,2020-01-01,180,8,12,教学",
            $"{Hospital},Beds,,2020-01-01,1052,,,医政", $"{Hospital},BedOccupancy,,2020-01-01,0.94,,,病案", $"{Hospital},OutpatientVisits,,2020-01-01,1095000,,,病案");
        await _world.ImportAsync(Repository.Read("config/coefficients/DB37-2019-annexB.yaml"), Repository.Read("config/standards/demo-DB37-T-2673-2019.yaml"));
        await _world.ReceiveAsync("H-1", [.. Enumerable.Range(0, 366).Select(day => (NewYear.AddDays(day).ToUniversalTime(), ReadingLimits.Round(1m + (14_600_000m * day / 365m))))]);

        var verdict = Assert.Single(await _world.JudgeAsync(), v => v.Indicator == QuotaIndicator.ComprehensiveEnergyPerPerson);

        // 14,600,000 kWh × 0.31 kgce/kWh / 7,874.88 persons, between baseline 574.3 and constraint 944.8.
        Assert.Equal((Grade.Constraint, QuotaMath.RoundValue(14_600_000m * 0.31m / 7_874.88m)), (verdict.Grade, verdict.Value));
        Assert.Equal(574.739m, verdict.Value);
    }
}
