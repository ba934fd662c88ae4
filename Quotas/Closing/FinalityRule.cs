using EnergyQuota.Quotas.Assessment;

namespace EnergyQuota.Quotas.Closing;

/// <summary>Says whether a verdict is final, and what may rest on it. Pure.</summary>
public static class FinalityRule
{
    /// <summary>Whether a verdict can still move.</summary>
    /// <param name="verdict">The verdict.</param>
    /// <param name="yearIsClosed">A closing of its institution's year is in force.</param>
    /// <param name="isFinal">Whether that closing made a verdict of this number final.</param>
    public static VerdictFinality Of(Verdict verdict, bool yearIsClosed, Func<long, bool> isFinal)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        ArgumentNullException.ThrowIfNull(isFinal);
        return Of(verdict.Current, yearIsClosed, isFinal(verdict.Id));
    }

    /// <summary>Whether a verdict can still move.</summary>
    /// <param name="current">It is the newest revision.</param>
    /// <param name="yearIsClosed">A closing of its institution's year is in force.</param>
    /// <param name="isFinal">That closing made it final.</param>
    public static VerdictFinality Of(bool current, bool yearIsClosed, bool isFinal) =>
        isFinal ? VerdictFinality.Final
        : yearIsClosed && current ? VerdictFinality.AfterClosing
        : VerdictFinality.Provisional;

    /// <summary>Whether an institution may be asked to explain it.</summary>
    /// <param name="finality">Whether it can still move.</param>
    /// <param name="explainProvisional">The agency asks on provisional verdicts too; see <see cref="ClosingOptions.ExplainProvisional"/>.</param>
    public static bool MayExplain(VerdictFinality finality, bool explainProvisional) =>
        finality == VerdictFinality.Final || (finality == VerdictFinality.Provisional && explainProvisional);
}
