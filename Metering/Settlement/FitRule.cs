namespace EnergyQuota.Metering.Settlement;

/// <summary>What a register can have counted between two points, if the rated maximum and the modulus allow it at all.</summary>
internal sealed class FitRule(RegisterFacts facts)
{
    /// <summary>Whether a rated maximum is known, without which every rise fits and no wrap can be proved.</summary>
    public bool HasRatedMaximum => facts.RatedMaxPerHour is not null;

    /// <summary>The rise from one point to the next, within rated maximum × time; a small modulus must not allow one turn more.</summary>
    /// <returns>The rise, or <see langword="null"/> where the later point does not fit the earlier.</returns>
    public decimal? Rise(GoodPoint from, GoodPoint to)
    {
        var rise = to.Value - from.Value;
        var elapsed = to.Time - from.Time;
        return rise >= 0 && IsPossible(rise, elapsed) && !IsPossibleWrap(rise, 1, elapsed) ? rise : null;
    }

    /// <summary>What was counted across a turn of the register, where one turn and only one is possible.</summary>
    /// <returns>The amount, or <see langword="null"/>.</returns>
    public decimal? Wrap(GoodPoint from, GoodPoint to)
    {
        var fall = to.Value - from.Value;
        var elapsed = to.Time - from.Time;
        return fall < 0 && IsPossibleWrap(fall, 1, elapsed) && !IsPossibleWrap(fall, 2, elapsed)
            ? fall + facts.Modulus
            : null;
    }

    /// <summary>A rise or a single wrap, whichever fits.</summary>
    public decimal? Any(GoodPoint from, GoodPoint to) => Rise(from, to) ?? Wrap(from, to);

    private bool IsPossibleWrap(decimal difference, int turns, TimeSpan elapsed) =>
        facts.Modulus is { } modulus && HasRatedMaximum && IsPossible(difference + (turns * modulus), elapsed);

    // Multiplied out instead of divided, so that a rise of exactly rated maximum × time is still within it.
    private bool IsPossible(decimal amount, TimeSpan elapsed) =>
        facts.RatedMaxPerHour is not { } rated
        || (amount - facts.Step) * TimeSpan.TicksPerHour <= rated * elapsed.Ticks;
}
