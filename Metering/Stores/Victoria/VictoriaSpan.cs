namespace EnergyQuota.Metering.Stores.Victoria;

/// <summary>What is asked of one register.</summary>
/// <param name="Register">The register.</param>
/// <param name="From">First millisecond, inclusive.</param>
/// <param name="To">Last millisecond, inclusive.</param>
internal readonly record struct VictoriaSpan(RegisterId Register, long From, long To)
{
    private const long Day = 24L * 3600 * 1_000;

    /// <summary>Spans around times, apart where these are further apart than a day, so that a year is not read for its two ends.</summary>
    public static IEnumerable<VictoriaSpan> Around(RegisterId register, IEnumerable<long> milliseconds)
    {
        VictoriaSpan? span = null;
        foreach (var time in milliseconds.Order())
        {
            if (span is { } before && time - before.To > Day)
            {
                yield return before;
                span = null;
            }

            span = new VictoriaSpan(register, span?.From ?? time, time);
        }

        if (span is { } last)
        {
            yield return last;
        }
    }
}
