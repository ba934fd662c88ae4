namespace EnergyQuota.Reports.Filing;

/// <summary>What a run filed and what it left.</summary>
/// <param name="Filed">Editions filed.</param>
/// <param name="Unsettled">Periods whose time has come and that wait to be settled.</param>
/// <param name="Failed">Reports that could not be printed; the log says why.</param>
public readonly record struct FilingTally(int Filed, int Unsettled, int Failed)
{
    /// <summary>Both together.</summary>
    /// <param name="other">Another tally.</param>
    public FilingTally Plus(FilingTally other) => new(Filed + other.Filed, Unsettled + other.Unsettled, Failed + other.Failed);
}
