using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using EnergyQuota.Quotas.Consumption;
using EnergyQuota.Quotas.Evidence;
using EnergyQuota.Quotas.Standards;
using EnergyQuota.Quotas.Standards.Corrections;

namespace EnergyQuota.Quotas.Assessment;

/// <summary>Writes down what a verdict rests on, so that it can be computed again in five years. The same inputs give the same text.</summary>
internal static class InputsRecord
{
    /// <summary>How it is written and read. What only this installation's tables know, such as numbers of rows, is left out.</summary>
    internal static readonly JsonSerializerOptions Options = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        IgnoreReadOnlyProperties = true,
        RespectNullableAnnotations = true,
        Converters = { new JsonStringEnumConverter() },
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { WithoutKeys } },
    };

    /// <summary>The text of inputs.</summary>
    public static string Write(VerdictInputs inputs) => JsonSerializer.Serialize(inputs, Options);

    /// <summary>The text of what one indicator was judged by.</summary>
    /// <param name="input">The facts.</param>
    /// <param name="gate">The least completeness.</param>
    /// <param name="choice">The row.</param>
    /// <param name="set">The coefficient set.</param>
    /// <param name="figure">What came of it.</param>
    public static string Write(AssessmentInput input, decimal gate, RowChoice choice, CoefficientSet? set, IndicatorFigure figure) => Write(
        Cited(input, gate, choice.Row.Indicator) with
        {
            Standard = Of(choice.Standard),
            Row = choice.Row,
            RowReasonZh = choice.ReasonZh,
            RowReasonEn = choice.ReasonEn,
            CoefficientSet = set is null ? null : new CoefficientSet
            {
                Id = set.Id,
                Source = set.Source,
                Year = set.Year,
                RegionPrefix = set.RegionPrefix,
                Entries = [.. set.Entries.OrderBy(e => e.EnergyType).ThenBy(e => e.Unit)],
            },
            Figure = new CitedFigure(figure.Value, figure.AtLeast, figure.Low, figure.High, figure.Completeness),
        });

    /// <summary>The text of what there was where no row judges.</summary>
    /// <param name="input">The facts.</param>
    /// <param name="gate">The least completeness.</param>
    /// <param name="indicator">The indicator, or <see langword="null"/>.</param>
    /// <param name="reason">Why there is none.</param>
    public static string WriteWithoutRow(AssessmentInput input, decimal gate, QuotaIndicator? indicator, CannotJudgeReason reason) =>
        Write(Cited(input, gate, indicator) with { WithoutRow = reason });

    private static VerdictInputs Cited(AssessmentInput input, decimal gate, QuotaIndicator? indicator)
    {
        var institution = input.Institution;
        return new VerdictInputs
        {
            Format = VerdictInputs.CurrentFormat,
            Rules = VerdictInputs.CurrentRules,
            Institution = new CitedInstitution(
                institution.Code, institution.RegionCode, institution.Class, institution.SubClass, institution.ClimateZone, institution.From, institution.To),
            Period = new CitedPeriod(input.From, input.To),
            Gate = gate,
            Indicator = indicator,
            Facts = [.. input.Facts.OrderBy(f => f.Kind).ThenBy(f => f.From).ThenBy(f => f.Id)],
            Exclusions = [.. input.Exclusions.OrderBy(e => e.Exclusion.Id).Select(e => Of(e, indicator))],
            Terms = [.. input.Terms.Select((term, index) => Of(term, index < input.Evidence.Count ? input.Evidence[index] : null))],
            Adjustments = input.Adjustments.Count == 0 ? null : [.. input.Adjustments.OrderBy(a => a.Month).ThenBy(a => a.Register).Select(CitedAdjustment.Of)],
            Totals = input.Totals,
        };
    }

    private static CitedStandard Of(QuotaStandard s) => new(
        s.Code, s.TitleZh, s.TitleEn, s.Issuer, s.RegionPrefix, s.EffectiveFrom, s.EffectiveTo, s.FirstJudgedYear, s.CoefficientSetId, s.Demonstration, s.Source,
        s.Corrections.Count == 0 ? null : [.. s.Corrections.OrderBy(c => c.Id)]);

    private static CitedTerm Of(TermSpan term, TermEvidence? evidence) => new(
        term.EnergyType, term.Register.Meter, term.Register.Name, term.Unit, term.Sign, term.Share, term.From, term.To, term.Source, CitedSum.Of(evidence));

    private static CitedExclusion Of(ExcludedConsumption excluded, QuotaIndicator? indicator)
    {
        var (exclusion, term) = (excluded.Exclusion, excluded.Evidence?.Term);
        return new CitedExclusion(
            exclusion,
            indicator is { } energy ? exclusion.TakesEnergyOut(energy) && excluded.Consumption is not null : null,
            indicator is { } divided ? exclusion.TakesDenominatorOut(divided) : null,
            excluded.Consumption,
            term?.Unit,
            term?.From,
            term?.To,
            CitedSum.Of(excluded.Evidence));
    }

    private static void WithoutKeys(JsonTypeInfo type)
    {
        if (type.Type == typeof(QuotaRow))
        {
            Drop(type, nameof(QuotaRow.Id));
        }
        else if (type.Type == typeof(QuotaCorrection))
        {
            Drop(type, nameof(QuotaCorrection.Id));
        }
    }

    private static void Drop(JsonTypeInfo type, string property)
    {
        for (var i = type.Properties.Count - 1; i >= 0; i--)
        {
            if (type.Properties[i].Name == property)
            {
                type.Properties.RemoveAt(i);
            }
        }
    }
}
