namespace EnergyQuota.Quotas.Closing;

/// <summary>Decides whether a closed period may be reopened. Pure.</summary>
/// <remarks>
/// Only the newest closed month: the next one begins at its end. Not where an adjustment of it is booked: then both the closed figure and
/// the booked one have been reported, and taking the first back would leave the second without what it adjusts. Where a case rests on the
/// year's verdicts, only with a second reason, since the institution was asked to explain just that figure.
/// </remarks>
public static class ReopenRule
{
    /// <summary>Every reason why it cannot be reopened.</summary>
    /// <param name="reopening">All that decides.</param>
    public static IReadOnlyList<ReopenBlock> Blocks(ReopenCase reopening)
    {
        ArgumentNullException.ThrowIfNull(reopening);
        return reopening.IsClosed ? [.. OfClosed(reopening)] : [new ReopenBlock(ReopenBlockKind.NotClosed)];
    }

    /// <summary>The reasons that remain when whoever reopens insists or not.</summary>
    /// <param name="blocks">All reasons.</param>
    /// <param name="insists">A second reason is given.</param>
    public static IReadOnlyList<ReopenBlock> Left(IEnumerable<ReopenBlock> blocks, bool insists) => [.. blocks.Where(block => !(insists && block.MayInsist))];

    private static IEnumerable<ReopenBlock> OfClosed(ReopenCase reopening)
    {
        if (!reopening.IsNewest)
        {
            yield return new ReopenBlock(ReopenBlockKind.LaterClosed);
        }

        if (reopening.Booked > 0)
        {
            yield return new ReopenBlock(ReopenBlockKind.AdjustmentsBooked, reopening.Booked);
        }

        if (reopening.OpenCases > 0)
        {
            yield return new ReopenBlock(ReopenBlockKind.CaseOpen, reopening.OpenCases);
        }
    }
}
