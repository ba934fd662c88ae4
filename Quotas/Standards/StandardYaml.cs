using System.Globalization;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace EnergyQuota.Quotas.Standards;

/// <summary>Writes standards and sets as the files that are imported: what is written and taken in again says the same. Pure.</summary>
internal static class StandardYaml
{
    private static readonly ISerializer Serializer = new SerializerBuilder()
        .WithNamingConvention(UnderscoredNamingConvention.Instance)
        .ConfigureDefaultValuesHandling(DefaultValuesHandling.OmitNull | DefaultValuesHandling.OmitEmptyCollections)
        .WithQuotingNecessaryStrings()
        .Build();

    /// <summary>The text of a file.</summary>
    public static string Write(
        IEnumerable<QuotaStandard> standards, IEnumerable<CoefficientSet> coefficients, IEnumerable<Co2FactorSet> factors) => Serializer.Serialize(new StandardFile
        {
            CoefficientSets = [.. coefficients.OrderBy(s => s.Id, StringComparer.Ordinal).Select(s => Set(
                s.Id, s.Source, s.Year, s.RegionPrefix, s.Entries.Select(e => (e.EnergyType, e.Unit, e.KgcePerUnit))))],
            Co2FactorSets = [.. factors.OrderBy(s => s.Id, StringComparer.Ordinal).Select(s => Set(
                s.Id, s.Source, s.Year, s.RegionPrefix, s.Entries.Select(e => (e.EnergyType, e.Unit, e.KgPerUnit))))],
            Standards = [.. standards.OrderBy(s => s.Code, StringComparer.Ordinal).Select(Standard)],
        });

    private static StandardText Standard(QuotaStandard s) => new()
    {
        Code = s.Code,
        TitleZh = s.TitleZh,
        TitleEn = Optional(s.TitleEn),
        Issuer = s.Issuer,
        Region = Optional(s.RegionPrefix),
        EffectiveFrom = Day(s.EffectiveFrom),
        EffectiveTo = s.EffectiveTo is { } to ? Day(to) : null,
        RepealedBy = s.RepealedBy,
        Replaces = s.Replaces,
        Amends = s.Amends,
        State = s.State.ToString(),
        FirstJudgedYear = s.FirstJudgedYear.ToString(CultureInfo.InvariantCulture),
        CoefficientSet = Optional(s.CoefficientSetId),
        Demonstration = s.Demonstration ? "true" : "false",
        Source = s.Source,
        Life = [.. s.Decisions.OrderBy(d => d.On).ThenBy(d => d.Id).Select(d => new DecisionText
        {
            Kind = d.Kind.ToString(),
            Result = d.Result?.ToString(),
            On = Day(d.On),
            By = d.By,
            Document = d.Document,
            Note = Optional(d.Note),
        })],
        Rows = [.. s.Rows.OrderBy(r => r.Indicator).ThenBy(r => r.Key, StringComparer.Ordinal).Select(r => Row(r, s.Source))],
        Corrections = [.. s.Corrections.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => Correction(c, s.Source))],
    };

    private static RowText Row(QuotaRow r, string source) => new()
    {
        Class = r.Class,
        SubClass = Optional(r.SubClass),
        Zone = Optional(r.Zone),
        HeatingType = Optional(r.HeatingType),
        PersonWeights = StandardTexts.WeightsOf(r.PersonWeights)?.ToDictionary(pair => pair.Key, pair => (string?)StandardTexts.Number(pair.Value)),
        Indicator = r.Indicator.ToString(),
        Unit = r.Unit,
        Constraint = StandardTexts.Number(r.Constraint),
        Baseline = Number(r.Baseline),
        Leading = Number(r.Leading),
        Table = Optional(r.Table),
        Source = r.Source == source ? null : r.Source,
        Confidence = r.Confidence.ToString(),
    };

    private static CorrectionText Correction(Corrections.QuotaCorrection c, string source) => new()
    {
        Name = c.Name,
        Indicator = c.Indicator.ToString(),
        Class = Optional(c.Class),
        TitleZh = c.TitleZh,
        TitleEn = Optional(c.TitleEn),
        Input = c.Input,
        InputUnit = Optional(c.InputUnit),
        Effect = c.Effect.ToString(),
        WhenUnknown = Number(c.WhenUnknown),
        Constant = Number(c.Constant),
        Slope = Number(c.Slope),
        Reference = Number(c.Reference),
        Inverse = c.Inverse ? "true" : null,
        Steps = [.. StandardTexts.StepsOf(c.Steps).Select(step => new StepText { UpTo = Number(step.UpTo), Factor = StandardTexts.Number(step.Factor) })],
        Source = c.Source == source ? null : c.Source,
        Confidence = c.Confidence.ToString(),
    };

    private static FactorSetText Set(
        string id, string source, int year, string region, IEnumerable<(Metering.EnergyType Type, Metering.MeasureUnit Unit, decimal Value)> entries) => new()
        {
            Id = id,
            Source = source,
            Year = year.ToString(CultureInfo.InvariantCulture),
            Region = Optional(region),
            Entries = [.. entries.OrderBy(e => e.Type).ThenBy(e => e.Unit).Select(e => new FactorText
            {
                EnergyType = e.Type.ToString(),
                Unit = Metering.MeasureUnits.Symbol(e.Unit),
                Value = StandardTexts.Number(e.Value),
            })],
        };

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Optional(string text) => text.Length == 0 ? null : text;

    private static string? Number(decimal? number) => number is { } known ? StandardTexts.Number(known) : null;
}
