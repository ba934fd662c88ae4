using EnergyQuota.Metering;
using EnergyQuota.Metering.Settlement;

namespace EnergyQuota.Tests.Metering.Fakes;

/// <summary>Facts of registers in memory.</summary>
internal sealed class FakeFacts : IRegisterFactsSource
{
    public Dictionary<RegisterId, RegisterFacts> Known { get; } = [];

    public Task<IReadOnlyDictionary<RegisterId, RegisterFacts>> GetAsync(
        RegisterAccess access, IReadOnlyCollection<RegisterId> registers, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<RegisterId, RegisterFacts>>(
            Known.Where(f => registers.Contains(f.Key)).ToDictionary());
}
