using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace EnergyQuota.Documents.Packing;

/// <summary>Makes an Office file the same bytes each time it is written.</summary>
internal static partial class RepeatablePackage
{
    private const string FixedPart = "docProps/core.psmdcp";

    // The earliest instant that a ZIP file can hold: an entry has no need of a date, and a fixed one gives the same bytes.
    private static readonly DateTimeOffset NoDate = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Packs the parts again without what differs from one writing to the next: dates of entries, a random name and random numbers.</summary>
    /// <param name="written">The file as the package wrote it.</param>
    public static byte[] Of(MemoryStream written)
    {
        written.Position = 0;
        using var result = new MemoryStream();
        using (var from = new ZipArchive(written, ZipArchiveMode.Read))
        using (var to = new ZipArchive(result, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in from.Entries.OrderBy(entry => entry.FullName, StringComparer.Ordinal))
            {
                var copy = to.CreateEntry(RandomPart().Replace(entry.FullName, FixedPart), CompressionLevel.Optimal);
                copy.LastWriteTime = NoDate;
                using var source = entry.Open();
                using var target = copy.Open();
                switch (entry.FullName)
                {
                    case "[Content_Types].xml":
                        target.Write(Encoding.UTF8.GetBytes(RandomPart().Replace(Read(source), FixedPart)));
                        break;
                    case "_rels/.rels":
                        target.Write(Encoding.UTF8.GetBytes(WithFixedIds(RandomPart().Replace(Read(source), FixedPart))));
                        break;
                    default:
                        source.CopyTo(target);
                        break;
                }
            }
        }

        return result.ToArray();
    }

    private static string Read(Stream source)
    {
        using var reader = new StreamReader(source, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private static string WithFixedIds(string relationships)
    {
        var number = 0;
        return RandomId().Replace(relationships, _ => $"Id=\"rId{++number}\"");
    }

    [GeneratedRegex("package/services/metadata/core-properties/[0-9a-f]+\\.psmdcp")]
    private static partial Regex RandomPart();

    [GeneratedRegex("Id=\"R[0-9a-f]+\"")]
    private static partial Regex RandomId();
}
