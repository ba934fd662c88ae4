using System.Globalization;
using EnergyQuota.Metering.Ledger;
using EnergyQuota.Metering.Ledger.DuckDb;
using EnergyQuota.Metering.Stores;
using EnergyQuota.Metering.Stores.DuckDb;
using EnergyQuota.Metering.Stores.Influx;
using EnergyQuota.Metering.Stores.Victoria;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace EnergyQuota.Metering;

/// <summary>Registers what Metering offers to other parts.</summary>
public static class MeteringSetup
{
    /// <summary>Adds the reading store and the consumption ledger as singletons. The host opens both before use.</summary>
    /// <remarks>Settings: section <c>Metering</c> (<see cref="MeteringOptions"/>) and <c>Data:Folder</c>; checked at the host's start.</remarks>
    /// <param name="services">The services.</param>
    /// <param name="configuration">The whole configuration.</param>
    /// <exception cref="OptionsValidationException">Thrown at start or first use, naming each faulty key.</exception>
    public static IServiceCollection AddMetering(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<MeteringOptions>()
            .Bind(configuration.GetSection(MeteringOptions.Section))
            .Configure(options => options.DataFolder = configuration[MeteringOptions.FolderKey] ?? options.DataFolder)
            .Configure(options => options.OldestReading =
                TimeSpan.TryParse(configuration[MeteringOptions.OldestReadingKey], CultureInfo.InvariantCulture, out var oldest) ? oldest : options.OldestReading)
            .ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<MeteringOptions>, MeteringOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IReadingStore>(MakeTraced);
        services.AddSingleton(MakeLedger);
        return services;
    }

    private static TracedReadingStore MakeTraced(IServiceProvider services) => new(MakeStore(services));

    private static IReadingStore MakeStore(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<MeteringOptions>>().Value;
        return options.IsInflux
            ? new InfluxReadingStore(options.InfluxDb)
            : options.IsVictoria
            ? new VictoriaReadingStore(options.VictoriaMetrics, options.OldestReading, services.GetRequiredService<TimeProvider>())
            : new DuckDbReadingStore(options.DataFolder, options.DuckDb, services.GetRequiredService<TimeProvider>());
    }

    private static IConsumptionLedger MakeLedger(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<MeteringOptions>>().Value;
        return new DuckDbConsumptionLedger(options.DataFolder, options.DuckDb, services.GetRequiredService<TimeProvider>());
    }
}
