namespace EnergyQuota.Quotas.Standards.Life;

/// <summary>
/// The life of a standard: draft → legality review (合法性审查) → published (发布) → in force → amended or replaced by a later one, or
/// repealed (废止), with a periodic review (定期复审) while it is in force. Pure.
/// </summary>
/// <remarks>A standard that is published does not change: what is to be different is an amendment or a new edition with its own dates.</remarks>
public static class StandardLife
{
    private const int LongestText = 200;
    private const int LongestNote = 1_000;

    /// <summary>Whether a decision may be recorded.</summary>
    /// <param name="standard">The standard with rows and decisions.</param>
    /// <param name="move">The decision.</param>
    /// <param name="others">The codes and states of all standards.</param>
    /// <param name="coefficientSets">The names of all coefficient sets.</param>
    /// <param name="today">The day on which it is recorded.</param>
    /// <returns>Why not, or <see langword="null"/> where it may.</returns>
    public static LifeFault? Refusal(
        QuotaStandard standard, StandardMove move, IReadOnlyDictionary<string, StandardState> others, IReadOnlySet<string> coefficientSets, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(standard);
        ArgumentNullException.ThrowIfNull(move);
        ArgumentNullException.ThrowIfNull(others);
        ArgumentNullException.ThrowIfNull(coefficientSets);
        if (standard.Demonstration)
        {
            return LifeFault.Demonstration;
        }

        if (!IsText(move.By) || !IsText(move.Document) || move.Note.Length > LongestNote)
        {
            return LifeFault.TextMissing;
        }

        if (!From(move.Kind).Contains(standard.State))
        {
            return LifeFault.NotFromThisState;
        }

        if (move.On > today || standard.Decisions.Any(d => d.On > move.On))
        {
            return LifeFault.DateOutOfOrder;
        }

        return move.Kind switch
        {
            StandardDecisionKind.LegalityReview => move.Result is ReviewResult.Passed or ReviewResult.NotPassed ? null : LifeFault.ResultMissing,
            StandardDecisionKind.PeriodicReview => move.Result is ReviewResult.Kept or ReviewResult.ToBeAmended or ReviewResult.ToBeRepealed ? null : LifeFault.ResultMissing,
            StandardDecisionKind.Published => OfPublication(standard, move, others, coefficientSets),
            _ => OfRepeal(standard, move, others),
        };
    }

    /// <summary>Does what a decision says, and keeps it. The caller has asked <see cref="Refusal"/>.</summary>
    /// <param name="standard">The standard with its decisions; changed.</param>
    /// <param name="move">The decision.</param>
    /// <param name="enteredBy">Who records it.</param>
    /// <param name="at">When.</param>
    public static void Apply(QuotaStandard standard, StandardMove move, string enteredBy, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(standard);
        ArgumentNullException.ThrowIfNull(move);
        standard.State = Next(standard.State, move.Kind, move.Result);
        if (move.Kind == StandardDecisionKind.Published)
        {
            standard.EffectiveFrom = move.EffectiveFrom ?? standard.EffectiveFrom;
            standard.FirstJudgedYear = move.FirstJudgedYear ?? standard.FirstJudgedYear;
        }

        if (move.Kind == StandardDecisionKind.Repealed)
        {
            (standard.EffectiveTo, standard.RepealedBy) = (move.EffectiveTo, move.RepealedBy ?? standard.RepealedBy);
        }

        standard.Decisions.Add(new StandardDecision
        {
            StandardCode = standard.Code,
            Kind = move.Kind,
            Result = move.Result,
            On = move.On,
            By = move.By.Trim(),
            Document = move.Document.Trim(),
            Note = move.Note.Trim(),
            EnteredBy = enteredBy,
            EnteredAt = at,
        });
    }

    /// <summary>The state to which a decision leads.</summary>
    /// <param name="state">The state before.</param>
    /// <param name="kind">What is decided.</param>
    /// <param name="result">The result of a review.</param>
    public static StandardState Next(StandardState state, StandardDecisionKind kind, ReviewResult? result) => kind switch
    {
        StandardDecisionKind.LegalityReview => result == ReviewResult.Passed ? StandardState.Reviewed : StandardState.Draft,
        StandardDecisionKind.Published => StandardState.InForce,
        StandardDecisionKind.Repealed => StandardState.Repealed,
        _ => state,
    };

    /// <summary>The states from which something may be decided.</summary>
    /// <param name="kind">What is decided.</param>
    public static IReadOnlyList<StandardState> From(StandardDecisionKind kind) => kind switch
    {
        StandardDecisionKind.LegalityReview => [StandardState.Draft, StandardState.Reviewed],
        StandardDecisionKind.Published => [StandardState.Reviewed],
        _ => [StandardState.InForce],
    };

    /// <summary>Where a standard stands on a day.</summary>
    /// <param name="standard">The standard.</param>
    /// <param name="all">All standards.</param>
    /// <param name="day">The day.</param>
    public static StandardStage StageOn(QuotaStandard standard, IEnumerable<QuotaStandard> all, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(standard);
        ArgumentNullException.ThrowIfNull(all);
        if (standard.State is StandardState.Draft or StandardState.Reviewed)
        {
            return standard.State == StandardState.Draft ? StandardStage.Draft : StandardStage.Reviewed;
        }

        if (standard.EffectiveTo <= day)
        {
            return StandardStage.Repealed;
        }

        if (standard.EffectiveFrom > day)
        {
            return StandardStage.Published;
        }

        var later = all.Where(other => IsPublished(other) && other.EffectiveFrom <= day).ToList();
        return later.Exists(other => other.Replaces == standard.Code) ? StandardStage.Replaced
            : later.Exists(other => other.Amends == standard.Code) ? StandardStage.Amended
            : StandardStage.InForce;
    }

    /// <summary>Whether a standard is or was law.</summary>
    /// <param name="standard">The standard.</param>
    public static bool IsPublished(this QuotaStandard standard)
    {
        ArgumentNullException.ThrowIfNull(standard);
        return standard.State is StandardState.InForce or StandardState.Repealed;
    }

    private static LifeFault? OfPublication(
        QuotaStandard standard, StandardMove move, IReadOnlyDictionary<string, StandardState> others, IReadOnlySet<string> coefficientSets)
    {
        if (standard.Rows.Count == 0)
        {
            return LifeFault.NoRows;
        }

        if (standard.Rows.Any(row => row.Indicator.Sums() == Numerator.Energy) && !coefficientSets.Contains(standard.CoefficientSetId))
        {
            return LifeFault.NoCoefficients;
        }

        var from = move.EffectiveFrom ?? standard.EffectiveFrom;
        if (from < move.On || (move.FirstJudgedYear ?? standard.FirstJudgedYear) < from.Year)
        {
            return LifeFault.ActsBack;
        }

        return IsKnown(standard.Amends, others) && IsKnown(standard.Replaces, others) ? null : LifeFault.OtherNotPublished;
    }

    private static LifeFault? OfRepeal(QuotaStandard standard, StandardMove move, IReadOnlyDictionary<string, StandardState> others) =>
        move.EffectiveTo is not { } to || to <= standard.EffectiveFrom || to < move.On ? LifeFault.EndOutOfOrder
        : move.RepealedBy == standard.Code || !IsKnown(move.RepealedBy, others) ? LifeFault.OtherNotPublished
        : null;

    private static bool IsKnown(string? code, IReadOnlyDictionary<string, StandardState> others) =>
        string.IsNullOrEmpty(code) || (others.TryGetValue(code, out var state) && (state is StandardState.InForce or StandardState.Repealed));

    private static bool IsText(string text) => !string.IsNullOrWhiteSpace(text) && text.Length <= LongestText && !text.Any(char.IsControl);
}
