namespace EnergyQuota.Metering.Closing;

/// <summary>Decides whether a month may be closed (design law 5). Pure.</summary>
/// <remarks>
/// Months of an institution are closed one after the other, so that each begins at a boundary that is settled: the first may be any,
/// every other follows the newest closed one. What is weak is closed only if an officer accepts it by name; what waits is not closed.
/// </remarks>
public static class ClosingRule
{
    /// <summary>Every reason why the month cannot be closed; none: it may be, or is closed already. Those with a part can be accepted by name, see <see cref="Left"/>.</summary>
    /// <param name="closing">All that decides.</param>
    public static IReadOnlyList<ClosingBlock> Blocks(ClosingCase closing)
    {
        ArgumentNullException.ThrowIfNull(closing);
        if (closing.IsClosed)
        {
            return [];
        }

        return [.. OfMonth(closing), .. closing.Registers.OrderBy(r => r.Register).SelectMany(r => OfRegister(r, closing.CompletenessGate))];
    }

    /// <summary>The reasons that remain when an officer accepts some by name.</summary>
    /// <param name="blocks">All reasons.</param>
    /// <param name="accepted">What is accepted; what is no reason is passed over.</param>
    public static IReadOnlyList<ClosingBlock> Left(IEnumerable<ClosingBlock> blocks, IReadOnlyCollection<Acceptance> accepted) =>
        [.. blocks.Where(block => !accepted.Any(block.IsMetBy))];

    private static IEnumerable<ClosingBlock> OfMonth(ClosingCase closing)
    {
        if (closing.Today < closing.Month.Next.FirstDay.AddDays(closing.LateDays))
        {
            yield return new ClosingBlock(ClosingBlockKind.TooSoon);
        }

        if (closing.LastClosed is { } last && closing.Month != last.Next)
        {
            yield return new ClosingBlock(closing.Month > last ? ClosingBlockKind.EarlierMonthOpen : ClosingBlockKind.LaterMonthClosed);
        }

        if (closing.Registers.Count == 0)
        {
            yield return new ClosingBlock(ClosingBlockKind.NoRegisters);
        }
    }

    private static IEnumerable<ClosingBlock> OfRegister(RegisterMonth month, decimal gate)
    {
        // What another institution's closing has frozen was decided then.
        if (month.Frozen)
        {
            yield break;
        }

        if (month.Waiting)
        {
            yield return new ClosingBlock(ClosingBlockKind.WaitsForSettlement, month.Register);
        }

        foreach (var (level, part) in ((BoundaryLevel, ClosingPart)[])[(month.Start, ClosingPart.Start), (month.End, ClosingPart.End)])
        {
            if (level.NeedsAcceptance)
            {
                var kind = level.Basis == BoundaryBasis.Missing ? ClosingBlockKind.BoundaryMissing : ClosingBlockKind.BoundaryEstimated;
                yield return new ClosingBlock(kind, month.Register, part);
            }
        }

        if (month.Figures.Completeness(month.ExpectedHours) < gate)
        {
            yield return new ClosingBlock(ClosingBlockKind.Incomplete, month.Register, ClosingPart.Completeness);
        }
    }
}
