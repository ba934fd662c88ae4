using System.Text;
using System.Text.Json;
using EnergyQuota.Ingest.Profiles.Sparkplug;

namespace EnergyQuota.Ingest.Profiles.Formats;

/// <summary>Makes a JSON document of a payload in any format.</summary>
internal static class PayloadDocuments
{
    private const int DeepestNesting = 32;
    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly JsonDocumentOptions Options = new()
    {
        MaxDepth = DeepestNesting,
        AllowTrailingCommas = true,
    };

    /// <summary>Reads a payload.</summary>
    /// <param name="format">Its format.</param>
    /// <param name="payload">The payload.</param>
    /// <param name="fault">Why it cannot be read; empty otherwise.</param>
    /// <returns>The document, or <see langword="null"/>.</returns>
    public static JsonDocument? Read(PayloadFormat format, ReadOnlyMemory<byte> payload, out string fault)
    {
        fault = "";
        payload = payload.Span.StartsWith(ByteOrderMark) ? payload[ByteOrderMark.Length..] : payload;
        try
        {
            return format switch
            {
                PayloadFormat.Json => JsonDocument.Parse(payload, Options),
                PayloadFormat.SparkplugB => SparkplugMessage.Read(payload, out fault)?.Document(null),
                PayloadFormat.Obis => ObisTelegram.Read(Utf8.GetString(payload.Span)),
                PayloadFormat.KeyValue => KeyValueText.Read(Utf8.GetString(payload.Span)),
                _ => JsonSerializer.SerializeToDocument(Utf8.GetString(payload.Span).Trim()),
            };
        }
        catch (JsonException e)
        {
            fault = e.Message;
        }
        catch (DecoderFallbackException)
        {
            fault = "The payload is not UTF-8 text.";
        }
        catch (FormatException e)
        {
            fault = e.Message;
        }

        return null;
    }

    /// <summary>Writes a document.</summary>
    /// <param name="write">Writes it.</param>
    public static JsonDocument Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            write(writer);
        }

        return JsonDocument.Parse(buffer.GetBuffer().AsMemory(0, (int)buffer.Length));
    }
}
