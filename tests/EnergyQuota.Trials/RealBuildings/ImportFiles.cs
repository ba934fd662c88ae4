using System.Globalization;

namespace EnergyQuota.Trials.RealBuildings;

/// <summary>Writes the meters as the files that <c>energyquota import</c> takes.</summary>
internal static class ImportFiles
{
    private const string Region = "370000";
    private const int AllowedGapSeconds = 1_800;

    /// <summary>Writes regions, institutions, meters and replacements.</summary>
    /// <param name="folder">Where to; made where missing.</param>
    /// <param name="series">The meters.</param>
    public static void Write(string folder, IReadOnlyList<MeterSeries> series)
    {
        Directory.CreateDirectory(folder);
        Lines(folder, "regions", "code,name_zh,name_en", [$"{Region},试验,Trial"]);
        Lines(folder, "institutions", "code,name_zh,name_en,region,class,from", series
            .DistinctBy(static meter => meter.Institution)
            .Select(static meter => $"{meter.Institution},{meter.Building},{meter.Building},{Region},government,2015-01-01"));
        Lines(folder, "meters", "code,institution,energy,role,unit,zone,interval_s,allowed_gap_s,installed,modulus,rated_max_per_hour", series
            .Select(static meter => string.Create(
                CultureInfo.InvariantCulture,
                $"{meter.Code},{meter.Institution},{meter.EnergyType},Main,kWh,{MeterSeries.Zone},900,{AllowedGapSeconds},2015-01-01T00:00:00{MeterSeries.Zone},{meter.Modulus},{meter.RatedMaxPerHour}")));
        Lines(folder, "events", "meter,kind,at,final,first,source", series
            .Where(static meter => meter.Swap is not null)
            .Select(static meter => string.Create(
                CultureInfo.InvariantCulture,
                $"{meter.Code},Replacement,{meter.Swap!.At:yyyy-MM-dd'T'HH:mm:ss}Z,{meter.Swap.Final},{meter.Swap.First},work order")));
    }

    private static void Lines(string folder, string name, string header, IEnumerable<string> rows) =>
        File.WriteAllLines(Path.Combine(folder, $"{name}.csv"), [header, .. rows]);
}
