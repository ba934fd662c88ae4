using System.Globalization;
using EnergyQuota.Metering;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.Meters;
using EnergyQuota.Server.Replay;
using EnergyQuota.Server.Shared;

namespace EnergyQuota.Tests.Server.Site;

/// <summary>Two institutions whose every figure can be told beforehand: each meter counts the same on every day of last year and this.</summary>
/// <param name="today">Today at the site.</param>
internal sealed class SmallTown(DateOnly today)
{
    public const string Court = "11370000MB2848001A";
    public const string School = "11370000MB2848002B";
    public const string Main = "T-E0", Lights = "T-E1", Power = "T-E2", SchoolMain = "T-S0", Late = "T-LATE";
    public const string CourtZh = "示范法院", CourtEn = "Model Court", SchoolZh = "示范学校", SchoolEn = "Model School";
    public const decimal Area = 1_000m;
    public const decimal Constraint = 50m;

    /// <summary>What each meter counts a day, kWh. What the court's branches leave over is loss.</summary>
    public static readonly IReadOnlyDictionary<string, decimal> PerDay = new Dictionary<string, decimal>
    {
        [Main] = 240m,
        [Lights] = 150m,
        [Power] = 80m,
        [SchoolMain] = 24m,
    };

    private const decimal Start = 1_000m;
    private static readonly TimeSpan Zone = TimeSpan.FromHours(8);

    /// <summary>The year that is judged.</summary>
    public int ClosedYear => today.Year - 1;

    public int DaysOfClosedYear => DateTime.IsLeapYear(ClosedYear) ? 366 : 365;

    /// <summary>The court's verdict: kWh per m² and year.</summary>
    public decimal CourtValue => PerDay[Main] * DaysOfClosedYear / Area;

    /// <summary>Whole days of the month so far.</summary>
    public int MonthDays => today.AddDays(-1).Day;

    /// <summary>The register at the start of today.</summary>
    public decimal RegisterToday(string meter) => RegisterAt(meter, today);

    /// <summary>The register at the start of a day.</summary>
    public decimal RegisterAt(string meter, DateOnly day) => Start + (PerDay[meter] * (day.DayNumber - FirstDay.DayNumber));

    private DateOnly FirstDay => new(ClosedYear, 1, 1);

    /// <summary>Writes the files an administrator would import.</summary>
    public void WriteRegistry(string folder)
    {
        ImportFile.Write(folder, "regions", "code,name_zh,name_en", [["37", "示范省", "Model Province"], ["3799", "示范市", "Model City"]]);
        ImportFile.Write(folder, "institutions", "code,name_zh,name_en,region,class,sub_class,climate_zone,vertical_system,from",
        [
            [Court, CourtZh, CourtEn, "3799", "government", "", "", "", FirstDay],
            [School, SchoolZh, SchoolEn, "3799", "education", "", "", "education", FirstDay],
        ]);
        ImportFile.Write(folder, "meters", MeterColumns,
        [
            Meter(Main, Court, "总电表", "Main meter", MeterRole.Main, null),
            Meter(Lights, Court, "照明", "Lighting", MeterRole.Branch, Main, "A"),
            Meter(Power, Court, "动力", "Power", MeterRole.Branch, Main, "C"),
            Meter(SchoolMain, School, "学校电表", "School meter", MeterRole.Main, null),
        ]);
        ImportFile.Write(folder, "boundaries", "institution,energy,meter,share,from,source",
        [
            [Court, EnergyType.Electricity, Main, 1m, FirstDay, "2401"],
            [School, EnergyType.Electricity, SchoolMain, 1m, FirstDay, "2402"],
        ]);
        ImportFile.Write(folder, "facts", "institution,kind,from,value,source",
        [
            [Court, InstitutionFactKind.FloorArea, FirstDay, Area, "2403"],
            [School, InstitutionFactKind.FloorArea, FirstDay, Area, "2404"],
        ]);
    }

    /// <summary>Writes the meter that is registered only after it has sent.</summary>
    public static string WriteLateMeter(string folder) =>
        ImportFile.Write(folder, "meters", MeterColumns, [Meter(Late, School, "新表", "New meter", MeterRole.Branch, SchoolMain)]);

    /// <summary>A standard that the court exceeds and the school keeps.</summary>
    public static string Standard(int firstYear) => string.Create(CultureInfo.InvariantCulture, $$"""
        standards:
          - code: "MODEL 1"
            title_zh: "示范标准"
            title_en: "Model standard"
            issuer: "test"
            region: "37"
            effective_from: "{{firstYear - 1}}-06-01"
            state: InForce
            first_judged_year: {{firstYear}}
            coefficient_set: ""
            demonstration: false
            source: "test"
            life: [{kind: Published, on: "{{firstYear - 1}}-05-01", by: "test", document: "test 1"}]
            rows:
              - {class: government, sub_class: "", zone: "", indicator: ElectricityPerArea, unit: "kWh/(m2·a)", constraint: {{Constraint}}, baseline: 30, leading: 20, table: t, confidence: Agency}
              - {class: education, sub_class: "", zone: "", indicator: ElectricityPerArea, unit: "kWh/(m2·a)", constraint: {{Constraint}}, baseline: 30, leading: 20, table: t, confidence: Agency}
        """);

    /// <summary>All messages up to the start of today: each meter's register at the start of each day.</summary>
    public IEnumerable<(string Topic, byte[] Payload)> Messages()
    {
        foreach (var (meter, perDay) in PerDay)
        {
            var topic = NativePayload.Topic(meter == SchoolMain ? School : Court, "g1");
            var days = Enumerable.Range(0, today.DayNumber - FirstDay.DayNumber + 1);
            foreach (var part in days.Chunk(200))
            {
                yield return (topic, NativePayload.Write(part.Select(day => new NativeReading(meter, StartOf(FirstDay.AddDays(day)), Start + (perDay * day)))));
            }
        }
    }

    /// <summary>What the meter sends that nobody has registered yet.</summary>
    public (string Topic, byte[] Payload) LateMessage() =>
        (NativePayload.Topic(School, "g2"), NativePayload.Write([new NativeReading(Late, StartOf(today), 4_711m)]));

    private const string MeterColumns = "code,institution,name_zh,name_en,energy,role,parent,unit,interval_s,modulus,installed,sub_item";

    private static object?[] Meter(string code, string institution, string zh, string en, MeterRole role, string? parent, string subItem = "") =>
        [code, institution, zh, en, EnergyType.Electricity, role, parent, "kWh", 86_400, 10_000_000m, new DateTimeOffset(2020, 1, 1, 0, 0, 0, Zone), subItem];

    private static DateTimeOffset StartOf(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), Zone);
}
