using EnergyQuota.Metering;
using EnergyQuota.Metering.Closing;
using EnergyQuota.Metering.Ledger;

namespace EnergyQuota.Quotas.Assessment;

/// <summary>Judges a year as it was closed and, where a closed month differs from what is known now, a second time as it is known.</summary>
/// <remarks>The verdict is the first; the second says whether it would move with the adjustments (design law 5).</remarks>
/// <param name="ledger">Tells which closed months differ.</param>
/// <param name="known">Loads the facts as they are known now.</param>
internal sealed class AdjustedAssessment(IConsumptionLedger ledger, AssessmentLoader known)
{
    /// <summary>Adds to institutions' facts as closed what is known besides, all for the same calendar year.</summary>
    /// <param name="inputs">Their facts as closed.</param>
    /// <param name="cancellationToken">Stops the queries.</param>
    public async Task<IReadOnlyList<AdjustedInput>> LoadAsync(IReadOnlyList<AssessmentInput> inputs, CancellationToken cancellationToken)
    {
        if (inputs.Count == 0)
        {
            return [];
        }

        var (from, to) = (inputs[0].From, inputs[0].To);
        var differences = (await ledger.ListDifferencesAsync(RegisterAccess.System("assess"), Month.Of(from), Month.Of(to.AddDays(-1)), cancellationToken))
            .Where(d => !d.IsNone).ToLookup(d => d.Register);
        if (differences.Count == 0)
        {
            return [.. inputs.Select(input => new AdjustedInput(input, null))];
        }

        var closed = inputs.Select(input => input with { Adjustments = Of(input, differences) }).ToList();
        var moved = closed.Where(input => input.Adjustments.Count > 0).Select(input => input.Institution).ToList();
        var now = (await known.LoadAsync(moved, from, to, cancellationToken)).ToDictionary(input => input.Institution.Code);
        return [.. closed.Select(input => new AdjustedInput(input, now.GetValueOrDefault(input.Institution.Code)))];
    }

    /// <summary>Judges an institution. Pure.</summary>
    /// <param name="input">Its facts.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="asOf">The instant for which facts and consumption were taken.</param>
    public static IReadOnlyList<Verdict> Assess(AdjustedInput input, AssessmentRules rules, DateTimeOffset asOf)
    {
        var verdicts = Assessor.Assess(input.Closed, rules, asOf);
        return input.Known is null ? verdicts : Compare(verdicts, Assessor.Assess(input.Known, rules, asOf));
    }

    /// <summary>Writes into verdicts what they would be with all that is known now. Pure but for that.</summary>
    /// <param name="closed">The verdicts as closed.</param>
    /// <param name="known">The same institution's and year's as known.</param>
    public static IReadOnlyList<Verdict> Compare(IReadOnlyList<Verdict> closed, IReadOnlyList<Verdict> known)
    {
        var byIndicator = known.ToDictionary(v => (v.Indicator, v.RowKey));
        foreach (var verdict in closed)
        {
            if (byIndicator.TryGetValue((verdict.Indicator, verdict.RowKey), out var other))
            {
                (verdict.KnownValue, verdict.KnownGrade) = (other.Value, other.Grade);
            }
        }

        return closed;
    }

    private static IReadOnlyList<ClosedDifference> Of(AssessmentInput input, ILookup<RegisterId, ClosedDifference> differences) =>
    [
        .. input.Terms.Select(t => (t.Register, t.From, t.To))
            .Concat(input.Exclusions.Where(e => e.Exclusion.MeterCode is not null)
                .Select(e => (new RegisterId(e.Exclusion.MeterCode!, e.Exclusion.RegisterName), e.Exclusion.From, e.Exclusion.To ?? DateOnly.MaxValue)))
            .SelectMany(part => differences[part.Item1].Where(d => d.Month.FirstDay < part.Item3 && d.Month.Next.FirstDay > part.Item2))
            .DistinctBy(d => (d.Register, d.Month)),
    ];
}

/// <summary>The facts of an institution's year as closed, and as known where a closed month differs.</summary>
/// <param name="Closed">As closed.</param>
/// <param name="Known">As known; <see langword="null"/> where nothing differs.</param>
internal sealed record AdjustedInput(AssessmentInput Closed, AssessmentInput? Known);
