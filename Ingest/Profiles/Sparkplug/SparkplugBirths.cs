namespace EnergyQuota.Ingest.Profiles.Sparkplug;

/// <summary>What the births of Sparkplug nodes and devices said, so that later messages that bear only aliases can be read.</summary>
/// <remarks>
/// Dated by the receive time, and asked as of a message's own: so a message that is read again from the journal, or replayed,
/// is read as it was then, whatever came since. For any number of threads.
/// </remarks>
/// <param name="mostSources">How many nodes and devices one gateway may announce.</param>
/// <param name="mostNames">How many metrics of all of them together.</param>
public sealed class SparkplugBirths(int mostSources, int mostNames)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, SparkplugNode> _nodes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (int Sources, int Names)> _taken = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _unsaved = new(StringComparer.Ordinal);
    private long _version;
    private long _gaps;
    private long _refused;

    /// <summary>Messages before which others of the same node are missing, by their numbers. Since the start.</summary>
    public long Gaps => Interlocked.Read(ref _gaps);

    /// <summary>Births beyond what one gateway may announce: their names are not kept. Since the start.</summary>
    public long Refused => Interlocked.Read(ref _refused);

    /// <summary>Grows with each change.</summary>
    internal long Version => Interlocked.Read(ref _version);

    /// <summary>Takes a message in, where it is a birth or a death, and reads it.</summary>
    /// <param name="message">The message.</param>
    /// <returns>The message with the table that holds for it; <see langword="null"/> where it is none of Sparkplug's.</returns>
    internal (SparkplugMessage Message, BirthTable? Table)? Take(VendorMessage message)
    {
        if (SparkplugTopic.Of(message) is not { } topic || SparkplugMessage.Read(message.Payload, out _) is not { } read)
        {
            return null;
        }

        lock (_lock)
        {
            var node = _nodes.GetValueOrDefault(topic.Key);
            if (topic.Kind != SparkplugKind.Data)
            {
                node = Learn(topic, read, message.ReceivedAt, node);
            }

            if (node?.IsGap(topic, read.Sequence) == true)
            {
                Interlocked.Increment(ref _gaps);
            }

            return (read, topic.Kind == SparkplugKind.Birth ? read.Table() : node?.At(topic.Device, message.ReceivedAt));
        }
    }

    /// <summary>Whether a message that waited for a birth can be read by now.</summary>
    internal bool Tells(VendorMessage message)
    {
        if (SparkplugTopic.Of(message) is not { } topic || SparkplugMessage.Read(message.Payload, out _) is not { } read)
        {
            return false;
        }

        lock (_lock)
        {
            return _nodes.GetValueOrDefault(topic.Key)?.At(topic.Device, message.ReceivedAt) is { } table && read.Unknown(table) is null;
        }
    }

    /// <summary>Takes in what was kept; what is known already is newer and stays.</summary>
    internal void Restore(IEnumerable<(string Key, string Text)> kept)
    {
        lock (_lock)
        {
            foreach (var (key, text) in kept)
            {
                if (!_nodes.ContainsKey(key))
                {
                    Put(key, SparkplugNodeText.Read(text), 0, 0);
                }
            }

            Interlocked.Increment(ref _version);
        }
    }

    /// <summary>What has changed and is not kept yet.</summary>
    internal IReadOnlyList<(string Key, string Text, long Version)> Unsaved()
    {
        lock (_lock)
        {
            return [.. _unsaved.Select(changed => (changed.Key, SparkplugNodeText.Write(_nodes[changed.Key]), changed.Value))];
        }
    }

    /// <summary>Notes that it is kept; what changed meanwhile is still to be.</summary>
    internal void Saved(IReadOnlyList<(string Key, string Text, long Version)> saved)
    {
        lock (_lock)
        {
            foreach (var (key, _, version) in saved)
            {
                if (_unsaved.GetValueOrDefault(key) == version)
                {
                    _unsaved.Remove(key);
                }
            }
        }
    }

    private SparkplugNode? Learn(SparkplugTopic topic, SparkplugMessage read, DateTimeOffset at, SparkplugNode? known)
    {
        var node = known ?? new SparkplugNode();
        var (sources, names) = known is null ? (0, 0) : (node.Sources, node.Names);
        var taken = _taken.GetValueOrDefault(GatewayOf(topic.Key));
        var isNew = known is null || (topic.Device.Length > 0 && !node.Devices.ContainsKey(topic.Device));
        if ((isNew && taken.Sources >= mostSources) || (topic.Kind == SparkplugKind.Birth && taken.Names + read.Metrics.Count > mostNames))
        {
            // Its aliases stay unknown: what bears them waits, and nothing is lost.
            Interlocked.Increment(ref _refused);
            return known;
        }

        if (node.Take(topic, read, at))
        {
            Put(topic.Key, node, sources, names);
            _unsaved[topic.Key] = Interlocked.Increment(ref _version);
        }

        return node;
    }

    private void Put(string key, SparkplugNode node, int sourcesBefore, int namesBefore)
    {
        _nodes[key] = node;
        var (sources, names) = _taken.GetValueOrDefault(GatewayOf(key));
        _taken[GatewayOf(key)] = (sources + node.Sources - sourcesBefore, names + node.Names - namesBefore);
    }

    private static string GatewayOf(string key) => key[..key.IndexOf('|', StringComparison.Ordinal)];
}
