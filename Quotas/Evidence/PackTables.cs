using System.Globalization;
using EnergyQuota.Metering;
using EnergyQuota.Metering.Ledger;
using static EnergyQuota.Quotas.Evidence.CsvTable;
using static EnergyQuota.Quotas.Evidence.EvidenceWords;

namespace EnergyQuota.Quotas.Evidence;

/// <summary>The tables of a pack that people read. Each is rendered from what the pack holds elsewhere, so a check renders them again.</summary>
internal static class PackTables
{
    /// <summary>Renders all of them.</summary>
    /// <param name="inputs">The verdict's inputs.</param>
    /// <param name="steps">The way from the readings to the grade.</param>
    /// <param name="registers">The cited registers.</param>
    /// <returns>Names and contents.</returns>
    public static IReadOnlyList<(string Name, byte[] Content)> Render(
        VerdictInputs inputs, IReadOnlyList<ExplainedStep> steps, IReadOnlyList<PackedRegister> registers) =>
    [
        ("calculation.csv", Of("step,title_zh,title_en,what_zh,what_en,formula,result,unit,source_zh,source_en", steps.SelectMany(step => step.Lines.Select(
            line => (string?[])[
                Text(step.Number), step.Title.Zh, step.Title.En, Words(line.What.Zh), Words(line.What.En), Words(line.Formula), Number(line.Result), line.Unit,
                Words(line.Source.Zh), Words(line.Source.En),
            ])))),
        ("facts.csv", Of("id,kind,kind_zh,from,to,value,source,entered_by,entered_at_utc", inputs.Facts.Select(f => (string?[])[
            Text(f.Id), f.Kind.ToString(), Of(f.Kind).Zh, Day(f.From), Day(f.To), Number(f.Value), Words(f.Source), Words(f.EnteredBy), Instant(f.EnteredAt),
        ]))),
        ("exclusions.csv", Of(
            "id,kind,kind_zh,energy_taken,denominator_taken,energy_type,register,area_m2,people,from,to,quantity,unit,source,entered_by,entered_at_utc",
            inputs.Exclusions.Select(Exclusion))),
        ("boundary.csv", Of(
            "energy_type,register,unit,sign,share,from,to,quantity,certain,expected_hours,measured_hours,estimated_hours,manual_hours,last_year,source",
            inputs.Terms.Select(Term))),
        ("totals.csv", Of("energy_type,unit,quantity,at_least,low,high,completeness,estimated_share,manual_share,last_year,adjustment", inputs.Totals.Select(
            t => (string?[])[
                t.EnergyType.ToString(), t.Unit.Symbol(), Number(t.Quantity), Number(t.AtLeast), Number(t.Low), Number(t.High), Number(t.Completeness),
                Number(t.EstimatedShare), Number(t.ManualShare), Number(t.LastYear), Number(t.Adjustment),
            ]))),
        ("rules.csv", Rules(inputs)),
        ("coefficients.csv", Of("set,energy_type,unit,kgce_per_unit,year,source", (inputs.CoefficientSet?.Entries ?? []).Select(e => (string?[])[
            Words(e.SetId), e.EnergyType.ToString(), e.Unit.Symbol(), Number(e.KgcePerUnit), Text(inputs.CoefficientSet!.Year), Words(inputs.CoefficientSet.Source),
        ]))),
        ("registers.csv", Of(
            "number,meter,register,unit,zone,expected_interval,allowed_gap,modulus,rated_max_per_hour,step,installed_at_utc,multiplier,already_multiplied,checkpoint",
            registers.Select(r => (string?[])[
                Text(r.Number), Words(r.Meter), Words(r.Register), r.Unit.Symbol(), r.Zone, r.ExpectedInterval.ToString("c"), r.AllowedGap?.ToString("c"), Number(r.Modulus),
                Number(r.RatedMaxPerHour), Number(r.Step), Instant(r.InstalledAt), Number(r.Multiplier), r.AlreadyMultiplied ? "1" : "0", Words(r.Checkpoint),
            ]))),
        ("events.csv", Of(
            "number,kind,at_utc,final,first,factor,decision,value,source,done_by,attachment,entered_by,entered_at_utc",
            registers.SelectMany(r => r.Events, (r, e) => (string?[])[
                Text(r.Number), e.Kind.ToString(), Instant(e.At), Number(e.Final), Number(e.First), Number(e.Factor), e.Decision?.ToString(), Number(e.Value), Words(e.Source),
                Words(e.DoneBy), Words(e.Attachment), Words(e.EnteredBy), Instant(e.EnteredAt),
            ]))),
        ("bills.csv", Of("number,from,to,quantity,cost_yuan,document,attachment,entered_by,entered_at_utc", registers.SelectMany(r => r.Bills, (r, b) => (string?[])[
            Text(r.Number), Day(b.From), Day(b.To), Number(b.Quantity), Number(b.CostYuan), Words(b.Document), Words(b.Attachment), Words(b.EnteredBy), Instant(b.EnteredAt),
        ]))),
        ("closings.csv", Of("number,closing,month,start,end,sha256_of_days", registers.SelectMany(r => r.Closed, (r, c) => (string?[])[
            Text(r.Number), Words(c.Closing), c.Month, Number(c.Start), Number(c.End), c.Sha256,
        ]))),
    ];

    /// <summary>The months of the registers: those of the period, and those of the year before, which weigh completeness.</summary>
    /// <param name="months">The months, each with the number of its register in the pack.</param>
    public static byte[] Months(IEnumerable<(int Number, LedgerMonth Month)> months) => Of(
        "number,month,amount,quantity,measured_hours,estimated_hours,manual_hours",
        months.Select(m => (string?[])[
            Text(m.Number), FormattableString.Invariant($"{m.Month.Year:0000}-{m.Month.Month:00}"), Number(m.Month.Amount), Number(m.Month.Quantity), Text(m.Month.MeasuredHours),
            Text(m.Month.EstimatedHours), Text(m.Month.ManualHours),
        ]));

    /// <summary>Reads what <see cref="Months"/> wrote.</summary>
    /// <param name="content">The table.</param>
    /// <param name="registers">The registers by their number in the pack.</param>
    /// <exception cref="FormatException">It is no such table.</exception>
    public static IReadOnlyList<LedgerMonth> MonthsOf(byte[] content, IReadOnlyDictionary<int, RegisterId> registers)
    {
        var lines = CsvTable.Encoding.GetString(content).TrimStart('\uFEFF').Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return [.. lines.Skip(1).Select(line => line.Split(',') is [var number, var month, var amount, var quantity, var measured, var estimated, var manual]
            && int.TryParse(number, CultureInfo.InvariantCulture, out var n) && registers.TryGetValue(n, out var register)
            && DateOnly.TryParseExact(month, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first)
                ? new LedgerMonth(
                    register, first.Year, first.Month, decimal.Parse(amount, CultureInfo.InvariantCulture), decimal.Parse(quantity, CultureInfo.InvariantCulture),
                    int.Parse(measured, CultureInfo.InvariantCulture), int.Parse(estimated, CultureInfo.InvariantCulture), int.Parse(manual, CultureInfo.InvariantCulture))
                : throw new FormatException($"No month: {line}"))];
    }

    private static string?[] Exclusion(CitedExclusion cited)
    {
        var e = cited.Exclusion;
        return
        [
            Text(e.Id), e.Kind.ToString(), Of(e.Kind).Zh, Taken(cited.TakesEnergyOut), Taken(cited.TakesDenominatorOut), e.EnergyType?.ToString(),
            Words(e.MeterCode is { Length: > 0 } meter ? $"{meter}/{e.RegisterName}" : ""), Number(e.Area), Number(e.People), Day(e.From), Day(e.To),
            Number(cited.Consumption?.Quantity), cited.Consumption?.Unit.Symbol(), Words(e.Source), Words(e.EnteredBy), Instant(e.EnteredAt),
        ];
    }

    private static string?[] Term(CitedTerm t) =>
    [
        t.EnergyType.ToString(), Words($"{t.Meter}/{t.Register}"), t.Unit.Symbol(), Text(t.Sign), Number(t.Share), Day(t.From), Day(t.To), Number(t.Sum?.Quantity),
        Number(t.Sum?.Certain), t.Sum is null ? "" : Text(t.Sum.ExpectedHours), t.Sum is null ? "" : Text(t.Sum.MeasuredHours),
        t.Sum is null ? "" : Text(t.Sum.EstimatedHours), t.Sum is null ? "" : Text(t.Sum.ManualHours), Number(t.Sum?.LastYear), Words(t.Source),
    ];

    private static byte[] Rules(VerdictInputs inputs)
    {
        const string Header = "standard,title_zh,issuer,effective_from,effective_to,first_judged_year,demonstration,standard_source,row,indicator,unit,constraint,baseline,leading,table,row_source,confidence,reason_zh,reason_en";
        return inputs is not { Standard: { } s, Row: { } r } ? Of(Header, []) : Of(Header, [
            [
                Words(s.Code), Words(s.TitleZh), Words(s.Issuer), Day(s.EffectiveFrom), Day(s.EffectiveTo), Text(s.FirstJudgedYear), s.Demonstration ? "1" : "0", Words(s.Source),
                Words(r.Key), r.Indicator.ToString(), r.Unit, Number(r.Constraint), Number(r.Baseline), Number(r.Leading), Words(r.Table), Words(r.Source), r.Confidence.ToString(),
                Words(inputs.RowReasonZh), Words(inputs.RowReasonEn),
            ],
        ]);
    }

    private static string Taken(bool? taken) => taken switch { true => "1", false => "0", null => "" };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
