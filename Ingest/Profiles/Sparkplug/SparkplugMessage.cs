using System.Globalization;
using System.Text.Json;
using EnergyQuota.Ingest.Profiles.Formats;
using Google.Protobuf;

namespace EnergyQuota.Ingest.Profiles.Sparkplug;

/// <summary>The protobuf payload of Sparkplug B: a time and metrics.</summary>
/// <remarks>
/// Source: Eclipse Sparkplug specification 3.0.0, chapter 6.4 (payload; numbers of fields and of data types). Templates and
/// data sets are passed over.
/// </remarks>
/// <param name="Time">The payload's time, milliseconds since 1970.</param>
/// <param name="Sequence">Its number, 0 to 255.</param>
/// <param name="Metrics">The metrics.</param>
internal sealed record SparkplugMessage(ulong? Time, ulong? Sequence, IReadOnlyList<SparkplugMetric> Metrics)
{
    private const int MostMetrics = 20_000;
    private const string SessionMetric = "bdSeq";

    /// <summary>The number of the connection, which a birth and the death that ends it have in common.</summary>
    public ulong? Session => Metrics.FirstOrDefault(static metric => metric.Name == SessionMetric)?.Whole;

    /// <summary>Reads a payload.</summary>
    /// <param name="payload">The payload.</param>
    /// <param name="fault">Why it is none; empty otherwise.</param>
    /// <returns>The message, or <see langword="null"/>.</returns>
    public static SparkplugMessage? Read(ReadOnlyMemory<byte> payload, out string fault)
    {
        fault = "";
        try
        {
            var input = new CodedInputStream(payload.ToArray());
            var metrics = new List<SparkplugMetric>();
            (ulong? time, ulong? sequence) = (null, null);
            while (input.ReadTag() is var tag and not 0)
            {
                switch (WireFormat.GetTagFieldNumber(tag), WireFormat.GetTagWireType(tag))
                {
                    case (1, WireFormat.WireType.Varint): time = input.ReadUInt64(); break;
                    case (2, WireFormat.WireType.LengthDelimited): metrics.Add(SparkplugMetric.Read(input.ReadBytes())); break;
                    case (3, WireFormat.WireType.Varint): sequence = input.ReadUInt64(); break;
                    default: input.SkipLastField(); break;
                }

                if (metrics.Count > MostMetrics)
                {
                    fault = $"The payload holds more than {MostMetrics} metrics.";
                    return null;
                }
            }

            return new SparkplugMessage(time, sequence, metrics);
        }
        catch (InvalidProtocolBufferException e)
        {
            fault = $"The payload is not Sparkplug B: {e.Message}";
            return null;
        }
    }

    /// <summary>What a birth says of its metrics.</summary>
    public BirthTable Table() => new(Metrics.Select(static metric => new BornMetric(metric.Name, metric.Alias, metric.Type)));

    /// <summary>What of it cannot be read, in words; <see langword="null"/>: all can.</summary>
    /// <param name="table">What the birth said; <see langword="null"/>: nothing is known.</param>
    public string? Unknown(BirthTable? table)
    {
        var unknown = Metrics.Where(metric => metric.IsUnknown(table)).ToList();
        return unknown.Count == 0 ? null
            : (unknown[0].Name.Length > 0 ? $"the type of {unknown[0].Name}" : string.Create(CultureInfo.InvariantCulture, $"the name of alias {unknown[0].Alias}"))
                + (unknown.Count > 1 ? $" (and of {unknown.Count - 1} more)" : "");
    }

    /// <summary>Makes <c>{timestamp, seq, metrics: [{name, alias, timestamp, historical, value}]}</c>; a metric that is null has a null value.</summary>
    /// <param name="table">What the birth said: an alias gets its name, a number its type. A metric that cannot be read is left out.</param>
    public JsonDocument Document(BirthTable? table) => PayloadDocuments.Write(writer =>
    {
        writer.WriteStartObject();
        SparkplugMetric.Number(writer, "timestamp", Time);
        SparkplugMetric.Number(writer, "seq", Sequence);
        writer.WriteStartArray("metrics");
        foreach (var metric in Metrics.Where(metric => !metric.IsUnknown(table)))
        {
            metric.Write(writer, table);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    });
}
