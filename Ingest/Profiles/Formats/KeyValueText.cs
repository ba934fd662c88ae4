using System.Text.Json;

namespace EnergyQuota.Ingest.Profiles.Formats;

/// <summary>Text of <c>key=value</c> pairs.</summary>
internal static class KeyValueText
{
    private static readonly char[] Separators = [' ', '\t', '\r', '\n', ',', ';', '&'];

    /// <summary>Makes an object of texts.</summary>
    /// <exception cref="FormatException">A part has no key or no equals sign, or a key stands twice.</exception>
    public static JsonDocument Read(string text)
    {
        var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in text.Split(Separators, StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
            {
                throw new FormatException($"'{part}' is not key=value.");
            }

            if (!pairs.TryAdd(part[..equals], part[(equals + 1)..]))
            {
                throw new FormatException($"'{part[..equals]}' stands twice.");
            }
        }

        return pairs.Count > 0 ? JsonSerializer.SerializeToDocument(pairs) : throw new FormatException("The payload is empty.");
    }
}
