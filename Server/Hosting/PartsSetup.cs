using EnergyQuota.Ingest;
using EnergyQuota.Inspections;
using EnergyQuota.Inspections.Cases;
using EnergyQuota.Inspections.Papers;
using EnergyQuota.Metering;
using EnergyQuota.Quotas;
using EnergyQuota.Registry;
using EnergyQuota.Registry.Editing;
using EnergyQuota.Reports;
using EnergyQuota.Reports.Filing;
using EnergyQuota.Server.Auditing;
using EnergyQuota.Server.Desk;
using EnergyQuota.Server.Importing;
using EnergyQuota.Server.Notifications;
using EnergyQuota.Server.Reporting;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace EnergyQuota.Server.Hosting;

/// <summary>Composes the parts: the only place that knows all of them.</summary>
internal static class PartsSetup
{
    /// <summary>Adds every part with its settings.</summary>
    public static IServiceCollection AddParts(this IServiceCollection services, IConfiguration configuration, HostSettings settings, string folder)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(settings);
        services.AddStateDatabase(folder);
        services.AddMetering(configuration);
        services.AddRegistry(configuration);
        services.AddAuditHeads(configuration, folder);
        services.AddQuotas(configuration);
        services.AddNotifications(configuration);
        services.AddIngest(configuration);
        services.AddInspections(configuration);
        services.AddPapers(configuration, folder);
        services.AddSingleton<IReadingsOnTheWay, JournalBacklog>();
        services.AddReports(configuration, Path.Combine(folder, "reports"));
        services.AddSingleton(s => new UploadedFiles(Path.Combine(folder, "uploads"), s.GetRequiredService<TimeProvider>()));
        services.AddSingleton<ImportDesk>();
        services.AddSingleton(s => new AttachmentStore(Path.Combine(folder, "attachments"), s.GetRequiredService<IOptions<DeskOptions>>()));
        services.AddSingleton<IKeptFiles>(static s => s.GetRequiredService<AttachmentStore>());
        services.AddOptions<TraceOptions>().Bind(configuration.GetSection(TraceOptions.Section)).ValidateDataAnnotations().ValidateOnStart();

        // Before what it listens to begins.
        services.Insert(0, ServiceDescriptor.Singleton<IHostedService, TraceExport>());
        services.AddJobs(configuration, folder);
        return services;
    }
}
