using System.Globalization;
using System.Text.Json;
using EnergyQuota.Metering;
using EnergyQuota.Metering.Settlement;
using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Quotas.Consumption;
using EnergyQuota.Quotas.Evidence;
using EnergyQuota.Quotas.Standards;
using EnergyQuota.Registry.Audit;
using EnergyQuota.Registry.Institutions;

namespace EnergyQuota.Trials.Tamper;

/// <summary>A small institution's year with invented readings, its verdict, and the pack of it.</summary>
internal static class PackCase
{
    private const string Code = "12370000000000001X";
    private const int DaysOfYear = 365;
    private static readonly DateOnly First = new(2025, 1, 1);
    private static readonly DateOnly Past = new(2026, 1, 1);
    private static readonly DateTimeOffset AsOf = new(2026, 2, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Makes a pack.</summary>
    /// <param name="random">Invents the readings.</param>
    /// <param name="path">A file for it.</param>
    /// <param name="key">Signs it.</param>
    /// <param name="registers">How many registers.</param>
    /// <param name="every">How far apart their readings are; a day holds a whole number of them.</param>
    public static async Task MakeAsync(Random random, string path, AuditKey key, int registers, TimeSpan every)
    {
        var zone = SiteZone.Find(SiteZone.Default);
        var seed = random.Next();
        IEnumerable<Reading> Of(RegisterId register) => Series(register, new Random(seed ^ int.Parse(register.Meter.AsSpan(2), CultureInfo.InvariantCulture)), every, zone);
        var cited = Enumerable.Range(1, registers).Select(number => new RegisterId($"E-{number:D4}")).Select(register => Cite(register, Of(register), every, zone)).ToList();
        var evidence = cited.Select(register => new TermEvidence(
            new TermSpan(Code, EnergyType.Electricity, register.Id, MeasureUnit.KilowattHour, 1, 1m, First, Past) { Source = "plan" },
            register.Known.Sum(d => d.Quantity), register.Known.Sum(d => d.Quantity), DaysOfYear * 24, register.Known.Sum(d => d.MeasuredHours), 0, 0, null)).ToList();
        var verdict = Assessor.Assess(Input(evidence), Rules(), AsOf)[0];
        verdict.Id = random.Next(1, 1_000);
        var @case = new EvidenceCase
        {
            Verdict = verdict,
            Inputs = VerdictInputsReader.Read(verdict).Inputs!,
            NameZh = "示范单位",
            Zone = zone.Id,
            Registers = cited,
            Audit = [Line(verdict, random)],
            MadeBy = "officer",
            MadeAt = AsOf,
        };
        await using (var file = new FileStream(path, FileMode.Create, FileAccess.ReadWrite))
        {
            await EvidencePackWriter.WriteAsync(
                file, @case, (wanted, from, to) => Async(wanted.Order().SelectMany(Of).Where(r => r.Time >= from && r.Time < to)), key, CancellationToken.None);
        }
    }

    private static IEnumerable<Reading> Series(RegisterId register, Random random, TimeSpan every, TimeZoneInfo zone)
    {
        var value = (decimal)random.Next(1_000, 90_000);
        var (at, end) = (CalendarDays.StartOf(First.AddDays(-1), zone), CalendarDays.StartOf(Past.AddDays(3), zone));
        for (; at <= end; at += every)
        {
            value += random.Next(1, 9_000) / 10m;
            yield return new Reading(register, at, value, at.AddSeconds(2));
        }
    }

    private static CitedRegister Cite(RegisterId register, IEnumerable<Reading> readings, TimeSpan every, TimeZoneInfo zone)
    {
        var facts = new RegisterFacts { Register = register, Unit = MeasureUnit.KilowattHour, ExpectedInterval = every, Zone = zone };
        var trace = new SettlementTrace(facts, First, Past, null);
        foreach (var reading in readings)
        {
            trace.Add(reading);
        }

        var days = trace.Finish().Days;
        return new CitedRegister { Facts = facts, Known = days, AsClosed = days };
    }

    private static AssessmentInput Input(IReadOnlyList<TermEvidence> evidence) => new()
    {
        Institution = new Institution { Code = Code, NameZh = "示范单位", RegionCode = "370101", Class = "government", SubClass = "below_city", ClimateZone = "A", From = First.AddYears(-9) },
        From = First,
        To = Past,
        Facts =
        [
            new InstitutionFact
            {
                Id = 1, InstitutionCode = Code, Kind = InstitutionFactKind.FloorArea, From = First.AddYears(-5), Value = 24_300m, Source = "deed", EnteredBy = "files", EnteredAt = AsOf.AddYears(-5),
            },
        ],
        Terms = [.. evidence.Select(e => e.Term)],
        Evidence = evidence,
        Totals = ConsumptionMath.Totals(evidence, First, Past),
    };

    private static AssessmentRules Rules()
    {
        const QuotaIndicator Indicator = QuotaIndicator.ComprehensiveEnergyPerArea;
        var row = new QuotaRow
        {
            StandardCode = "S",
            Key = QuotaRow.MakeKey("government", "", "", Indicator),
            Class = "government",
            Indicator = Indicator,
            Unit = Indicator.Unit(),
            Constraint = 5m,
            Baseline = 4m,
            Leading = 3m,
            Source = "trial",
            Confidence = SourceConfidence.High,
        };
        var standard = new QuotaStandard
        {
            Code = "S",
            TitleZh = "标准",
            Issuer = "trial",
            EffectiveFrom = First.AddYears(-3),
            State = StandardState.InForce,
            FirstJudgedYear = 2023,
            CoefficientSetId = "C",
            Source = "trial",
            Rows = [row],
        };
        var set = new CoefficientSet
        {
            Id = "C",
            Source = "trial",
            Year = 2020,
            Entries = [new CoefficientEntry { SetId = "C", EnergyType = EnergyType.Electricity, Unit = MeasureUnit.KilowattHour, KgcePerUnit = 0.31m }],
        };
        return new AssessmentRules([standard], new Dictionary<string, CoefficientSet> { ["C"] = set }, 0.9m);
    }

    private static AuditEntry Line(Verdict verdict, Random random)
    {
        var line = new AuditEntry
        {
            Id = random.Next(2, 1_000),
            At = AsOf,
            Actor = AssessmentRun.Actor,
            Action = "verdict.found",
            Subject = $"institution:{Code}:2025",
            Detail = JsonSerializer.Serialize(new { verdict.Indicator, verdict.RowKey, verdict.Grade, verdict.Value, verdict.Reasons, verdict.Revision, Inputs = InputsDigest.Of(verdict.InputsJson) }),
            PreviousHash = random.Next().ToString("x64", CultureInfo.InvariantCulture),
            Hash = "",
        };
        line.Hash = line.ComputeHash();
        return line;
    }

    private static async IAsyncEnumerable<Reading> Async(IEnumerable<Reading> readings)
    {
        await Task.CompletedTask;
        foreach (var reading in readings)
        {
            yield return reading;
        }
    }
}
