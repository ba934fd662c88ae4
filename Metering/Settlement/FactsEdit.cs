namespace EnergyQuota.Metering.Settlement;

/// <summary>The facts of a register as they would be after an entry. Pure.</summary>
public static class FactsEdit
{
    /// <summary>With one more dated fact; one of the same kind at the same instant gives way to it, as in the registry.</summary>
    /// <param name="facts">The facts as they are.</param>
    /// <param name="entered">What is entered.</param>
    public static RegisterFacts With(this RegisterFacts facts, RegisterEvent entered)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(entered);
        return facts with { Events = [.. facts.Events.Where(known => !InPlaceOf(entered, known)), entered] };
    }

    /// <summary>Without a dated fact.</summary>
    /// <param name="facts">The facts as they are.</param>
    /// <param name="withdrawn">What is withdrawn; the facts stay as they are where it is not among them.</param>
    public static RegisterFacts Without(this RegisterFacts facts, RegisterEvent withdrawn)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(withdrawn);
        return facts with { Events = [.. facts.Events.Where(known => known != withdrawn)] };
    }

    /// <summary>With one more bill.</summary>
    /// <param name="facts">The facts as they are.</param>
    /// <param name="bill">The bill.</param>
    public static RegisterFacts With(this RegisterFacts facts, IntervalAmount bill)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(bill);
        return facts with { Intervals = [.. facts.Intervals, bill] };
    }

    /// <summary>Without a bill.</summary>
    /// <param name="facts">The facts as they are.</param>
    /// <param name="withdrawn">What is withdrawn; the facts stay as they are where it is not among them.</param>
    public static RegisterFacts Without(this RegisterFacts facts, IntervalAmount withdrawn)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(withdrawn);
        return facts with { Intervals = [.. facts.Intervals.Where(known => known != withdrawn)] };
    }

    private static bool InPlaceOf(RegisterEvent entered, RegisterEvent known) =>
        known.At == entered.At && known.GetType() == entered.GetType();
}
