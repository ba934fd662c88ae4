using System.Security.Cryptography;
using EnergyQuota.Metering.Stores;
using EnergyQuota.Server.Hosting;
using Microsoft.Data.Sqlite;

namespace EnergyQuota.Server.Commands;

/// <summary>Turns what a verb did into an exit code: 0 done, 1 done in part, 2 could not start.</summary>
internal static class Outcome
{
    /// <summary>Runs a verb; a fault that a person can mend is printed as one message without a stack trace.</summary>
    public static async Task<int> OfAsync(Func<Task<int>> verb)
    {
        try
        {
            return await verb();
        }
        catch (Exception e) when (e is StartFaultException or StoreUnavailableException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 2;
        }
        catch (Exception e) when (e.GetBaseException() is SqliteException or IOException or UnauthorizedAccessException or CryptographicException)
        {
            await Console.Error.WriteLineAsync($"A file cannot be used: {e.GetBaseException().Message}");
            return 2;
        }
        catch (OperationCanceledException)
        {
            return 130;
        }
    }

    /// <summary>Runs a verb on a stopped server's data, by one of its services.</summary>
    /// <param name="data">The data folder, or <see langword="null"/>: the configured one.</param>
    /// <param name="verb">What is done.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static Task<int> OfServiceAsync<TService>(string? data, Func<TService, Task<int>> verb, CancellationToken cancellationToken)
        where TService : notnull => OfAsync(async () =>
    {
        await using var session = await OfflineSession.OpenAsync(CommandOptions.Overrides(data), cancellationToken);
        return await verb(session.Services.GetRequiredService<TService>());
    });
}
