namespace EnergyQuota.Ingest.Journal;

/// <summary>The journal's files are not as they were written: cut off, overwritten, or changed by a failing disk.</summary>
/// <remarks>Nothing is overwritten or passed over: what cannot be read was acknowledged and may be nowhere else.</remarks>
public sealed class JournalDamagedException : IOException
{
    /// <summary>Makes the exception with what was found, as the end of a sentence.</summary>
    /// <param name="finding">What is wrong, and where it is known, at which place.</param>
    /// <param name="innerException">The log's own error, if there is one.</param>
    public JournalDamagedException(string finding, Exception? innerException = null)
        : base($"The journal is damaged: {finding}", innerException)
    {
    }
}
