using System.Net.Sockets;
using EnergyQuota.Server.Accounts;
using Microsoft.AspNetCore.Connections;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace EnergyQuota.Server.Hosting;

/// <summary>Starts the server, tells where to look, and waits until it is stopped.</summary>
internal static class ServerRun
{
    /// <summary>Runs until the process is told to stop.</summary>
    /// <param name="overrides">Settings from the command line.</param>
    /// <param name="prepare">What to do when the databases are open and nothing runs yet, or <see langword="null"/>.</param>
    /// <param name="started">What to do when everything runs, before it is told where to look, or <see langword="null"/>.</param>
    /// <param name="cancellationToken">Stops the server.</param>
    /// <exception cref="StartFaultException">The server cannot start; the message says what to do.</exception>
    public static async Task<int> RunAsync(
        IReadOnlyDictionary<string, string?> overrides,
        Func<WebApplication, CancellationToken, Task>? prepare,
        Func<WebApplication, CancellationToken, Task>? started,
        CancellationToken cancellationToken)
    {
        var builder = ServerHost.CreateBuilder(overrides);
        var isStarting = true;

        // What stops the start is told once, in words, by the caller; the host would write it with its stack before.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", level => !isStarting && level >= LogLevel.Warning);
        var faults = new List<string>();
        var settings = HostSettings.Read(builder.Configuration, faults);
        using var folder = faults.Count == 0 ? DataFolder.Take(settings.DataFolder) : null;
        await using var app = SettingsCheck.Compose(() => ServerHost.Build(builder, settings, folder?.Path ?? settings.DataFolder), faults);
        SettingsCheck.Demand(app.Services, faults);

        await StateDatabase.MigrateAsync(app.Services, cancellationToken);
        await StoreOpening.OpenAsync(app.Services, cancellationToken);
        await StoreOpening.OpenJournalAsync(app.Services, cancellationToken);
        await JobsSetup.DemandUsableAsync(folder!.Path, cancellationToken);
        var password = await FirstAccount.CreateAsync(app.Services, cancellationToken);
        if (prepare is not null)
        {
            await prepare(app, cancellationToken);
        }

        await StartAsync(app, settings, cancellationToken);
        isStarting = false;
        if (started is not null)
        {
            await started(app, cancellationToken);
        }

        Announce(settings, password);
        await app.WaitForShutdownAsync(cancellationToken);
        return 0;
    }

    private static async Task StartAsync(WebApplication app, HostSettings settings, CancellationToken cancellationToken)
    {
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (IOException e) when (e.InnerException is AddressInUseException)
        {
            throw new StartFaultException($"Site:Urls: {settings.Urls} is already in use. Stop the program that listens there, or set another Site:Urls.", e);
        }
        catch (InvalidOperationException e) when (e.InnerException is SocketException)
        {
            // The broker's own message names its key.
            throw new StartFaultException(e.Message, e);
        }
        catch (Exception e) when (e.GetBaseException() is SocketException socket)
        {
            throw new StartFaultException($"Site:Urls: nothing can listen on {settings.Urls} ({socket.Message}). Set an address of this machine and a port this account may use.", e);
        }
        catch (Exception e) when (e.GetBaseException() is SqliteException database)
        {
            throw new StartFaultException(
                $"A database in {settings.DataFolder} cannot be used ({database.Message}). If it is jobs.db, which holds only schedules, move it away; if it is state.db, put back its copy.", e);
        }
        catch (OptionsValidationException e)
        {
            throw new StartFaultException(string.Join(Environment.NewLine, e.Failures), e);
        }
    }

    private static void Announce(HostSettings settings, string? password)
    {
        var address = settings.Urls.Split(';')[0].Replace("*", "localhost", StringComparison.Ordinal).Replace("0.0.0.0", "localhost", StringComparison.Ordinal);
        Console.WriteLine();
        Console.WriteLine($"  EnergyQuota   {address}");
        Console.WriteLine($"  API           {address}/api");
        Console.WriteLine($"  Data          {settings.DataFolder}");
        if (password is not null)
        {
            Console.WriteLine($"  Log in as     {FirstAccount.Name} / {password}   (printed this once; kept only as a hash)");
        }

        Console.WriteLine("  Stop with Ctrl+C.");
        Console.WriteLine();
    }
}
