using System.Text.Json;
using EnergyQuota.Ingest.Profiles.Sparkplug;

namespace EnergyQuota.Ingest.Profiles.Formats;

/// <summary>A payload's documents, each read once however many profiles look at it. For one message.</summary>
/// <param name="payload">The payload.</param>
/// <param name="sparkplug">It as a Sparkplug message with what its birth said, where it is one by its topic.</param>
internal sealed class DocumentCache(ReadOnlyMemory<byte> payload, (SparkplugMessage Message, BirthTable? Table)? sparkplug) : IDisposable
{
    private readonly Dictionary<PayloadFormat, (JsonDocument? Document, string Fault)> _read = [];

    /// <summary>The payload in a format.</summary>
    /// <param name="format">The format.</param>
    /// <param name="fault">Why it cannot be read; empty otherwise.</param>
    /// <returns>The document, which lives as long as this; or <see langword="null"/>.</returns>
    public JsonDocument? Get(PayloadFormat format, out string fault)
    {
        if (!_read.TryGetValue(format, out var known))
        {
            known = format == PayloadFormat.SparkplugB && sparkplug is { } read
                ? (read.Message.Document(read.Table), "")
                : (PayloadDocuments.Read(format, payload, out var unreadable), unreadable);
            _read.Add(format, known);
        }

        fault = known.Fault;
        return known.Document;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var (document, _) in _read.Values)
        {
            document?.Dispose();
        }
    }
}
