using EnergyQuota.Inspections.Law;
using EnergyQuota.Quotas.Closing;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Inspections.Cases;

/// <summary>Tells closings which cases rest on a year.</summary>
public sealed class OpenCases : IOpenCases
{
    /// <inheritdoc/>
    public Task<int> CountAsync(Scope scope, StateContext state, string institutionCode, int year, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(state);
        return LoadedCase.Seen(state, scope).CountAsync(
            file => file.InstitutionCode == institutionCode && file.Year == year && file.VerdictId != null && !CaseStates.OverStates.Contains(file.State),
            cancellationToken);
    }
}
