namespace EnergyQuota.Metering.Settlement;

/// <summary>Everything that must be known of a register, beside its readings, to turn it into consumption.</summary>
public sealed record RegisterFacts
{
    /// <summary>The register.</summary>
    public required RegisterId Register { get; init; }

    /// <summary>The unit the register counts in.</summary>
    public required MeasureUnit Unit { get; init; }

    /// <summary>How far apart readings are expected. More than zero.</summary>
    public required TimeSpan ExpectedInterval { get; init; }

    /// <summary>
    /// The widest distance between two readings across which the hours still count as measured, inclusive.
    /// Default: twice <see cref="ExpectedInterval"/>.
    /// </summary>
    public TimeSpan? AllowedGap { get; init; }

    /// <summary>
    /// The value at which the register turns over: it shows 0 up to just below it. <see langword="null"/>: not known,
    /// and then no fall is ever a wrap.
    /// </summary>
    public decimal? Modulus { get; init; }

    /// <summary>The most the register can rise in an hour, in its own unit. <see langword="null"/>: not known.</summary>
    public decimal? RatedMaxPerHour { get; init; }

    /// <summary>One step of the register, in its own unit: a rise may exceed rated maximum × time by this. Default 0.</summary>
    public decimal Step { get; init; }

    /// <summary>When the meter was installed; earlier stamps are clock faults. Default 2016-01-01 UTC where unknown.</summary>
    public DateTimeOffset? InstalledAt { get; init; }

    /// <summary>How far a device's clock may run ahead of reception. Default 10 minutes.</summary>
    public TimeSpan ClockAheadLimit { get; init; } = ClockBounds.DefaultAheadLimit;

    /// <summary>What is believed of the device's clock.</summary>
    public ClockBounds Clock => ClockBounds.Since(InstalledAt) with { AheadLimit = ClockAheadLimit };

    /// <summary>The transformer ratio (倍率) in force before the first <see cref="MultiplierChange"/>. Default 1.</summary>
    public decimal Multiplier { get; init; } = 1m;

    /// <summary>The gateway has multiplied already: factors are recorded but not applied again. Default <see langword="false"/>.</summary>
    public bool AlreadyMultiplied { get; init; }

    /// <summary>Decimals to which the register is rounded at the instants between readings where an amount begins or ends. 0 to 12; default 6.</summary>
    public int AmountDecimals { get; init; } = ReadingLimits.Decimals;

    /// <summary>The zone in which the register's days and months are counted.</summary>
    public required TimeZoneInfo Zone { get; init; }

    /// <summary>The dated facts and decisions, in any order.</summary>
    public IReadOnlyList<RegisterEvent> Events { get; init; } = [];

    /// <summary>Amounts known for intervals only: bills and the like, in the register's own unit; marked manual.</summary>
    public IReadOnlyList<IntervalAmount> Intervals { get; init; } = [];

    /// <summary>The factor that is applied all the while between two instants.</summary>
    /// <param name="from">The earlier instant.</param>
    /// <param name="to">The later one.</param>
    /// <returns>1 where the gateway has multiplied already; <see langword="null"/> where it changes in between.</returns>
    public decimal? FactorBetween(DateTimeOffset from, DateTimeOffset to)
    {
        var timeline = new FactTimeline(this);
        return timeline.Multipliers.Any(change => change.At > from && change.At < to) ? null : timeline.FactorFrom(from);
    }
}
