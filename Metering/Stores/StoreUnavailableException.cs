namespace EnergyQuota.Metering.Stores;

/// <summary>A store cannot be used just now: it is down, full, locked by another process or refuses us.</summary>
/// <remarks>Nothing is lost by it: the journal keeps what has not been confirmed, and the caller tries again.</remarks>
public class StoreUnavailableException : Exception
{
    /// <summary>Makes the exception with a sentence for the administrator.</summary>
    /// <param name="message">Which store, what is wrong, what to do.</param>
    /// <param name="innerException">The engine's own error, if there is one.</param>
    public StoreUnavailableException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
