using EnergyQuota.Metering.Stores;

namespace EnergyQuota.Ingest.Journal;

/// <summary>The journal's own number, made once with its folder.</summary>
internal static class JournalIdentity
{
    /// <summary>Reads the number, or makes one and puts it on disk.</summary>
    /// <exception cref="InvalidDataException">The file is damaged.</exception>
    public static Guid ReadOrCreate(string folder)
    {
        var file = Path.Combine(folder, "identity");
        if (File.Exists(file))
        {
            return Guid.TryParse(File.ReadAllText(file), out var known)
                ? known
                : throw new InvalidDataException($"{file} is damaged: it should hold one identifier.");
        }

        var made = Guid.NewGuid();
        var draft = file + ".new";
        using (var handle = File.OpenHandle(draft, FileMode.Create, FileAccess.Write))
        {
            RandomAccess.Write(handle, System.Text.Encoding.ASCII.GetBytes(made.ToString()), 0);
            RandomAccess.FlushToDisk(handle);
        }

        File.Move(draft, file);
        FolderSync.Flush(folder);
        return made;
    }
}
