using EnergyQuota.Quotas.Progress;
using EnergyQuota.Quotas.Standards.Corrections;
using EnergyQuota.Quotas.Standards.Life;
using EnergyQuota.Quotas.Standards.Sharing;
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
    IReadOnlyList<(string Place, SharedSplit Split)> Shared,
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
            return new ParsedFile([], [], [], [], [], [], [new ImportError(file, $"line {e.Start.Line}", "", cause)]);
        }

        var standards = text.Standards.Select((s, i) => Standard(file, i + 1, s, errors)).OfType<QuotaStandard>().ToList();
        var sets = text.CoefficientSets.Select((s, i) => FactorParser.Coefficients(file, i + 1, s, errors)).OfType<CoefficientSet>().ToList();
        var factors = text.Co2FactorSets.Select((s, i) => FactorParser.Factors(file, i + 1, s, errors)).OfType<Co2FactorSet>().ToList();
        return new ParsedFile(
            standards, sets, factors, SplitParser.Parse(file, text.MonthlySplits, errors), ExclusionParser.Parse(file, text.Exclusions, errors),
            SharingParser.Parse(file, text.SharedMeters, errors), errors);
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
            RepealedBy = Code(text.RepealedBy),
            Replaces = Code(text.Replaces),
            Amends = Code(text.Amends),
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

        if (standard.Replaces == standard.Code || standard.Amends == standard.Code || (standard.Replaces is not null && standard.Amends is not null))
        {
            fields.Fault("replaces", "and amends name another standard, and only one of the two: a new edition replaces, an amendment amends");
        }

        LifeParser.Read(fields, standard, text.Life);
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

        foreach (var (correction, index) in text.Corrections.Select((correction, index) => (correction, index + 1)))
        {
            if (CorrectionParser.Read(file, index, standard, correction, errors) is { } good)
            {
                standard.Corrections.Add(good);
            }
        }

        return standard;
    }

    private static string? Code(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static QuotaRow? Row(
        string file, int number, QuotaStandard standard, RowText text, HashSet<string> keys, List<ImportError> errors)
    {
        var fields = new FieldReader(file, $"{standard.Code} row {number}: {text.Class}|{text.SubClass}|{text.Zone}|{text.Indicator}", errors);
        var indicator = fields.Name<QuotaIndicator>("indicator", text.Indicator);
        var (subClass, zone, heating) = (text.SubClass?.Trim() ?? "", text.Zone?.Trim() ?? "", text.HeatingType?.Trim() ?? "");
        var @class = fields.Text("class", text.Class, 64);
        var row = new QuotaRow
        {
            StandardCode = standard.Code,
            Key = QuotaRow.MakeKey(@class, subClass, zone, indicator, heating),
            Class = @class,
            SubClass = subClass,
            Zone = zone,
            HeatingType = heating,
            PersonWeights = Weights(fields, text.PersonWeights),
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

        if (heating.Length > 0 && (indicator.Part() != ExclusionKind.Heating || !HeatingTypes.All.Contains(heating)))
        {
            fields.Fault("heating_type", $"'{heating}' is none of {string.Join(", ", HeatingTypes.All)}, or the row is not about heating");
        }

        if (row.PersonWeights.Length > 0 && indicator.DividesBy() != Denominator.People)
        {
            fields.Fault("person_weights", "are given for an indicator that does not divide by people");
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

    private static string Weights(FieldReader fields, Dictionary<string, string?>? texts)
    {
        var weights = new Dictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var (type, text) in texts ?? [])
        {
            if (type.Length is 0 or > 64 || type.IndexOfAny([':', ';']) >= 0)
            {
                fields.Fault("person_weights", $"'{type}' is no person type: 1 to 64 characters without colon and semicolon");
            }

            weights[type] = fields.Positive("person_weights", text);
        }

        return StandardTexts.Of(weights);
    }
}
