namespace EnergyQuota.Ingest.Journal;

/// <summary>How a message came. The numbers are stored in the journal and never reused.</summary>
[Flags]
public enum MessageFlags : byte
{
    /// <summary>Live, by any way.</summary>
    None = 0,

    /// <summary>The broker kept it and sent it because we subscribed: old news, not a reading.</summary>
    Retained = 1,

    /// <summary>A rejected message put through again; the receive time is that of its first arrival.</summary>
    Replay = 2,

    /// <summary>It was larger than allowed; only its beginning is kept.</summary>
    Oversized = 4,
}
