using System.Text.Json;

namespace EnergyQuota.Ingest.Profiles.Sparkplug;

/// <summary>A node as it is kept in the state database: JSON, so that a person can read it too.</summary>
internal sealed record SparkplugNodeText(ulong? Session, DateTimeOffset Died, HistoryText Own, Dictionary<string, HistoryText> Devices)
{
    /// <summary>Writes a node.</summary>
    public static string Write(SparkplugNode node) => JsonSerializer.Serialize(new SparkplugNodeText(
        node.Session, node.Died, HistoryText.Of(node.Own), node.Devices.ToDictionary(static device => device.Key, static device => HistoryText.Of(device.Value), StringComparer.Ordinal)));

    /// <summary>Reads a node.</summary>
    public static SparkplugNode Read(string text)
    {
        var kept = JsonSerializer.Deserialize<SparkplugNodeText>(text)!;
        return new SparkplugNode(kept.Own.History(), kept.Devices.Select(static device => KeyValuePair.Create(device.Key, device.Value.History())), kept.Session, kept.Died);
    }
}

/// <summary>A history as it is kept.</summary>
internal sealed record HistoryText(DateTimeOffset NotBefore, List<ChangeText> Changes)
{
    /// <summary>Of a history.</summary>
    public static HistoryText Of(BirthHistory history) =>
        new(history.NotBefore, [.. history.Changes.Select(static change => new ChangeText(change.From, change.State, change.Table?.Metrics))]);

    /// <summary>The history.</summary>
    public BirthHistory History() =>
        new(NotBefore, Changes.Select(static change => new BirthChange(change.From, change.State, change.Metrics is { } metrics ? new BirthTable(metrics) : null)));
}

/// <summary>A change as it is kept.</summary>
internal sealed record ChangeText(DateTimeOffset From, BirthState State, IReadOnlyList<BornMetric>? Metrics);
