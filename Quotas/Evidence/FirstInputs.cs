using System.Text.Json;
using EnergyQuota.Metering;
using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Quotas.Consumption;
using EnergyQuota.Quotas.Standards;
using EnergyQuota.Registry.Institutions;

namespace EnergyQuota.Quotas.Evidence;

/// <summary>The first form of stored inputs, as verdicts kept them before sources and register sums were kept; only read, never written.</summary>
internal sealed record FirstInputs(
    CitedInstitution Institution, CitedPeriod Period, decimal Gate, FirstInputs.FirstRow? Row, IReadOnlyList<FirstInputs.FirstCoefficient>? Coefficients,
    IReadOnlyList<FirstInputs.FirstFact> Facts, IReadOnlyList<FirstInputs.FirstExclusion> Exclusions, IReadOnlyList<FirstInputs.FirstTerm> Terms,
    IReadOnlyList<CitedAdjustment>? Adjustments, IReadOnlyList<ConsumptionTotal> Totals, CitedFigure? Figure)
{
    private const string NotKept = "";

    /// <summary>Reads it into the present form.</summary>
    /// <param name="json">The stored inputs.</param>
    /// <param name="verdict">The verdict they belong to: it knows why the row was chosen, and the row's unit.</param>
    public static VerdictInputs Read(JsonElement json, Verdict verdict)
    {
        var first = json.Deserialize<FirstInputs>(InputsRecord.Options)!;
        var owner = first.Institution.Code;
        return new VerdictInputs
        {
            Format = 1,
            Rules = 1,
            Institution = first.Institution,
            Period = first.Period,
            Gate = first.Gate,
            Indicator = verdict.Indicator,
            WithoutRow = first.Row is null ? Enum.Parse<CannotJudgeReason>(verdict.Reasons) : null,
            Standard = first.Row is not { } row ? null : new CitedStandard(
                row.StandardCode, NotKept, NotKept, NotKept, NotKept, row.EffectiveFrom, row.EffectiveTo, row.FirstJudgedYear,
                verdict.CoefficientSetId, verdict.Demonstration, NotKept),
            Row = first.Row?.ToRow(verdict),
            RowReasonZh = verdict.RowReasonZh,
            RowReasonEn = verdict.RowReasonEn,
            CoefficientSet = first.Coefficients is null ? null : new CoefficientSet
            {
                Id = verdict.CoefficientSetId,
                Source = NotKept,
                Year = 0,
                Entries = [.. first.Coefficients.Select(c => new CoefficientEntry
                {
                    SetId = verdict.CoefficientSetId, EnergyType = c.EnergyType, Unit = c.Unit, KgcePerUnit = c.KgcePerUnit,
                })],
            },
            Facts = [.. first.Facts.Select(f => f.ToFact(owner))],
            Exclusions = [.. first.Exclusions.Select(e => e.ToCited(owner, verdict.Indicator))],
            Terms = [.. first.Terms.Select(t => t.ToCited())],
            Adjustments = first.Adjustments,
            Totals = first.Totals,
            Figure = first.Figure,
        };
    }

    /// <summary>The row, with the dates of its standard.</summary>
    internal sealed record FirstRow(
        string StandardCode, string Key, decimal Constraint, decimal? Baseline, decimal? Leading, DateOnly EffectiveFrom, DateOnly? EffectiveTo, int FirstJudgedYear)
    {
        public QuotaRow ToRow(Verdict verdict)
        {
            var parts = Key.Split('|');
            return new QuotaRow
            {
                StandardCode = StandardCode,
                Key = Key,
                Class = parts[0],
                SubClass = parts.ElementAtOrDefault(1) ?? "",
                Zone = parts.ElementAtOrDefault(2) ?? "",
                Indicator = verdict.Indicator ?? throw new JsonException("There is a row, but no indicator."),
                Unit = verdict.Unit,
                Constraint = Constraint,
                Baseline = Baseline,
                Leading = Leading,
                Source = NotKept,
                Confidence = default,
            };
        }
    }

    /// <summary>A coefficient.</summary>
    internal sealed record FirstCoefficient(EnergyType EnergyType, MeasureUnit Unit, decimal KgcePerUnit);

    /// <summary>A fact without its source.</summary>
    internal sealed record FirstFact(int Id, InstitutionFactKind Kind, DateOnly From, DateOnly? To, decimal Value, DateTimeOffset EnteredAt)
    {
        public InstitutionFact ToFact(string owner) => new()
        {
            Id = Id,
            InstitutionCode = owner,
            Kind = Kind,
            From = From,
            To = To,
            Value = Value,
            Source = NotKept,
            EnteredBy = NotKept,
            EnteredAt = EnteredAt,
        };
    }

    /// <summary>An exclusion without its register: it had one where there is consumption.</summary>
    internal sealed record FirstExclusion(int Id, ExclusionKind Kind, DateOnly From, DateOnly? To, decimal Area, decimal People, ConsumptionTotal? Consumption)
    {
        public CitedExclusion ToCited(string owner, QuotaIndicator? indicator)
        {
            var exclusion = new BoundaryExclusion
            {
                Id = Id,
                InstitutionCode = owner,
                Kind = Kind,
                EnergyType = Consumption?.EnergyType,
                MeterCode = Consumption is null ? null : NotKept,
                Area = Area,
                People = People,
                From = From,
                To = To,
                Source = NotKept,
                EnteredBy = NotKept,
                EnteredAt = default,
            };
            return new CitedExclusion(
                exclusion,
                indicator is { } energy ? exclusion.TakesEnergyOut(energy) : null,
                indicator is { } divided ? exclusion.TakesDenominatorOut(divided) : null,
                Consumption);
        }
    }

    /// <summary>A boundary term without what its register used.</summary>
    internal sealed record FirstTerm(EnergyType EnergyType, string Register, MeasureUnit Unit, int Sign, decimal Share, DateOnly From, DateOnly To)
    {
        public CitedTerm ToCited()
        {
            // A meter's code may hold a slash; a register's name does as a rule not.
            var slash = Register.LastIndexOf('/');
            return new CitedTerm(EnergyType, Register[..Math.Max(slash, 0)], Register[(slash + 1)..], Unit, Sign, Share, From, To, null, null);
        }
    }
}
