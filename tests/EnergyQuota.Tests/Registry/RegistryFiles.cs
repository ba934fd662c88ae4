using CsCheck;

namespace EnergyQuota.Tests.Registry;

/// <summary>
/// Files of all kinds with rows drawn from few values, most of them good: so rows repeat, contradict and refer to each
/// other, and to what comes only later.
/// </summary>
internal static class RegistryFiles
{
    private static readonly string[] Institutions = [Some.CodeA, Some.CodeA, Some.CodeB, Some.CodeB, "11370000MB2848003C"];
    private static readonly string[] Energies = ["Electricity", "Electricity", "Electricity", "Electricity", "Water", "Steam"];
    private static readonly string[] Meters = ["E1", "E2", "E3", "E4"];
    private static readonly string[] Registers = ["", "total", "a", "b"];
    private static readonly string[] Days = ["2026-01-01", "2026-02-01", "2026-03-01", "2026-13-01"];
    private static readonly string[] Ends = ["", "", "2026-02-01", "2026-03-01", "2026-04-01"];
    private static readonly string[] Months =
        ["2026-01-01,2026-02-01", "2026-01-01,2026-02-01", "2026-02-01,2026-03-01", "2026-01-15,2026-02-15", "2026-02-01,2026-02-01"];
    private static readonly string[] Sources = ["x", "x", "x", "y"];

    /// <summary>The content of each file by the name of its kind.</summary>
    public static Gen<IReadOnlyDictionary<string, string>> Gen { get; } =
        CsCheck.Gen.Select(
            File("code,name_zh", 8, ["37", "3701", "3702", "abc"], ["甲", "甲", "乙", ""]),
            File("code,name_zh,region,class,from,to", 12, Institutions, ["甲", "甲", "乙"], ["37", "37", "3701"], ["government"], Days[..1], ["", "", "2025-01-01"]),
            File(
                "code,register,institution,energy,role,parent,unit,multiplier,sub_item", 30,
                Meters, Registers, [Some.CodeA], Energies[..4], ["Main", "Sub"], ["", "", "", "E1", "E3", "nowhere"], ["kWh", "kWh", "MWh", "m3"], ["", "", "1.0", "2"], ["", "", "", "A", "E"]),
            File("meter,from,parent,source", 16, Meters, Days, ["", "E1", "E2", "E3", "E4", "nowhere"], Sources),
            File(
                "institution,energy,meter,register,sign,share,from,to,source", 30,
                Institutions[..3], Energies, Meters, ["", "", "a"], ["", "-1", "-1", "-1", "7"], ["0.4", "0.4", "0.6"], Days[..2], Ends[1..4], ["x"]),
            File("institution,kind,from,to,value,source", 20, Institutions[..3], ["FloorArea", "People"], Days, Ends[..3], ["1", "1", "2", "-3"], ["x"]),
            File(
                "meter,register,kind,at,final,first,factor,source", 20,
                Meters, Registers, ["Replacement", "MultiplierChange", "Decision"], ["2026-01-01T00:00:00+08:00", "2026-02-01T00:00:00Z", "2026"], ["5"], ["0"], ["2", "3"], ["x", "y"]),
            File("meter,register,from,to,quantity,document", 30, Meters, ["", "", "a"], Months, ["5", "5", "6"], ["B1", "B1", "B1", "B2"]),
            (regions, institutions, meters, parents, boundaries, facts, events, bills) => (IReadOnlyDictionary<string, string>)new Dictionary<string, string>
            {
                ["regions"] = regions,
                ["institutions"] = institutions,
                ["meters"] = meters,
                ["parents"] = parents,
                ["boundaries"] = boundaries,
                ["facts"] = facts,
                ["events"] = events,
                ["bills"] = bills,
            });

    private static Gen<string> File(string header, int most, params string[][] columns) =>
        columns.Select(values => CsCheck.Gen.Int[0, values.Length - 1].Select(i => values[i]))
            .Aggregate((left, right) => CsCheck.Gen.Select(left, right, (one, other) => $"{one},{other}"))
            .List[most / 2, most]
            .Select(rows => $"{header}\n{string.Join('\n', rows)}\n");
}
