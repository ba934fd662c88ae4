using System.Diagnostics;

namespace EnergyQuota.Ingest;

/// <summary>The spans of ingest: a commit of the journal, and the way of a batch from there to the store. Nobody listening, nothing is made.</summary>
public static class IngestTraces
{
    /// <summary>The name of the source.</summary>
    public const string SourceName = "EnergyQuota.Ingest";

    /// <summary>A batch from its first message taken from the journal until its position is saved.</summary>
    public const string Batch = "ingest.batch";

    /// <summary>Within a batch: messages taken from the journal and decoded, as long as that took.</summary>
    public const string Decode = "ingest.decode";

    /// <summary>Within a batch: what it touched is marked for settlement.</summary>
    public const string Mark = "ingest.mark";

    /// <summary>Within a batch: rejects, accounts and position are saved.</summary>
    public const string Save = "ingest.save";

    /// <summary>A commit of the journal to disk, for all messages that wait for it.</summary>
    public const string Commit = "journal.commit";

    /// <summary>Where the spans come from.</summary>
    public static readonly ActivitySource Source = new(SourceName);
}
