using CsCheck;
using EnergyQuota.Metering;
using EnergyQuota.Quotas.Standards;
using EnergyQuota.Quotas.Standards.Corrections;
using EnergyQuota.Quotas.Standards.Life;

namespace EnergyQuota.Tests.Quotas.Standards;

/// <summary>What is exported and taken in again says the same.</summary>
public sealed class StandardYamlTests
{
    private static readonly Gen<string> Words = Gen.Char["甲乙丙 abc01:#-'\"[]{}&*!|>%@`,?~=\\.null"].Array[1, 14].Select(chars => new string(chars).Trim())
        .Where(text => text.Length > 0);

    private static readonly Gen<decimal> Number = Gen.Int[1, 999_999].Select(n => n / 1_000m);

    [Fact]
    public void Write_AnyStandard_IsReadAgainAsItWas() =>
        Gen.Select(Words, Words, Words, Number.Array[3], Gen.Int[0, 3], Words, Gen.Bool).Sample((code, title, source, numbers, rows, text, reviewed) =>
        {
            var standard = Standard(code, title, source, numbers.Order().ToArray(), rows, text, reviewed);
            var set = new CoefficientSet { Id = "c", Source = source, Year = 2019, Entries = [new() { SetId = "c", EnergyType = EnergyType.Heat, Unit = MeasureUnit.Gigajoule, KgcePerUnit = numbers[0] }] };
            var written = StandardYaml.Write([standard], [set], []);

            var read = StandardParser.Parse("f", written);

            Assert.Empty(read.Errors);
            Assert.Equal(written, StandardYaml.Write(read.Standards, read.CoefficientSets, read.Co2FactorSets));
            var again = Assert.Single(read.Standards);
            Assert.Empty(StandardChange.Of(standard, again));
            Assert.Equal((standard.Rows.Count, standard.Corrections.Count, standard.Decisions.Count), (again.Rows.Count, again.Corrections.Count, again.Decisions.Count));
            Assert.Equal(standard.Rows.Select(r => (r.Key, r.Constraint, r.Source, r.Table)).Order(), again.Rows.Select(r => (r.Key, r.Constraint, r.Source, r.Table)).Order());
        });

    [Fact]
    public void Write_FilesShipped_SayTheSameAgain()
    {
        foreach (var file in Repository.Files("config/standards", "*.yaml").Concat(Repository.Files("config/coefficients", "*.yaml")))
        {
            var read = StandardParser.Parse(file, Repository.Read(file));
            Assert.Empty(read.Errors);
            var again = StandardParser.Parse(file, StandardYaml.Write(read.Standards, read.CoefficientSets, read.Co2FactorSets));

            Assert.Empty(again.Errors);
            foreach (var (one, other) in read.Standards.Zip(again.Standards))
            {
                Assert.Empty(StandardChange.Of(one, other));
                Assert.Equal(one.Rows.Count, other.Rows.Count);
            }

            Assert.Equal(read.CoefficientSets.SelectMany(s => s.Entries).Sum(e => e.KgcePerUnit), again.CoefficientSets.SelectMany(s => s.Entries).Sum(e => e.KgcePerUnit));
        }
    }

    private static QuotaStandard Standard(string code, string title, string source, decimal[] numbers, int rows, string text, bool reviewed) => new()
    {
        Code = code,
        TitleZh = title,
        Issuer = text,
        RegionPrefix = "37",
        EffectiveFrom = new DateOnly(2024, 2, 1),
        State = StandardState.InForce,
        FirstJudgedYear = 2025,
        CoefficientSetId = "c",
        Source = source,
        Decisions =
        [
            .. reviewed ? [Decision(code, StandardDecisionKind.LegalityReview, 1, text, ReviewResult.Passed)] : Array.Empty<StandardDecision>(),
            Decision(code, StandardDecisionKind.Published, 2, text, null),
            Decision(code, StandardDecisionKind.PeriodicReview, 3, text, ReviewResult.Kept),
        ],
        Rows =
        [
            .. Enumerable.Range(0, rows).Select(i => new QuotaRow
            {
                StandardCode = code,
                Key = QuotaRow.MakeKey("education", $"s{i}", "A", QuotaIndicator.WaterPerPerson),
                Class = "education",
                SubClass = $"s{i}",
                Zone = "A",
                PersonWeights = i == 0 ? "" : "staff:0.5;students:1",
                Indicator = QuotaIndicator.WaterPerPerson,
                Unit = QuotaIndicator.WaterPerPerson.Unit(),
                Constraint = numbers[2],
                Baseline = i == 1 ? null : numbers[1],
                Leading = numbers[0],
                Table = "表1",
                Source = i == 2 ? text : source,
                Confidence = SourceConfidence.Agency,
            }),
        ],
        Corrections =
        [
            Correction(code, "linear", source, c => (c.Constant, c.Slope, c.Reference, c.Inverse) = (0.3m, numbers[0], numbers[1], true)),
            Correction(code, "steps", text, c => (c.Steps, c.WhenUnknown, c.Class) = (StandardTexts.Of([new CorrectionStep(numbers[1], numbers[0]), new CorrectionStep(null, numbers[2])]), 1m, "education")),
        ],
    };

    private static StandardDecision Decision(string code, StandardDecisionKind kind, int day, string text, ReviewResult? result) => new()
    {
        StandardCode = code,
        Kind = kind,
        Result = result,
        On = new DateOnly(2024, 1, day),
        By = text,
        Document = text,
        Note = text,
        EnteredBy = "",
        EnteredAt = default,
    };

    private static QuotaCorrection Correction(string code, string name, string source, Action<QuotaCorrection> form)
    {
        var correction = new QuotaCorrection
        {
            StandardCode = code,
            Name = name,
            Indicator = QuotaIndicator.WaterPerPerson,
            TitleZh = "修正",
            Input = "hours",
            InputUnit = "h/a",
            Effect = CorrectionEffect.Divides,
            Source = source,
            Confidence = SourceConfidence.Agency,
        };
        form(correction);
        return correction;
    }
}
