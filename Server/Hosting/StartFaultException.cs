namespace EnergyQuota.Server.Hosting;

/// <summary>The program cannot start, and a person can do something about it: the message is shown as it is, without a stack trace.</summary>
internal sealed class StartFaultException : Exception
{
    /// <summary>Makes the fault with one sentence per line, each naming the key or path and what to do.</summary>
    public StartFaultException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
