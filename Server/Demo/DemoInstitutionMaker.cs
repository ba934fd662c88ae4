using System.Globalization;
using EnergyQuota.Metering;
using EnergyQuota.Registry.Meters;

namespace EnergyQuota.Server.Demo;

/// <summary>Makes one institution of the city with its meters, loads and faults.</summary>
internal static class DemoInstitutionMaker
{
    // The office that has a data centre of its own.
    private const int DataCentre = 10;

    private static readonly (string Zh, string En)[] Offices =
    [
        ("财政局", "Finance Bureau"), ("教育局", "Education Bureau"), ("民政局", "Civil Affairs Bureau"), ("水务局", "Water Bureau"),
        ("统计局", "Statistics Bureau"), ("档案馆", "Archives"), ("法院", "Court"), ("税务局", "Tax Office"), ("交通局", "Transport Bureau"), ("司法局", "Justice Bureau"),
    ];

    private static readonly (string Zh, string En)[] Hospitals =
    [
        ("人民医院", "People's Hospital"), ("中医院", "Hospital of Chinese Medicine"), ("妇幼保健院", "Maternity Hospital"), ("第二医院", "Second Hospital"), ("康复医院", "Rehabilitation Hospital"),
    ];

    private static readonly (string Zh, string En)[] Universities =
    [
        ("理工大学", "University of Technology"), ("师范大学", "Normal University"), ("农业大学", "Agricultural University"), ("财经大学", "University of Finance"), ("医科大学", "Medical University"),
    ];

    private static readonly (string Code, string Zh, string En)[] Districts =
    [
        ("379901", "湖东区", "East Lake"), ("379902", "江北区", "North River"), ("379903", "云山县", "Cloud Hill"),
    ];

    /// <summary>Makes institution <paramref name="number"/>, 0 to 59: three offices, a hospital and a university in turn.</summary>
    public static DemoInstitution Make(int seed, int number)
    {
        var kind = (number % 5) switch { 3 => DemoKind.Hospital, 4 => DemoKind.University, _ => DemoKind.Office };
        var district = Districts[number / 5 % Districts.Length];
        var names = kind switch { DemoKind.Hospital => Hospitals, DemoKind.University => Universities, _ => Offices };
        var round = number / 5 / Districts.Length;
        var place = kind == DemoKind.Office ? (round * 3) + (number % 5) : round;
        var (zh, en) = names[place % names.Length];
        var ordinal = place / names.Length;
        var area = Area(seed, number, kind);
        var code = string.Create(CultureInfo.InvariantCulture, $"12{district.Code}DEM0{number:D6}");
        return new DemoInstitution(
            code,
            district.Zh + zh + (ordinal > 0 ? "分部" : ""),
            $"{district.En} {en}{(ordinal > 0 ? " Annex" : "")}",
            district.Code,
            kind,
            area,
            (int)(area / (kind == DemoKind.Office ? 28m : 18m)),
            Meters(seed, number, kind, area));
    }

    private static decimal Area(int seed, int number, DemoKind kind)
    {
        var share = (decimal)DemoNoise.Unit(seed, number);
        return decimal.Round(kind switch
        {
            DemoKind.Hospital => 25_000m + (share * 60_000m),
            DemoKind.University => 80_000m + (share * 250_000m),
            _ => 4_000m + (share * 16_000m),
        } / 100m) * 100m;
    }

    private static List<DemoMeter> Meters(int seed, int number, DemoKind kind, decimal area)
    {
        var thrift = Thrift(seed, number);
        var perArea = thrift * kind switch { DemoKind.Hospital => 95m, DemoKind.University => 31m, _ => 48m };
        var prefix = string.Create(CultureInfo.InvariantCulture, $"D{number:D2}");
        var key = (seed * 1_000) + (number * 10);
        DemoLoad[] electricity =
        [
            new(kind, DemoUse.Lighting, area * perArea * 0.40m, key),
            new(kind, DemoUse.Cooling, area * perArea * 0.35m, key + 1),
            new(kind, DemoUse.Power, area * perArea * 0.25m, key + 2),
        ];
        // A data centre runs day and night.
        DemoLoad[] dataCentre = number == DataCentre ? [new(DemoKind.Hospital, DemoUse.Power, area * perArea * 0.20m, key + 6)] : [];
        var losses = new DemoLoad(kind, DemoUse.Power, area * perArea * 0.015m, key + 3);
        var main = $"{prefix}-E0";
        var meters = new List<DemoMeter>
        {
            Electricity(main, "总电表", "Main electricity", MeterRole.Main, null, [.. electricity, .. dataCentre, losses], FaultOf(number)),
            Electricity($"{prefix}-E1", "照明插座", "Lighting and sockets", MeterRole.Branch, main, [electricity[0]]) with { SubItem = Named(number, SubItem.LightingSocket) },
            Electricity($"{prefix}-E2", "空调", "Air conditioning", MeterRole.Branch, main, [electricity[1]], number == 22 ? DemoFault.Reset : DemoFault.None) with { SubItem = Named(number, SubItem.AirConditioning) },
            Electricity($"{prefix}-E3", "动力", "Power", MeterRole.Branch, main, [electricity[2]]) with { SubItem = Named(number, SubItem.Power) },
            Volume($"{prefix}-W0", "总水表", "Main water", EnergyType.Water, new DemoLoad(kind, DemoUse.Water, area * Water(kind) * thrift, key + 4), number == 17 ? DemoFault.Billed : DemoFault.None),
        };
        if (dataCentre.Length > 0)
        {
            meters.Add(Electricity($"{prefix}-E4", "数据机房", "Data centre", MeterRole.Branch, main, dataCentre) with { TakenOut = true, SubItem = Named(number, SubItem.InformationCentre) });
        }

        if (number % 10 == 3)
        {
            meters.Add(Electricity($"{prefix}-EC", "校核电表", "Check meter", MeterRole.Check, main, [.. electricity, losses]));
        }

        if (kind != DemoKind.Office || number % 2 == 0)
        {
            meters.Add(Volume($"{prefix}-G0", "燃气表", "Main gas", EnergyType.NaturalGas, new DemoLoad(kind, DemoUse.Gas, area * 1.6m * thrift, key + 5)));
        }

        return meters;
    }

    // From far below to far above what the class is allowed, so that every grade has members; two stand for what a long gap does.
    private static decimal Thrift(int seed, int number) => number switch
    {
        11 => 2.4m,
        31 => 0.9m,
        _ => 0.55m + (1.1m * (decimal)DemoNoise.Unit(seed + 1, number)),
    };

    private static DemoFault FaultOf(int number) => number switch
    {
        11 or 31 => DemoFault.LongGap,
        6 or 28 or 41 => DemoFault.Gap,
        12 => DemoFault.Replaced,
        20 => DemoFault.Wrap,
        35 => DemoFault.Spike,
        _ => DemoFault.None,
    };

    // Some institutions have not said yet what their meters are for.
    private static SubItem? Named(int number, SubItem item) => number % 8 == 5 ? null : item;

    private static decimal Water(DemoKind kind) => kind switch { DemoKind.Hospital => 2.6m, DemoKind.University => 1.4m, _ => 0.6m };

    private static DemoMeter Electricity(
        string code, string zh, string en, MeterRole role, string? parent, IReadOnlyList<DemoLoad> loads, DemoFault fault = DemoFault.None)
    {
        // The one that wraps starts half a year's use below its turn.
        var modulus = 100_000_000m;
        var start = fault == DemoFault.Wrap ? modulus - decimal.Round(loads.Sum(load => load.AnnualAmount) / 2m) : 1_200m;
        return new DemoMeter(code, zh, en, EnergyType.Electricity, role, parent, MeasureUnit.KilowattHour, modulus, start, loads, fault);
    }

    private static DemoMeter Volume(string code, string zh, string en, EnergyType type, DemoLoad load, DemoFault fault = DemoFault.None) =>
        new(code, zh, en, type, MeterRole.Main, null, MeasureUnit.CubicMetre, 10_000_000m, 350m, [load], fault);
}
