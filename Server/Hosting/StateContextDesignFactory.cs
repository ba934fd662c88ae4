using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace EnergyQuota.Server.Hosting;

/// <summary>Lets <c>dotnet ef migrations add</c> see the whole model without starting the server.</summary>
public sealed class StateContextDesignFactory : IDesignTimeDbContextFactory<StateContext>
{
    /// <inheritdoc/>
    public StateContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<StateContext>();
        StateDatabase.Configure(options, "Data Source=design.db");
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddParts(new ConfigurationBuilder().Build(), new HostSettings("data", TimeZoneInfo.Utc, ""), "data");
        return new StateContext(options.Options, services.BuildServiceProvider().GetServices<IStatePart>());
    }
}
