using System.Globalization;
using EnergyQuota.Metering;
using EnergyQuota.Registry.Meters;
using EnergyQuota.Server.Shared;

namespace EnergyQuota.Server.Demo;

/// <summary>Writes the city as the files an agency would import.</summary>
internal static class DemoImportFiles
{
    private const string Source = "demo";

    /// <summary>The first day on which everything in the city holds.</summary>
    public static readonly DateOnly Since = new(2015, 1, 1);

    /// <summary>Writes the files into a folder, in which nothing else is.</summary>
    public static void Write(DemoCity city, DemoProgress progress, DateTimeOffset until, TimeZoneInfo zone, string folder)
    {
        ImportFile.Write(folder, "regions", "code,name_zh,name_en", city.Regions.Select(region => new object?[] { region.Code, region.NameZh, region.NameEn }));
        ImportFile.Write(folder, "institutions", "code,name_zh,name_en,region,class,sub_class,climate_zone,from", city.Institutions.Select(Institution));
        ImportFile.Write(
            folder,
            "meters",
            "code,institution,name_zh,name_en,energy,role,parent,unit,interval_s,modulus,rated_max_per_hour,step,installed,billed,sub_item",
            city.Institutions.SelectMany(institution => institution.Meters.Select(meter => Meter(institution, meter, progress))));
        ImportFile.Write(folder, "boundaries", "institution,energy,meter,from,source", city.Institutions.SelectMany(institution => institution.Meters
            .Where(meter => meter.Role == MeterRole.Main)
            .Select(meter => new object?[] { institution.Code, meter.EnergyType, meter.Code, Since, Source })));
        ImportFile.Write(folder, "facts", DemoFacts.Columns, DemoFacts.Of(city, Since, Month.Of(until, zone).Year));
        ImportFile.Write(folder, "events", "meter,kind,at,final,first,source", city.Meters
            .Where(meter => meter.Fault == DemoFault.Replaced).Select(meter => Replacement(meter, progress, zone)));
        ImportFile.Write(folder, "bills", "meter,from,to,quantity,cost_yuan,document", city.Meters
            .Where(meter => meter.Billed).SelectMany(meter => Bills(meter, progress, until, zone)));
    }

    private static object?[] Institution(DemoInstitution institution)
    {
        var (name, sub, zone) = DemoClasses.Of(institution.Kind);
        return [institution.Code, institution.NameZh, institution.NameEn, institution.RegionCode, name, sub, zone, Since];
    }

    private static object?[] Meter(DemoInstitution institution, DemoMeter meter, DemoProgress progress) =>
    [
        meter.Code, institution.Code, meter.NameZh, meter.NameEn, meter.EnergyType, meter.Role, meter.ParentCode, meter.Unit.Symbol(),
        3_600, meter.Modulus, meter.RatedMaxPerHour, 0.01m, progress.MainOrigin.AddDays(-30), meter.Billed, meter.SubItem?.Code(),
    ];

    private static object?[] Replacement(DemoMeter meter, DemoProgress progress, TimeZoneInfo zone)
    {
        var register = progress.RegisterOf(meter, zone);
        return [meter.Code, RegisterEventKind.Replacement, register.ReplacedAt, register.ReplacedFinal, DemoRegister.ReplacedFirst, "换表单 2026-007"];
    }

    private static IEnumerable<object?[]> Bills(DemoMeter meter, DemoProgress progress, DateTimeOffset until, TimeZoneInfo zone)
    {
        var register = progress.RegisterOf(meter, zone);
        var first = Month.Of(progress.MainOrigin, zone);
        var last = Month.Of(until, zone);
        for (var month = first; month != last; month = month.Next)
        {
            var used = (register.UsedUntil(month.EndIn(zone)) - register.UsedUntil(month.StartIn(zone))) / 100m;
            yield return
            [
                meter.Code, month.FirstDay, month.Next.FirstDay, used, decimal.Round(used * 4.2m, 2, MidpointRounding.AwayFromZero),
                string.Create(CultureInfo.InvariantCulture, $"SF-{month.Year}-{month.Number:00}"),
            ];
        }
    }
}
