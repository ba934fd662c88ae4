using EnergyQuota.Metering.Settlement;
using EnergyQuota.Registry.Audit;
using EnergyQuota.Registry.Editing;
using EnergyQuota.Registry.Import;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.Meters;
using EnergyQuota.Registry.State;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace EnergyQuota.Registry;

/// <summary>Registers the registry's services.</summary>
public static class RegistrySetup
{
    /// <summary>Adds the registry; the database provider is added by the program.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configuration">The settings; see <see cref="SiteOptions"/> and <see cref="DeskOptions"/>.</param>
    public static IServiceCollection AddRegistry(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddOptions<SiteOptions>().Bind(configuration.GetSection(SiteOptions.Section))
            .ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<DeskOptions>().Bind(configuration.GetSection(DeskOptions.Section))
            .ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddSingleton<IStatePart, RegistryPart>()
            .AddSingleton<AuditLog>()
            .AddSingleton<AuditReader>()
            .AddSingleton<SettlementMarks>()
            .AddSingleton<ISettlementMarks>(s => s.GetRequiredService<SettlementMarks>())
            .AddSingleton<IRegisterFactsSource, RegisterFactsSource>()
            .AddSingleton<IMeterDirectory, MeterDirectory>()
            .AddSingleton<InstitutionQueries>()
            .AddSingleton<EntryRules>()
            .AddSingleton<RegistryEditor>()
            .AddSingleton<EntryProposals>()
            .AddSingleton<EntryPreview>()
            .AddSingleton<FactDesk>()
            .AddSingleton<Importer>();
    }
}
