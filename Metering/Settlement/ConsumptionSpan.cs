namespace EnergyQuota.Metering.Settlement;

/// <summary>What a register counted between two neighbouring good readings, spread evenly over the time between them.</summary>
/// <param name="From">The earlier reading, UTC.</param>
/// <param name="To">The later reading, UTC; after <paramref name="From"/>.</param>
/// <param name="Amount">What is booked, in register units, before the multiplier.</param>
/// <param name="Estimated">The readings lie further apart than the allowed gap, or something about the span is not known.</param>
/// <param name="ReceiveTimed">One of the two readings has the receive time for its time.</param>
/// <param name="Manual">One of the two readings was taken by hand.</param>
public readonly record struct ConsumptionSpan(
    DateTimeOffset From, DateTimeOffset To, decimal Amount, bool Estimated, bool ReceiveTimed, bool Manual = false)
{
    /// <summary>The register at <see cref="From"/>; 0 for a bill, which has none.</summary>
    public decimal LevelFrom { get; init; }

    /// <summary>The register at <see cref="To"/>; 0 for a bill.</summary>
    public decimal LevelTo { get; init; }

    /// <summary>Something about the registers themselves is not decided: a part is held, or an undecided reset runs on.</summary>
    public bool Doubtful { get; init; }

    /// <summary>The part of <see cref="Amount"/> counted up to an instant: exact at both ends, rounded between.</summary>
    /// <param name="instant">An instant of the span.</param>
    /// <param name="decimals">Decimals to round to.</param>
    public decimal UpTo(DateTimeOffset instant, int decimals)
    {
        if (instant <= From)
        {
            return 0m;
        }

        return instant >= To
            ? Amount
            : decimal.Round(
                Amount * ((instant - From).Ticks / TimeSpan.TicksPerMicrosecond) / ((To - From).Ticks / TimeSpan.TicksPerMicrosecond),
                decimals,
                MidpointRounding.AwayFromZero);
    }
}
