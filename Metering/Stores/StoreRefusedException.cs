namespace EnergyQuota.Metering.Stores;

/// <summary>The engine's server was reached and calls what it was sent wrong.</summary>
/// <param name="message">The sentence for an administrator.</param>
/// <param name="words">The server's own words.</param>
internal sealed class StoreRefusedException(string message, string words) : StoreUnavailableException(message)
{
    /// <summary>The server's own words.</summary>
    public string Words { get; } = words;
}
