using EnergyQuota.Metering;
using EnergyQuota.Quotas.Progress;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace EnergyQuota.Quotas.Standards;

/// <summary>What a file says, checked: only good rows, and the faults of the others.</summary>
internal sealed record ParsedFile(
    IReadOnlyList<QuotaStandard> Standards,
    IReadOnlyList<CoefficientSet> CoefficientSets,
    IReadOnlyList<Co2FactorSet> Co2FactorSets,
    IReadOnlyList<IReadOnlyList<MonthlySplit>> Splits,
    IReadOnlyList<(string Place, BoundaryExclusion Exclusion)> Exclusions,
    IReadOnlyList<ImportError> Errors);

/// <summary>Reads a file of standards and sets. Pure: the same text gives the same rows and faults.</summary>
internal static class StandardParser
{
    public static ParsedFile Parse(string file, string yaml)
    {
        var errors = new List<ImportError>();
        StandardFile text;
        try
        {
            text = new DeserializerBuilder().WithNamingConvention(UnderscoredNamingConvention.Instance).Build()
                .Deserialize<StandardFile?>(yaml) ?? new StandardFile();
        }
        catch (YamlException e)
        {
            var cause = e.InnerException is null ? e.Message : $"{e.Message} {e.InnerException.Message}";
            return new ParsedFile([], [], [], [], [], [new ImportError(file, $"line {e.Start.Line}", "", cause)]);
        }

        var standards = text.Standards.Select((s, i) => Standard(file, i + 1, s, errors)).OfType<QuotaStandard>().ToList();
        var sets = text.CoefficientSets.Select((s, i) => Coefficients(file, i + 1, s, errors)).OfType<CoefficientSet>().ToList();
        var factors = text.Co2FactorSets.Select((s, i) => Factors(file, i + 1, s, errors)).OfType<Co2FactorSet>().ToList();
        return new ParsedFile(standards, sets, factors, SplitParser.Parse(file, text.MonthlySplits, errors), ExclusionParser.Parse(file, text.Exclusions, errors), errors);
    }

    private static QuotaStandard? Standard(string file, int number, StandardText text, List<ImportError> errors)
    {
        var fields = new FieldReader(file, text.Code ?? $"standard {number}", errors);
        var standard = new QuotaStandard
        {
            Code = fields.Text("code", text.Code, 64),
            TitleZh = fields.Text("title_zh", text.TitleZh),
            TitleEn = text.TitleEn?.Trim() ?? "",
            Issuer = fields.Text("issuer", text.Issuer),
            RegionPrefix = text.Region?.Trim() ?? "",
            EffectiveFrom = fields.Date("effective_from", text.EffectiveFrom),
            EffectiveTo = fields.OptionalDate("effective_to", text.EffectiveTo),
            RepealedBy = string.IsNullOrWhiteSpace(text.RepealedBy) ? null : text.RepealedBy.Trim(),
            State = fields.Name<StandardState>("state", text.State),
            FirstJudgedYear = fields.Year("first_judged_year", text.FirstJudgedYear),
            CoefficientSetId = text.CoefficientSet?.Trim() ?? "",
            Demonstration = fields.Flag("demonstration", text.Demonstration),
            Source = fields.Text("source", text.Source, 2_000),
        };
        if (standard.EffectiveTo <= standard.EffectiveFrom)
        {
            fields.Fault("effective_to", "is not after effective_from");
        }

        if (standard.State == StandardState.Repealed && standard.EffectiveTo is null)
        {
            fields.Fault("effective_to", "is missing; a repealed standard judges the periods up to its end only");
        }

        if (!fields.Faulty && standard.FirstJudgedYear < standard.EffectiveFrom.Year)
        {
            fields.Fault("first_judged_year", $"lies before the year in which it takes effect, {standard.EffectiveFrom.Year}");
        }

        if (fields.Faulty)
        {
            return null;
        }

        var keys = new HashSet<string>();
        foreach (var (row, index) in text.Rows.Select((row, index) => (row, index + 1)))
        {
            if (Row(file, index, standard, row, keys, errors) is { } good)
            {
                standard.Rows.Add(good);
            }
        }

        return standard;
    }

    private static QuotaRow? Row(
        string file, int number, QuotaStandard standard, RowText text, HashSet<string> keys, List<ImportError> errors)
    {
        var fields = new FieldReader(file, $"{standard.Code} row {number}: {text.Class}|{text.SubClass}|{text.Zone}|{text.Indicator}", errors);
        var indicator = fields.Name<QuotaIndicator>("indicator", text.Indicator);
        var (subClass, zone) = (text.SubClass?.Trim() ?? "", text.Zone?.Trim() ?? "");
        var @class = fields.Text("class", text.Class, 64);
        var row = new QuotaRow
        {
            StandardCode = standard.Code,
            Key = QuotaRow.MakeKey(@class, subClass, zone, indicator),
            Class = @class,
            SubClass = subClass,
            Zone = zone,
            Indicator = indicator,
            Unit = fields.Text("unit", text.Unit, 32),
            Constraint = fields.Positive("constraint", text.Constraint),
            Baseline = fields.OptionalPositive("baseline", text.Baseline),
            Leading = fields.OptionalPositive("leading", text.Leading),
            Table = text.Table?.Trim() ?? "",
            Source = string.IsNullOrWhiteSpace(text.Source) ? standard.Source : text.Source.Trim(),
            Confidence = fields.Name<SourceConfidence>("confidence", text.Confidence),
        };
        if (fields.Faulty)
        {
            return null;
        }

        if (row.Unit != indicator.Unit())
        {
            fields.Fault("unit", $"'{row.Unit}' is not {indicator.Unit()}, the unit of {indicator}");
        }

        if (row.Baseline > row.Constraint || row.Leading > (row.Baseline ?? row.Constraint))
        {
            fields.Fault("constraint", "the values must rise from leading over baseline to constraint");
        }

        if (indicator.Sums() == Numerator.Energy && standard.CoefficientSetId.Length == 0)
        {
            fields.Fault("coefficient_set", "the standard names no coefficient set, so energy cannot be compared with this row");
        }

        if (!keys.Add(row.Key))
        {
            fields.Fault("", "the same class, sub-class, zone and indicator stand in an earlier row");
        }

        return fields.Faulty ? null : row;
    }

    private static CoefficientSet? Coefficients(string file, int number, FactorSetText text, List<ImportError> errors)
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

    private static Co2FactorSet? Factors(string file, int number, FactorSetText text, List<ImportError> errors)
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
