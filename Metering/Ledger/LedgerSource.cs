namespace EnergyQuota.Metering.Ledger;

/// <summary>From which rows a sum is made; both give the same.</summary>
public enum LedgerSource
{
    /// <summary>Kept month sums for whole months, day rows for the rest: fast.</summary>
    Months,

    /// <summary>Day rows only: for proving, and where the month sums shall not be relied on.</summary>
    Days,
}
