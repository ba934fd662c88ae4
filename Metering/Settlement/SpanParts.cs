namespace EnergyQuota.Metering.Settlement;

/// <summary>Cuts parts out of spans so that the parts of a span always add up to it, before and after the multiplier.</summary>
internal static class SpanParts
{
    /// <summary>What a span books between two instants of it.</summary>
    public static (decimal Amount, decimal Multiplied) Part(
        this FactTimeline timeline, in ConsumptionSpan span, DateTimeOffset from, DateTimeOffset to)
    {
        var decimals = timeline.Facts.AmountDecimals;
        var (begin, end) = (span.UpTo(from, decimals), span.UpTo(to, decimals));
        var (done, multiplied, factor) = (begin, 0m, timeline.FactorFrom(from));
        foreach (var change in timeline.Multipliers)
        {
            if (change.At > from && change.At < to)
            {
                var upTo = span.UpTo(change.At, decimals);
                multiplied += (upTo - done) * factor;
                (done, factor) = (upTo, change.Factor);
            }
        }

        return (end - begin, multiplied + ((end - done) * factor));
    }
}
