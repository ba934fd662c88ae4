using System.Text.Json;
using System.Text.RegularExpressions;
using EnergyQuota.Ingest.Profiles.Scripts;

namespace EnergyQuota.Ingest.Profiles;

/// <summary>How one vendor's messages are read: a file in <c>config/profiles</c>, checked. docs/profiles.md explains each key.</summary>
public sealed record PayloadProfile
{
    /// <summary>Its name, unique among the profiles; the file's name without its ending.</summary>
    public required string Name { get; init; }

    /// <summary>What it reads, for people.</summary>
    public required string Title { get; init; }

    /// <summary>The public documentation it was written from.</summary>
    public required string Source { get; init; }

    /// <summary>Topics of messages that may carry readings.</summary>
    public required IReadOnlyList<TopicPattern> Topics { get; init; }

    /// <summary>Topics of messages that never carry one: heartbeats, log-ins. They are counted and not kept.</summary>
    public IReadOnlyList<TopicPattern> WithoutReadings { get; init; } = [];

    /// <summary>The payload's format.</summary>
    public required PayloadFormat Format { get; init; }

    /// <summary>What must hold for a message on its topics to be one of this profile; otherwise the next one is asked.</summary>
    public IReadOnlyList<Condition> When { get; init; } = [];

    /// <summary>The vendor's script that decodes a frame in the message, with where the frame stands; <see langword="null"/>: none.</summary>
    internal FrameRule? Script { get; init; }

    /// <summary>What makes two messages copies of one radio frame, such as device and frame counter; <see langword="null"/>: nothing.</summary>
    public ProfileTemplate? Frame { get; init; }

    /// <summary>The rules, each of which may find readings in an item.</summary>
    public required IReadOnlyList<ReadingRule> Readings { get; init; }
}

/// <summary>The format of a payload; each becomes a JSON document that paths lead into.</summary>
public enum PayloadFormat
{
    /// <summary>JSON; commas behind a last element are passed over.</summary>
    Json,

    /// <summary>A plain number or word as text: the document is that text.</summary>
    Number,

    /// <summary><c>key=value</c> pairs between blanks, commas, semicolons, ampersands or line ends: an object of texts.</summary>
    KeyValue,

    /// <summary>A telegram of OBIS lines such as DSMR P1: for each code an array of its values with their units.</summary>
    Obis,

    /// <summary>Sparkplug B: <c>{timestamp, metrics: [{name, value, timestamp, …}]}</c>.</summary>
    SparkplugB,
}

/// <summary>What a message or an item must be like.</summary>
/// <param name="At">Where to look.</param>
/// <param name="Exists">Whether something other than null must stand there; <see langword="null"/>: not asked.</param>
/// <param name="OneOf">Texts or numbers of which it must be one; empty: not asked.</param>
/// <param name="Type">What it must be; <see langword="null"/>: not asked.</param>
public sealed record Condition(NodePath At, bool? Exists, IReadOnlyList<string> OneOf, JsonValueKind? Type)
{
    /// <summary>Whether it holds.</summary>
    internal bool Holds(JsonElement message, JsonElement item)
    {
        var found = At.TryFind(message, item, out var node) && node.ValueKind != JsonValueKind.Null;
        var text = !found ? null : node.ValueKind == JsonValueKind.String ? node.GetString() : node.GetRawText();
        return (Exists is null || Exists == found) && (Type is null || (found && node.ValueKind == Type)) && (OneOf.Count == 0 || (text is not null && OneOf.Contains(text, StringComparer.Ordinal)));
    }
}

/// <summary>Finds one kind of reading in an item.</summary>
public sealed record ReadingRule
{
    /// <summary>Where the items are; the first path that leads anywhere counts. Empty: the message is the only item.</summary>
    public IReadOnlyList<NodePath> Items { get; init; } = [];

    /// <summary>Where the value may stand; the first path that leads anywhere counts. A wildcard gives a reading for each place.</summary>
    public required IReadOnlyList<NodePath> Value { get; init; }

    /// <summary>The meter's code.</summary>
    public required ProfileTemplate Meter { get; init; }

    /// <summary>The register's name.</summary>
    public required ProfileTemplate Register { get; init; }

    /// <summary>What is measured, for people and for <c>profiles test</c>.</summary>
    public ProfileTemplate? Quantity { get; init; }

    /// <summary>The unit as sent; <see langword="null"/>: the message does not say, so it is the register's.</summary>
    public ProfileTemplate? Unit { get; init; }

    /// <summary>Our symbols of units that are written otherwise.</summary>
    public IReadOnlyDictionary<string, string> Units { get; init; } = ItemContext.NoNames;

    /// <summary>Whether it is no register but a momentary value (power, temperature), which is not stored.</summary>
    public bool IsGauge { get; init; }

    /// <summary>What the number as sent is multiplied by, and then divided by. Default 1 and 1.</summary>
    public (decimal Times, decimal By) Scale { get; init; } = (1m, 1m);

    /// <summary>Whether a comma stands for the decimal point.</summary>
    public bool HasDecimalComma { get; init; }

    /// <summary>Words and numbers that mean "no value", compared before the scale; case does not matter.</summary>
    public IReadOnlyList<string> None { get; init; } = [];

    /// <summary>How the value is put together from words or bytes; <see langword="null"/>: it is a number.</summary>
    public RawNumber? Raw { get; init; }

    /// <summary>What the key under the wildcard must look like; its named groups can be used in templates.</summary>
    public Regex? Member { get; init; }

    /// <summary>Where an error of the device for this value stands.</summary>
    public IReadOnlyList<NodePath> Error { get; init; } = [];

    /// <summary>What must hold for the item.</summary>
    public IReadOnlyList<Condition> When { get; init; } = [];

    /// <summary>The time; <see langword="null"/>: the receive time.</summary>
    public TimeRule? Time { get; init; }
}
