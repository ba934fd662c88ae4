using EnergyQuota.Metering;
using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Registry.Institutions;

namespace EnergyQuota.Quotas.Closing;

/// <summary>Decides whether an institution's year may be closed. Pure.</summary>
/// <remarks>
/// What waits for work that can be done (months, bookings, the assessment) blocks. What may never come (a decision about a register that is
/// gone, a figure that nobody has, a standard that does not exist) blocks until an officer accepts it by name: then it is final that the year
/// cannot be judged, and why.
/// </remarks>
public static class YearRule
{
    private const int Months = 12;

    /// <summary>The months of a year in which an institution was, in order.</summary>
    /// <param name="institution">The institution.</param>
    /// <param name="year">The calendar year.</param>
    public static IReadOnlyList<Month> MonthsOf(Institution institution, int year)
    {
        ArgumentNullException.ThrowIfNull(institution);
        return [.. Enumerable.Range(1, Months).Select(number => new Month(year, number))
            .Where(month => institution.From < month.Next.FirstDay && (institution.To is null || institution.To > month.FirstDay))];
    }

    /// <summary>Every reason why the year cannot be closed; none: it may be, or is closed already.</summary>
    /// <param name="closing">All that decides.</param>
    public static IReadOnlyList<YearBlock> Blocks(YearCase closing)
    {
        ArgumentNullException.ThrowIfNull(closing);
        return closing.IsClosed ? [] : [.. OfMonths(closing), .. OfRegisters(closing), .. OfVerdicts(closing)];
    }

    /// <summary>The reasons that remain when an officer accepts some by name.</summary>
    /// <param name="blocks">All reasons.</param>
    /// <param name="accepted">What is accepted; what is no reason is passed over.</param>
    public static IReadOnlyList<YearBlock> Left(IEnumerable<YearBlock> blocks, IReadOnlyCollection<YearAcceptance> accepted) =>
        [.. blocks.Where(block => !accepted.Any(block.IsMetBy))];

    private static IEnumerable<YearBlock> OfMonths(YearCase closing)
    {
        if (closing.Today < new DateOnly(closing.Year + 1, 1, 1))
        {
            yield return new YearBlock(YearBlockKind.TooSoon);
        }

        var months = MonthsOf(closing.Institution, closing.Year);
        if (months.Count == 0)
        {
            yield return new YearBlock(YearBlockKind.NotInBeing);
        }

        foreach (var month in months.Where(month => !closing.Closed.Contains(month)))
        {
            yield return new YearBlock(YearBlockKind.MonthOpen, month) { OfMonth = closing.Open.GetValueOrDefault(month, []) };
        }
    }

    private static IEnumerable<YearBlock> OfRegisters(YearCase closing) =>
    [
        .. closing.Disturbed.Distinct().Order().Select(register => new YearBlock(YearBlockKind.FindingOpen, Register: register)),
        .. closing.Pending.Distinct().OrderBy(p => p.Month).ThenBy(p => p.Register).Select(p => new YearBlock(YearBlockKind.AdjustmentPending, p.Month, p.Register)),
    ];

    private static IEnumerable<YearBlock> OfVerdicts(YearCase closing)
    {
        if (!closing.VerdictsAreCurrent)
        {
            yield return new YearBlock(YearBlockKind.VerdictWaits);
        }

        // That an institution was not there for the whole year is nothing that could be mended.
        foreach (var verdict in closing.Verdicts.Where(v => v.Grade == Grade.CannotJudge).OrderBy(v => v.Indicator))
        {
            foreach (var reason in verdict.Reasons.Split(',').Where(reason => reason.Length > 0 && reason != nameof(CannotJudgeReason.NotInBeing)))
            {
                yield return new YearBlock(YearBlockKind.CannotJudge, Indicator: verdict.Indicator, Reason: reason);
            }
        }
    }
}
