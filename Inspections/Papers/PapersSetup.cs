using EnergyQuota.Inspections.Papers.Register;
using EnergyQuota.Inspections.Papers.Sources;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace EnergyQuota.Inspections.Papers;

/// <summary>Registers the services of official papers.</summary>
public static class PapersSetup
{
    /// <summary>Adds papers; registry, quotas and inspections are added by the program.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configuration">The settings; see <see cref="PaperOptions"/>.</param>
    /// <param name="dataFolder">The data folder, below which papers and own templates are kept unless the settings name other places.</param>
    public static IServiceCollection AddPapers(this IServiceCollection services, IConfiguration configuration, string dataFolder)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddOptions<PaperOptions>()
            .Configure(options => (options.Folder, options.Templates) = (Path.Combine(dataFolder, "papers"), Path.Combine(dataFolder, "paper-templates")))
            .Bind(configuration.GetSection(PaperOptions.Section))
            .ValidateDataAnnotations().ValidateOnStart();
        return services
            .AddSingleton<IPapers, Register.Papers>()
            .AddSingleton<CaseReader>()
            .AddSingleton<IPaperSource, ExplanationNoticeSource>()
            .AddSingleton<IPaperSource, InspectionRecordSource>()
            .AddSingleton<IPaperSource, CorrectionOrderSource>()
            .AddSingleton<IPaperSource, RectificationOpinionSource>()
            .AddSingleton<IPaperSource, CircularSource>()
            .AddSingleton<CasePapers>();
    }
}
