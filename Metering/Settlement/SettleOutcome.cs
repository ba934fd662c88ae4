namespace EnergyQuota.Metering.Settlement;

/// <summary>What one round of settling did.</summary>
/// <param name="Marks">Marks that were taken up; 0: nothing was waiting.</param>
/// <param name="Registers">Registers that were settled.</param>
/// <param name="Unregistered">Marks of registers that the registry does not know; cleared, since registering marks anew.</param>
/// <param name="Readings">Readings that were read for it.</param>
/// <param name="DaysChanged">Day rows of the ledger that really changed.</param>
/// <param name="StoppedEarly">Registers whose later days proved unchanged and were not read.</param>
/// <param name="DaysSettled">Day rows that were computed, whether they changed or not.</param>
public readonly record struct SettleOutcome(
    int Marks, int Registers, int Unregistered, long Readings, int DaysChanged, int StoppedEarly, int DaysSettled);
