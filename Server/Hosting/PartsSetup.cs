namespace EnergyQuota.Server.Hosting;

/// <summary>Composes the parts: the only place that knows all of them.</summary>
internal static class PartsSetup
{
    /// <summary>Adds every part with its settings.</summary>
    public static IServiceCollection AddParts(this IServiceCollection services, IConfiguration configuration, HostSettings settings, string folder)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(settings);
        services.AddStateDatabase(folder);
        return services;
    }
}
