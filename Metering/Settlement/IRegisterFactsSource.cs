namespace EnergyQuota.Metering.Settlement;

/// <summary>Where settlement gets the facts of registers: the registry.</summary>
public interface IRegisterFactsSource
{
    /// <summary>Gives the facts of registers as they are now, all dated facts included.</summary>
    /// <param name="access">Who asks; a register outside it refuses the whole query.</param>
    /// <param name="registers">The registers wanted.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    /// <returns>The facts by register; one that is not registered is missing.</returns>
    Task<IReadOnlyDictionary<RegisterId, RegisterFacts>> GetAsync(
        RegisterAccess access, IReadOnlyCollection<RegisterId> registers, CancellationToken cancellationToken);
}
