using FASTER.core;

namespace EnergyQuota.Ingest.Journal;

/// <summary>Opens the log on its files, after a look whether they are all there.</summary>
internal static class JournalFiles
{
    /// <summary>Opens the log, or begins a new one where there are no files yet.</summary>
    /// <exception cref="JournalDamagedException">
    /// The files do not hold what was committed. Opening them nevertheless would begin anew and write over them.
    /// </exception>
    public static FasterLog Open(string name, FsyncDevice device, CommitSlots commits, int pageBits, int segmentBits)
    {
        if (commits.IsDamaged)
        {
            throw new JournalDamagedException("no commit record is whole, so it is not known how far it was acknowledged.");
        }

        if (!commits.ListCommits().Any() && Directory.EnumerateFiles(Path.GetDirectoryName(name)!, Path.GetFileName(name) + ".*").Any(IsLong))
        {
            throw new JournalDamagedException("there are messages, but no commit record that says how far they were acknowledged.");
        }

        FasterLog log;
        try
        {
            log = new FasterLog(new FasterLogSettings
            {
                LogDevice = device,
                LogCommitManager = commits,
                LogChecksum = LogChecksumType.PerEntry,
                PageSizeBits = pageBits,
                MemorySizeBits = pageBits + 2,
                SegmentSizeBits = segmentBits,
                RemoveOutdatedCommits = false,
            });
        }
        catch (FasterException e)
        {
            throw new JournalDamagedException($"it cannot be opened: {e.Message}", e);
        }

        if (ShortFile(name, log, segmentBits) is { } file)
        {
            log.Dispose();
            throw new JournalDamagedException($"{file} is missing or shorter than what was acknowledged.");
        }

        return log;
    }

    // A first commit that a power cut prevented leaves messages that nobody was told are safe; they fit one page.
    private static bool IsLong(string file) => new FileInfo(file).Length > 1L << 23;

    private static string? ShortFile(string name, FasterLog log, int segmentBits)
    {
        var (begin, end) = (log.BeginAddress, log.CommittedUntilAddress);
        for (var segment = begin >> segmentBits; begin < end && segment <= (end - 1) >> segmentBits; segment++)
        {
            var file = $"{name}.{segment}";
            var needed = Math.Min(1L << segmentBits, end - (segment << segmentBits));
            if (!File.Exists(file) || new FileInfo(file).Length < needed)
            {
                return file;
            }
        }

        return null;
    }
}
