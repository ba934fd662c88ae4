namespace EnergyQuota.Server.Hosting;

/// <summary>The parts with their stores open and nothing running: what a verb needs that works on a stopped server's data.</summary>
internal sealed class OfflineSession : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly DataFolder _folder;

    private OfflineSession(WebApplication app, DataFolder folder)
    {
        _app = app;
        _folder = folder;
    }

    /// <summary>The composed parts.</summary>
    public IServiceProvider Services => _app.Services;

    /// <summary>Takes the data folder and opens what is in it.</summary>
    /// <exception cref="StartFaultException">A setting is wrong, or a server is running on the folder.</exception>
    public static async Task<OfflineSession> OpenAsync(IReadOnlyDictionary<string, string?> overrides, CancellationToken cancellationToken)
    {
        var builder = ServerHost.CreateBuilder(overrides);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        var faults = new List<string>();
        var settings = HostSettings.Read(builder.Configuration, faults);
        if (faults.Count > 0)
        {
            throw new StartFaultException(string.Join(Environment.NewLine, faults));
        }

        var folder = DataFolder.Take(settings.DataFolder);
        WebApplication? app = null;
        try
        {
            app = SettingsCheck.Compose(() => ServerHost.Build(builder, settings, folder.Path), faults);
            SettingsCheck.Demand(app.Services, faults);
            await StateDatabase.MigrateAsync(app.Services, cancellationToken);
            await StoreOpening.OpenWithoutMetersAsync(app.Services, cancellationToken);
            return new OfflineSession(app, folder);
        }
        catch
        {
            if (app is not null)
            {
                await app.DisposeAsync();
            }

            folder.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _folder.Dispose();
    }
}
