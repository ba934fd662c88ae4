using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.State;

namespace EnergyQuota.Quotas.Closing;

/// <summary>The cases that rest on an institution's year. Told by the room that keeps them, which knows this one and not the other way round.</summary>
public interface IOpenCases
{
    /// <summary>How many cases of a year are open: asked for and not ended.</summary>
    /// <param name="scope">Who asks; none are seen outside it.</param>
    /// <param name="state">The state database, in the caller's transaction.</param>
    /// <param name="institutionCode">The institution.</param>
    /// <param name="year">The calendar year.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    Task<int> CountAsync(Scope scope, StateContext state, string institutionCode, int year, CancellationToken cancellationToken);
}
