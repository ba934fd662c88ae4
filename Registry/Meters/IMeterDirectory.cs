namespace EnergyQuota.Registry.Meters;

/// <summary>What ingest must know of meters, held in memory and refreshed when the registry changes.</summary>
public interface IMeterDirectory
{
    /// <summary>Finds a meter by its code without touching the database.</summary>
    /// <param name="meterCode">The code as sent.</param>
    /// <returns>The meter, or <see langword="null"/> where none is registered under that code.</returns>
    KnownMeter? Find(ReadOnlySpan<char> meterCode);

    /// <summary>Whether the registry was loaded into memory; without that no meter is found.</summary>
    bool IsLoaded { get; }

    /// <summary>How many readings the registered meters should send in an hour, all registers together; billed and removed meters left out.</summary>
    double ExpectedPerHour { get; }

    /// <summary>Loads the registry into memory again. Called at start and after every change of meters.</summary>
    Task RefreshAsync(CancellationToken cancellationToken);
}
