using System.Text;
using EnergyQuota.Metering.Stores;

namespace EnergyQuota.Registry.Audit;

/// <summary>Signed heads, one in a line, oldest first; only ever appended to.</summary>
public static class AuditHeadFile
{
    /// <summary>Adds a head; it is on disk when this returns.</summary>
    /// <param name="path">The file; made where it is missing.</param>
    /// <param name="head">The head.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">This account may not write it.</exception>
    public static void Append(string path, AuditHead head)
    {
        ArgumentNullException.ThrowIfNull(head);
        var isNew = !File.Exists(path);
        using (var file = new FileStream(path, FileMode.Append, FileAccess.Write))
        {
            file.Write(Encoding.UTF8.GetBytes(head.ToLine() + "\n"));
            file.Flush(flushToDisk: true);
        }

        if (isNew)
        {
            FolderSync.Flush(Path.GetDirectoryName(Path.GetFullPath(path))!);
        }
    }

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file; without it there are no heads.</param>
    /// <returns>The heads, and the numbers of lines that are none.</returns>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static (IReadOnlyList<AuditHead> Heads, IReadOnlyList<AuditFault> Unreadable) Read(string path)
    {
        var (heads, unreadable) = (new List<AuditHead>(), new List<AuditFault>());
        foreach (var (index, line) in (File.Exists(path) ? File.ReadLines(path) : []).Index())
        {
            if (AuditHead.Parse(line) is { } head)
            {
                heads.Add(head);
            }
            else
            {
                unreadable.Add(new AuditFault(AuditFaultKind.HeadUnreadable, index + 1, $"Line {index + 1} of {path} is no head."));
            }
        }

        return (heads, unreadable);
    }
}
