using EnergyQuota.Metering.Stores;

namespace EnergyQuota.Tests.Quotas.Closing;

/// <summary>How many steps a process still makes before it is killed.</summary>
public sealed class StepBudget(int left)
{
    private int _left = left;

    /// <summary>Counts a step; the one after the last never returns.</summary>
    public void Spend()
    {
        if (_left-- <= 0)
        {
            throw new StoreUnavailableException("killed", null);
        }
    }
}
