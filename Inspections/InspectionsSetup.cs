using EnergyQuota.Inspections.Explanations;
using EnergyQuota.Inspections.State;
using EnergyQuota.Registry.State;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace EnergyQuota.Inspections;

/// <summary>Registers the services of this room.</summary>
public static class InspectionsSetup
{
    /// <summary>Adds inspections; registry and quotas are added by the program.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configuration">The settings; see <see cref="InspectionOptions"/>.</param>
    public static IServiceCollection AddInspections(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddOptions<InspectionOptions>().Bind(configuration.GetSection(InspectionOptions.Section))
            .ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddSingleton<IStatePart, InspectionsPart>()
            .AddSingleton<IExplanations, Explanations.Explanations>();
    }
}
