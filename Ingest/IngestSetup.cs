using EnergyQuota.Ingest.Accounting;
using EnergyQuota.Ingest.Decoding;
using EnergyQuota.Ingest.Gateways;
using EnergyQuota.Ingest.Journal;
using EnergyQuota.Ingest.Mqtt;
using EnergyQuota.Ingest.Pipeline;
using EnergyQuota.Ingest.Profiles;
using EnergyQuota.Ingest.Profiles.Sparkplug;
using EnergyQuota.Ingest.Rejects;
using EnergyQuota.Ingest.State;
using EnergyQuota.Registry.State;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace EnergyQuota.Ingest;

/// <summary>Registers ingest's services.</summary>
public static class IngestSetup
{
    /// <summary>The configuration key of the folder in which all data lies.</summary>
    public const string DataFolderKey = "Data:Folder";

    /// <summary>Adds the journal, the broker, the intake and the pipeline. The program adds registry, reading store and clock.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configuration">The settings: <c>Data:Folder</c> and <c>Ingest</c>.</param>
    public static IServiceCollection AddIngest(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddOptions<JournalOptions>().Bind(configuration.GetSection(JournalOptions.Section))
            .PostConfigure(journal => journal.Folder = FolderOf(journal, configuration[DataFolderKey]));
        services.AddOptions<DecodingOptions>().Bind(configuration.GetSection(DecodingOptions.Section));
        services.AddOptions<PipelineOptions>().Bind(configuration.GetSection(PipelineOptions.Section));
        services.AddOptions<AccountingOptions>().Bind(configuration.GetSection(AccountingOptions.Section));
        services.AddOptions<RejectOptions>().Bind(configuration.GetSection(RejectOptions.Section));
        services.AddOptions<BrokerOptions>().Bind(configuration.GetSection(BrokerOptions.Section));
        services.AddOptions<IntakeOptions>().Bind(configuration.GetSection(IntakeOptions.Section));
        services.AddOptions<ProfileOptions>().Bind(configuration.GetSection(ProfileOptions.Section)).ValidateOnStart();
        services.AddSingleton<ProfileOptionsCheck>().AddSingleton<IValidateOptions<ProfileOptions>>(static s => s.GetRequiredService<ProfileOptionsCheck>());
        Check<JournalOptions>(services, JournalOptions.Section);
        Check<DecodingOptions>(services, DecodingOptions.Section);
        Check<ProfileOptions>(services, ProfileOptions.Section);
        Check<PipelineOptions>(services, PipelineOptions.Section);
        Check<AccountingOptions>(services, AccountingOptions.Section);
        Check<RejectOptions>(services, RejectOptions.Section);
        Check<BrokerOptions>(services, BrokerOptions.Section);
        Check<IntakeOptions>(services, IntakeOptions.Section);
        return services
            .AddSingleton<IStatePart, IngestPart>()
            .AddSingleton(s => new MessageJournal(
                s.GetRequiredService<IOptions<JournalOptions>>().Value,
                s.GetRequiredService<TimeProvider>(),
                s.GetRequiredService<ILogger<MessageJournal>>()))
            .AddSingleton(static s => s.GetRequiredService<ProfileOptionsCheck>().Read(s.GetRequiredService<IOptions<ProfileOptions>>().Value))
            .AddSingleton(static s => VendorMemory.Of(s.GetRequiredService<IOptions<ProfileOptions>>().Value))
            .AddSingleton<BirthKeeper>()
            .AddSingleton<IngestStatus>()
            .AddSingleton<IngestMetrics>()
            .AddSingleton<AccountWriter>()
            .AddSingleton<WaitingMessages>()
            .AddSingleton<SlotQuery>()
            .AddSingleton<LossAccounts>()
            .AddSingleton<RejectRoom>()
            .AddSingleton<RejectWriter>()
            .AddSingleton<RejectedMessages>()
            .AddSingleton<GatewayAccounts>()
            .AddSingleton<MessageInbox>()
            .AddSingleton<IngestPipeline>()
            .AddHostedService(s => s.GetRequiredService<IngestPipeline>())
            .AddSingleton<IWaitingRejects, RegisteredMeters>()
            .AddSingleton<IWaitingRejects, AwaitedBirths>()
            .AddHostedService<RejectIntake>()
            .AddHostedService<EmbeddedBroker>()
            .AddHostedService<MqttIntake>();
    }

    private static void Check<TOptions>(IServiceCollection services, string section)
        where TOptions : class
    {
        services.AddSingleton<IValidateOptions<TOptions>>(new SettingsCheck<TOptions>(section));
        services.AddOptions<TOptions>().ValidateOnStart();
    }

    private static string FolderOf(JournalOptions journal, string? dataFolder) =>
        journal.Folder.Length == 0 && !string.IsNullOrEmpty(dataFolder) ? Path.Combine(dataFolder, "journal") : journal.Folder;
}
