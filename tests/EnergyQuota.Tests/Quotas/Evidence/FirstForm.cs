using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Quotas.Standards;

namespace EnergyQuota.Tests.Quotas.Evidence;

/// <summary>Inputs as the first form of them was written: verdicts of that time have to be replayed for ever.</summary>
internal static class FirstForm
{
    private static readonly JsonSerializerOptions Options = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    public static string Write(
        AssessmentInput input, AssessmentRules rules, RowChoice? choice, CoefficientSet? set, IndicatorFigure? figure)
    {
        var institution = input.Institution;
        return JsonSerializer.Serialize(
            new
            {
                Institution = new
                {
                    institution.Code,
                    institution.RegionCode,
                    institution.Class,
                    institution.SubClass,
                    institution.ClimateZone,
                    institution.From,
                    institution.To,
                },
                Period = new { input.From, input.To },
                rules.Gate,
                Row = choice is null ? null : new
                {
                    choice.Row.StandardCode,
                    choice.Row.Key,
                    choice.Row.Constraint,
                    choice.Row.Baseline,
                    choice.Row.Leading,
                    choice.Standard.EffectiveFrom,
                    choice.Standard.EffectiveTo,
                    choice.Standard.FirstJudgedYear,
                },
                Coefficients = set?.Entries.OrderBy(e => e.EnergyType).ThenBy(e => e.Unit)
                    .Select(e => new { e.EnergyType, e.Unit, e.KgcePerUnit }),
                Facts = input.Facts.OrderBy(f => f.Kind).ThenBy(f => f.From).ThenBy(f => f.Id)
                    .Select(f => new { f.Id, f.Kind, f.From, f.To, f.Value, f.EnteredAt }),
                Exclusions = input.Exclusions.OrderBy(e => e.Exclusion.Id).Select(e => new
                {
                    e.Exclusion.Id,
                    e.Exclusion.Kind,
                    e.Exclusion.From,
                    e.Exclusion.To,
                    e.Exclusion.Area,
                    e.Exclusion.People,
                    e.Consumption,
                }),
                Terms = input.Terms.Select(t => new
                {
                    t.EnergyType,
                    Register = t.Register.ToString(),
                    t.Unit,
                    t.Sign,
                    t.Share,
                    t.From,
                    t.To,
                }),
                Adjustments = input.Adjustments.Count == 0 ? null : input.Adjustments.OrderBy(a => a.Month).ThenBy(a => a.Register)
                    .Select(a => new { Register = a.Register.ToString(), Month = a.Month.ToString(), Closed = a.Closed.Quantity, Known = a.Now.Quantity }),
                input.Totals,
                Figure = figure is null ? null : new
                {
                    figure.Value,
                    figure.AtLeast,
                    figure.Low,
                    figure.High,
                    figure.Completeness,
                },
            },
            Options);
    }
}
