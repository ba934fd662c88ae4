namespace EnergyQuota.Ingest.Accounting;

/// <summary>The account of one hour: what came and what became of it, what waits, and what was expected.</summary>
/// <param name="Slots">The expected readings of the hour's time, counted in the stores.</param>
/// <param name="Messages">Messages received in the hour and put into the store or among the rejects.</param>
/// <param name="Received">Items: readings of the hour's time, and what was received in the hour and could not be used.</param>
/// <param name="Stored">Of them, readings stored for the first time.</param>
/// <param name="Repeats">Of them, readings the store had already.</param>
/// <param name="Conflicts">Of them, readings stored beside another value of their time.</param>
/// <param name="Rejected">Of them, what could not be used.</param>
/// <param name="Replayed">Of them, what had been rejected before and was put through again.</param>
/// <param name="InJournal">Messages received in the hour that wait in the journal for the store.</param>
/// <param name="ForMeter">Rejects last received in the hour that wait for their meter or register to be registered.</param>
public readonly record struct LossHour(
    SlotCounts Slots, long Messages, long Received, long Stored, long Repeats, long Conflicts, long Rejected, long Replayed, long InJournal, long ForMeter)
{
    /// <summary>Whether what was received has all become something: nothing is lost in between.</summary>
    public bool IsBalanced => Received == Stored + Repeats + Conflicts + Rejected;

    /// <summary>Adds two.</summary>
    /// <param name="one">One.</param>
    /// <param name="other">The other.</param>
    public static LossHour operator +(LossHour one, LossHour other) => one.Plus(other);

    /// <summary>Adds another.</summary>
    /// <param name="other">The other.</param>
    public LossHour Plus(LossHour other) => new(
        Slots + other.Slots,
        Messages + other.Messages,
        Received + other.Received,
        Stored + other.Stored,
        Repeats + other.Repeats,
        Conflicts + other.Conflicts,
        Rejected + other.Rejected,
        Replayed + other.Replayed,
        InJournal + other.InJournal,
        ForMeter + other.ForMeter);

    /// <summary>The sum.</summary>
    /// <param name="hours">Some hours.</param>
    public static LossHour Sum(IEnumerable<LossHour> hours) => hours.Aggregate(default(LossHour), static (sum, hour) => sum + hour);
}
