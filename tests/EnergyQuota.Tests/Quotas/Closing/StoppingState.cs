using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Tests.Quotas.Closing;

/// <summary>A state database that is killed before any question or commit.</summary>
internal sealed class StoppingState(IDbContextFactory<StateContext> inner, StepBudget budget) : IDbContextFactory<StateContext>
{
    public StateContext CreateDbContext()
    {
        budget.Spend();
        return inner.CreateDbContext();
    }
}
