using System.Diagnostics;
using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Quotas.Consumption;
using EnergyQuota.Quotas.Standards;
using EnergyQuota.Registry.Institutions;

namespace EnergyQuota.Quotas.Evidence;

/// <summary>Computes stored verdicts again from their stored inputs alone (design law 3). Pure.</summary>
/// <remarks>It is the assessor itself that runs, so what is replayed is what was run; nothing of today's registry, rules or ledger is asked.</remarks>
public static class VerdictReplay
{
    /// <summary>Computes a verdict again and compares.</summary>
    /// <param name="stored">The verdict as stored.</param>
    public static ReplayedVerdict Replay(Verdict stored)
    {
        ArgumentNullException.ThrowIfNull(stored);
        var (inputs, fault) = VerdictInputsReader.Read(stored);
        if (inputs is null)
        {
            return new ReplayedVerdict(stored, null, null, [$"the inputs cannot be read: {fault}"]);
        }

        try
        {
            var again = Compute(inputs, stored.AsOf);
            return new ReplayedVerdict(stored, inputs, again, [.. Compare(stored, again, inputs), .. CompareSums(inputs)]);
        }
        catch (Exception e) when (e is ArithmeticException or ArgumentException or InvalidOperationException or UnreachableException)
        {
            // Inputs that no assessment can have had: somebody wrote them.
            return new ReplayedVerdict(stored, inputs, null, [$"the inputs cannot be computed with: {e.Message}"]);
        }
    }

    /// <summary>Computes a verdict from inputs.</summary>
    /// <param name="inputs">The inputs.</param>
    /// <param name="asOf">The instant for which facts and consumption were taken.</param>
    public static Verdict Compute(VerdictInputs inputs, DateTimeOffset asOf)
    {
        var input = InYear(ToInput(inputs), inputs.Indicator);
        var sets = inputs.CoefficientSet is { } set ? new Dictionary<string, CoefficientSet> { [set.Id] = set } : [];
        var rules = new AssessmentRules([], sets, inputs.Gate);
        return inputs.WithoutRow is { } reason
            ? Assessor.WithoutRow(input, rules, inputs.Indicator, reason, asOf)
            : Assessor.Judge(
                input, rules, new RowChoice(ToStandard(inputs.Standard!), inputs.Row!, inputs.RowReasonZh ?? "", inputs.RowReasonEn ?? ""), asOf);
    }

    /// <summary>The facts, as the assessor takes them.</summary>
    /// <param name="inputs">The inputs.</param>
    public static AssessmentInput ToInput(VerdictInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var owner = inputs.Institution.Code;
        var terms = inputs.Terms.Select(t => t.ToSpan(owner)).ToList();
        return new AssessmentInput
        {
            Institution = new Institution
            {
                Code = owner,
                NameZh = owner,
                RegionCode = inputs.Institution.RegionCode,
                Class = inputs.Institution.Class,
                SubClass = inputs.Institution.SubClass,
                ClimateZone = inputs.Institution.ClimateZone,
                From = inputs.Institution.From,
                To = inputs.Institution.To,
            },
            From = inputs.Period.From,
            To = inputs.Period.To,
            Facts = inputs.Facts,
            Exclusions = [.. inputs.Exclusions.Select(e => new ExcludedConsumption(e.Exclusion, e.Consumption)
            {
                Evidence = e.ToSpan(owner) is { } span ? e.Sum!.ToEvidence(span) : null,
            })],
            Terms = terms,
            Evidence = inputs.Terms.All(t => t.Sum is not null) ? [.. inputs.Terms.Select((t, index) => t.Sum!.ToEvidence(terms[index]))] : [],
            Totals = inputs.Totals,
        };
    }

    /// <summary>What the standard that judges says beside its coefficients.</summary>
    /// <param name="inputs">The inputs; with a standard and a row.</param>
    internal static LawTerms TermsOf(VerdictInputs inputs) => LawTerms.Of(ToStandard(inputs.Standard!), inputs.Row!);

    private static QuotaStandard ToStandard(CitedStandard cited) => new()
    {
        Code = cited.Code,
        TitleZh = cited.TitleZh,
        TitleEn = cited.TitleEn,
        Issuer = cited.Issuer,
        RegionPrefix = cited.RegionPrefix,
        EffectiveFrom = cited.EffectiveFrom,
        EffectiveTo = cited.EffectiveTo,
        State = StandardState.InForce,
        FirstJudgedYear = cited.FirstJudgedYear,
        CoefficientSetId = cited.CoefficientSetId,
        Demonstration = cited.Demonstration,
        Source = cited.Source,
        Corrections = [.. cited.Corrections ?? []],
    };

    // Heating is judged by its season, and kept with the days of it: the verdict is that of the calendar year in which it ends.
    private static AssessmentInput InYear(AssessmentInput input, QuotaIndicator? indicator)
    {
        var first = new DateOnly(input.To.AddDays(-1).Year, 1, 1);
        return indicator?.Period() != IndicatorPeriod.HeatingSeason || (input.From == first && input.To == first.AddYears(1))
            ? input
            : input with { From = first, To = first.AddYears(1), HeatingSeason = input };
    }

    private static IEnumerable<string> Compare(Verdict stored, Verdict again, VerdictInputs inputs)
    {
        (string Name, object? Stored, object? Again)[] figures =
        [
            ("institution", stored.InstitutionCode, again.InstitutionCode),
            ("year", stored.Year, again.Year),
            ("indicator", stored.Indicator, again.Indicator),
            ("standard", stored.StandardCode, again.StandardCode),
            ("row", stored.RowKey, again.RowKey),
            ("reason for the row", stored.RowReasonZh, again.RowReasonZh),
            ("reason for the row (English)", stored.RowReasonEn, again.RowReasonEn),
            ("demonstration", stored.Demonstration, again.Demonstration),
            ("grade", stored.Grade, again.Grade),
            ("reasons", stored.Reasons, again.Reasons),
            ("value", stored.Value, again.Value),
            ("unit", stored.Unit, again.Unit),
            ("constraint", stored.Constraint, again.Constraint),
            ("baseline", stored.Baseline, again.Baseline),
            ("leading", stored.Leading, again.Leading),
            ("completeness", stored.Completeness, again.Completeness),
            ("coefficient set", stored.CoefficientSetId, again.CoefficientSetId),
        ];
        foreach (var (name, was, now) in figures.Where(f => !Equals(f.Stored, f.Again)))
        {
            yield return FormattableString.Invariant($"{name}: stored {was ?? "nothing"}, recomputed {now ?? "nothing"}");
        }

        var (recomputed, _) = VerdictInputsReader.Read(again);
        if (recomputed?.Figure != inputs.Figure)
        {
            yield return FormattableString.Invariant($"exact figures: stored {inputs.Figure}, recomputed {recomputed?.Figure}");
        }
    }

    // What the ledger gave for each register has to add up to the totals; format 1 kept the totals only.
    private static IEnumerable<string> CompareSums(VerdictInputs inputs)
    {
        var input = ToInput(inputs);
        if (input.Evidence.Count > 0 && !ConsumptionMath.Totals(input.Evidence, input.From, input.To).SequenceEqual(input.Totals))
        {
            yield return "totals: the registers' sums give others than those stored";
        }

        foreach (var excluded in input.Exclusions.Where(e => e.Evidence is not null))
        {
            if (ConsumptionMath.Totals([excluded.Evidence!], input.From, input.To)[0] != excluded.Consumption)
            {
                yield return FormattableString.Invariant($"exclusion {excluded.Exclusion.Id}: its register's sum gives another consumption than the one stored");
            }
        }
    }
}

/// <summary>A verdict computed again.</summary>
/// <param name="Stored">As stored.</param>
/// <param name="Inputs">Its inputs; <see langword="null"/> where they cannot be read.</param>
/// <param name="Again">As computed again; <see langword="null"/> where its inputs cannot be read.</param>
/// <param name="Differences">What differs, for a person; empty: it is the same.</param>
public sealed record ReplayedVerdict(Verdict Stored, VerdictInputs? Inputs, Verdict? Again, IReadOnlyList<string> Differences)
{
    /// <summary>It is the same.</summary>
    public bool IsSame => Differences.Count == 0;
}
