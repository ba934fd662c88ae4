namespace EnergyQuota.Metering.Settlement;

/// <summary>Takes what classification finds, in the order of time.</summary>
internal interface ISpanSink
{
    /// <summary>The next span; it begins where the last ended.</summary>
    void Add(in ConsumptionSpan span);

    /// <summary>A finding; dated before or after those before it.</summary>
    void Add(FindingKind kind, DateTimeOffset at, decimal? amount);
}
