namespace EnergyQuota.Metering.Ledger;

/// <summary>Holds callers of a ledger to what <see cref="LedgerChange"/> promises.</summary>
internal static class LedgerGuard
{
    /// <summary>Checks all changes before anything is written.</summary>
    /// <exception cref="ArgumentException">A promise is broken; the message names register and day.</exception>
    public static void Check(IReadOnlyCollection<LedgerChange> changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        var registers = new HashSet<RegisterId>();
        foreach (var change in changes)
        {
            if (!registers.Add(change.Register))
            {
                throw new ArgumentException($"Register {change.Register} has more than one change.", nameof(changes));
            }

            CheckDays(change);
            if (change.Findings.FirstOrDefault(f => f.Register != change.Register || f.At < change.FindingsFrom || f.At >= change.FindingsTo) is { } stray)
            {
                throw new ArgumentException($"The finding {stray.Kind} of {stray.Register} at {stray.At:O} lies outside the change of {change.Register}.", nameof(changes));
            }
        }
    }

    private static void CheckDays(LedgerChange change)
    {
        var days = new HashSet<DateOnly>();
        foreach (var day in change.Days)
        {
            if (day.Register != change.Register || day.Day < change.From || day.Day >= change.To || !days.Add(day.Day))
            {
                throw new ArgumentException($"The row of {day.Register} on {day.Day:O} lies outside the change of {change.Register} or comes twice.", nameof(change));
            }

            if (ReadingLimits.Round(day.Amount) != day.Amount)
            {
                throw new ArgumentException($"The amount {day.Amount} of {day.Register} on {day.Day:O} has more than {LedgerLimits.AmountDecimals} decimals.", nameof(change));
            }
        }
    }
}
