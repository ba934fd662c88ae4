using EnergyQuota.Metering;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.Meters;
using EnergyQuota.Server.Shared;

namespace EnergyQuota.Server.Replay;

/// <summary>Writes the institutions and meters of a folder of buildings as import files.</summary>
public static class BuildingImportFiles
{
    private const string Region = "99";
    private const int ExpectedIntervalSeconds = 1_800;
    private const int AllowedGapSeconds = 1_800;
    private static readonly DateOnly From = new(2015, 1, 1);
    private static readonly DateTimeOffset Installed = new(2015, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Writes them.</summary>
    /// <param name="folder">The buildings.</param>
    /// <param name="target">Where to write; created where it is missing.</param>
    /// <returns>The paths in the order in which they refer to each other.</returns>
    public static IReadOnlyList<string> Write(BuildingFolder folder, string target)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var source = "metadata.csv";
        var meters = folder.Buildings.SelectMany(building => building.Utilities.Select(utility => (Building: building, Utility: utility))).ToList();
        return
        [
            ImportFile.Write(target, "regions", "code,name_zh,name_en", [[Region, "回放", "Replay"]]),
            ImportFile.Write(target, "institutions", "code,name_zh,name_en,region,class,sub_class,from", folder.Buildings
                .Select(building => new object?[] { building.InstitutionCode, building.Id, building.Id, Region, ClassOf(building), building.UseType, From })),
            ImportFile.Write(target, "meters", "code,institution,name_zh,name_en,energy,role,zone,unit,interval_s,allowed_gap_s,installed", meters
                .Select(meter => new object?[]
                {
                    meter.Building.MeterCode(meter.Utility), meter.Building.InstitutionCode, meter.Utility.Suffix, meter.Utility.Suffix,
                    meter.Utility.EnergyType, MeterRole.Main, meter.Building.ZoneName, MeasureUnit.KilowattHour.Symbol(),
                    ExpectedIntervalSeconds, AllowedGapSeconds, Installed,
                })),
            ImportFile.Write(target, "boundaries", "institution,energy,meter,from,source", meters
                .Select(meter => new object?[] { meter.Building.InstitutionCode, meter.Utility.EnergyType, meter.Building.MeterCode(meter.Utility), From, source })),
            ImportFile.Write(target, "facts", "institution,kind,from,value,source", folder.Buildings.SelectMany(building => new[]
            {
                (Kind: InstitutionFactKind.FloorArea, Value: building.FloorAreaSquareMetres),
                (Kind: InstitutionFactKind.People, Value: building.Occupants),
            }.Where(fact => fact.Value is not null).Select(fact => new object?[] { building.InstitutionCode, fact.Kind, From, fact.Value, source }))),
        ];
    }

    private static string ClassOf(Building building) =>
        building.UseType.Contains("hospital", StringComparison.OrdinalIgnoreCase) || building.UseType.Contains("clinic", StringComparison.OrdinalIgnoreCase)
        || building.UseType.Contains("health", StringComparison.OrdinalIgnoreCase) ? "medical"
        : building.UseType.Contains("universit", StringComparison.OrdinalIgnoreCase) || building.UseType.Contains("school", StringComparison.OrdinalIgnoreCase) ? "education"
        : "government";
}
