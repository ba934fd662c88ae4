namespace EnergyQuota.Ingest.Profiles.Sparkplug;

/// <summary>What is known of an edge node and its devices.</summary>
/// <remarks>
/// Source: Eclipse Sparkplug specification 3.0.0, chapter 5 (operational behavior): a node's death ends its devices' births
/// too; after a node's birth its devices are born again; a death whose bdSeq is not that of the last birth belongs to a
/// connection before it and means nothing; each message's seq is one more than the last, modulo 256, from 0 in the birth.
/// </remarks>
internal sealed class SparkplugNode
{
    private const int Sequences = 256;
    private readonly Dictionary<string, BirthHistory> _devices = new(StringComparer.Ordinal);
    private DateTimeOffset _died;
    private ulong? _nextSequence;

    /// <summary>Makes a node of which nothing is known.</summary>
    public SparkplugNode() => Own = new BirthHistory(DateTimeOffset.MinValue, []);

    /// <summary>Makes one that was kept.</summary>
    public SparkplugNode(BirthHistory own, IEnumerable<KeyValuePair<string, BirthHistory>> devices, ulong? session, DateTimeOffset died)
    {
        (Own, Session, _died) = (own, session, died);
        foreach (var (name, history) in devices)
        {
            _devices[name] = history;
        }
    }

    /// <summary>The node's own metrics.</summary>
    public BirthHistory Own { get; }

    /// <summary>The devices, by name.</summary>
    public IReadOnlyDictionary<string, BirthHistory> Devices => _devices;

    /// <summary>The bdSeq of the last birth.</summary>
    public ulong? Session { get; private set; }

    /// <summary>When the last death came.</summary>
    public DateTimeOffset Died => _died;

    /// <summary>Nodes and devices.</summary>
    public int Sources => 1 + _devices.Count;

    /// <summary>Names in all tables.</summary>
    public int Names => Own.Names + _devices.Values.Sum(static device => device.Names);

    /// <summary>The table that held for the node or one of its devices.</summary>
    public BirthTable? At(string device, DateTimeOffset at) => (device.Length == 0 ? Own : _devices.GetValueOrDefault(device))?.At(at);

    /// <summary>Takes a birth or a death.</summary>
    /// <returns>Whether it changed anything.</returns>
    public bool Take(SparkplugTopic topic, SparkplugMessage message, DateTimeOffset at) => (topic.Kind, topic.Device.Length == 0) switch
    {
        (SparkplugKind.Birth, true) => BearNode(message, at),
        (SparkplugKind.Birth, false) => Device(topic.Device).Bear(at, message.Table()),
        (SparkplugKind.Death, true) => EndNode(message, at),
        (SparkplugKind.Death, false) => Device(topic.Device).End(at, BirthState.Dead),
        _ => false,
    };

    /// <summary>Compares a message's number with the one that should follow.</summary>
    /// <returns>Whether messages are missing before it.</returns>
    public bool IsGap(SparkplugTopic topic, ulong? sequence)
    {
        if (sequence is not { } number || (topic.Kind == SparkplugKind.Death && topic.Device.Length == 0))
        {
            return false;
        }

        var isFirst = topic is { Kind: SparkplugKind.Birth, Device: "" };
        var isGap = !isFirst && _nextSequence is { } next && next != number;
        _nextSequence = (number + 1) % Sequences;
        return isGap;
    }

    private bool BearNode(SparkplugMessage message, DateTimeOffset at)
    {
        var isChanged = Session != message.Session;
        Session = message.Session;
        isChanged |= Own.Bear(at, message.Table());
        foreach (var device in _devices.Values)
        {
            isChanged |= device.End(at, BirthState.Awaited);
        }

        return isChanged;
    }

    private bool EndNode(SparkplugMessage message, DateTimeOffset at)
    {
        if (message.Session is { } session && Session is { } known && session != known)
        {
            return false;
        }

        _died = at > _died ? at : _died;
        var isChanged = Own.End(at, BirthState.Dead);
        foreach (var device in _devices.Values)
        {
            isChanged |= device.End(at, BirthState.Dead);
        }

        return isChanged;
    }

    private BirthHistory Device(string name)
    {
        if (!_devices.TryGetValue(name, out var history))
        {
            _devices[name] = history = new BirthHistory(_died, []);
        }

        return history;
    }
}
