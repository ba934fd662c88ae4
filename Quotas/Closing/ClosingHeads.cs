namespace EnergyQuota.Quotas.Closing;

/// <summary>Which heads count.</summary>
public static class ClosingHeads
{
    /// <summary>Keeps the heads that were not reopened.</summary>
    /// <typeparam name="T">Heads of months or of years.</typeparam>
    /// <param name="heads">The heads.</param>
    public static IQueryable<T> InForce<T>(this IQueryable<T> heads)
        where T : ClosingHead => heads.Where(head => head.ReopenedAt == null);
}
