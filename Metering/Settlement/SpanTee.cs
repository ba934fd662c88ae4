namespace EnergyQuota.Metering.Settlement;

/// <summary>Gives everything to two sinks.</summary>
internal sealed class SpanTee(ISpanSink first, ISpanSink second) : ISpanSink
{
    /// <inheritdoc/>
    public void Add(in ConsumptionSpan span)
    {
        first.Add(span);
        second.Add(span);
    }

    /// <inheritdoc/>
    public void Add(FindingKind kind, DateTimeOffset at, decimal? amount)
    {
        first.Add(kind, at, amount);
        second.Add(kind, at, amount);
    }
}
