using EnergyQuota.Metering;

namespace EnergyQuota.Quotas.Standards;

/// <summary>Reads coefficient sets and CO2 factor sets. Pure.</summary>
internal static class FactorParser
{
    public static CoefficientSet? Coefficients(string file, int number, FactorSetText text, List<ImportError> errors)
    {
        var fields = new FieldReader(file, text.Id ?? $"coefficient set {number}", errors);
        var set = new CoefficientSet
        {
            Id = fields.Text("id", text.Id, 64),
            Source = fields.Text("source", text.Source, 2_000),
            Year = fields.Year("year", text.Year),
            RegionPrefix = text.Region?.Trim() ?? "",
        };
        foreach (var (type, unit, value) in Entries(file, set.Id, text, errors))
        {
            if (type == EnergyType.Water)
            {
                fields.Fault("energy_type", "water is not energy and has no coefficient");
                continue;
            }

            set.Entries.Add(new CoefficientEntry { SetId = set.Id, EnergyType = type, Unit = unit, KgcePerUnit = value });
        }

        return fields.Faulty ? null : set;
    }

    public static Co2FactorSet? Factors(string file, int number, FactorSetText text, List<ImportError> errors)
    {
        var fields = new FieldReader(file, text.Id ?? $"CO2 factor set {number}", errors);
        var set = new Co2FactorSet
        {
            Id = fields.Text("id", text.Id, 64),
            Source = fields.Text("source", text.Source, 2_000),
            Year = fields.Year("year", text.Year),
            RegionPrefix = text.Region?.Trim() ?? "",
        };
        foreach (var (type, unit, value) in Entries(file, set.Id, text, errors))
        {
            set.Entries.Add(new Co2Factor { SetId = set.Id, EnergyType = type, Unit = unit, KgPerUnit = value });
        }

        return fields.Faulty ? null : set;
    }

    private static IEnumerable<(EnergyType Type, MeasureUnit Unit, decimal Value)> Entries(
        string file, string set, FactorSetText text, List<ImportError> errors)
    {
        var seen = new HashSet<(EnergyType, MeasureUnit)>();
        foreach (var (entry, number) in text.Entries.Select((entry, index) => (entry, index + 1)))
        {
            var fields = new FieldReader(file, $"{set} entry {number}: {entry.EnergyType} {entry.Unit}", errors);
            var type = fields.Name<EnergyType>("energy_type", entry.EnergyType);
            var unit = fields.BaseUnit("unit", entry.Unit);
            var value = fields.Positive("value", entry.Value);
            if (!fields.Faulty && !seen.Add((type, unit)))
            {
                fields.Fault("", "the same energy type and unit stand in an earlier entry");
            }

            if (!fields.Faulty)
            {
                yield return (type, unit, value);
            }
        }
    }
}
