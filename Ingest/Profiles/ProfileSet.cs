using System.Text.Json;
using EnergyQuota.Ingest.Decoding;
using EnergyQuota.Ingest.Profiles.Formats;

namespace EnergyQuota.Ingest.Profiles;

/// <summary>The profiles in use, asked in the order of their names.</summary>
public sealed class ProfileSet
{
    /// <summary>Names that templates may use beside the topic's levels, where the message came behind <c>readings/{institution}/{gateway}/</c>.</summary>
    internal static readonly string[] MountNames = ["institution", "gateway"];

    /// <summary>No profile.</summary>
    public static readonly ProfileSet Empty = new([]);

    private readonly bool _readsSparkplug;

    /// <summary>Makes a set.</summary>
    /// <param name="profiles">The profiles; their names differ.</param>
    public ProfileSet(IEnumerable<PayloadProfile> profiles)
    {
        Profiles = [.. profiles.OrderBy(static profile => profile.Name, StringComparer.Ordinal)];
        _readsSparkplug = Profiles.Any(static profile => profile.Format == PayloadFormat.SparkplugB);
    }

    /// <summary>The profiles.</summary>
    public IReadOnlyList<PayloadProfile> Profiles { get; }

    /// <summary>Reads a message by the first profile whose topics and conditions fit it.</summary>
    /// <param name="message">The message.</param>
    /// <param name="memory">What earlier messages said; gets what this one says for later ones.</param>
    /// <returns>What it made of it, or <see langword="null"/> where no profile fits.</returns>
    public ProfileOutcome? Decode(VendorMessage message, VendorMemory memory)
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(memory);
        var (topic, payload) = (message.Topic, message.Payload);
        ProfileOutcome? unreadable = null;
        var sparkplug = _readsSparkplug ? memory.Births.Take(message) : null;
        using var documents = new DocumentCache(payload, sparkplug);
        foreach (var profile in Profiles)
        {
            var levels = profile.Topics.Select(pattern => pattern.Match(topic)).FirstOrDefault(static names => names is not null);
            if (levels is null)
            {
                continue;
            }

            var document = documents.Get(profile.Format, out var fault);
            if (document is null)
            {
                // Another profile on the same topic may read another format.
                unreadable ??= Unreadable(profile, fault, payload);
                continue;
            }

            try
            {
                if (profile.When.All(condition => condition.Holds(document.RootElement, document.RootElement)))
                {
                    levels = WithMount(levels, message.Mount);
                    var outcome = Read(profile, levels, document, message);
                    return profile.Format == PayloadFormat.SparkplugB && sparkplug is { } read ? Awaiting(outcome, read.Message.Unknown(read.Table), payload)
                        : FrameOf(profile, levels, document.RootElement) is { } frame ? memory.Frames.Take(frame, message, outcome)
                        : outcome;
                }
            }
            catch (InvalidOperationException e)
            {
                // Texts are decoded when they are looked at: bytes that are not UTF-8, or half a surrogate pair, are no text.
                unreadable ??= Unreadable(profile, e.Message, payload);
            }
        }

        return unreadable ?? Profiles
            .Where(profile => profile.WithoutReadings.Any(pattern => pattern.Match(topic) is not null))
            .Select(static profile => new ProfileOutcome(profile, [], []))
            .FirstOrDefault();
    }

    private static ProfileOutcome Read(PayloadProfile profile, IReadOnlyDictionary<string, string> levels, JsonDocument document, VendorMessage message)
    {
        if (profile.Script is not { } script)
        {
            return new ProfileDecoder(profile, levels, document.RootElement, message.Payload).Decode();
        }

        var result = script.Decode(document.RootElement, message.ReceivedAt);
        if (result.Fault.Length > 0)
        {
            return new ProfileOutcome(profile, [], [Rejection.Of(RejectReason.ScriptFault, $"{profile.Name}: {result.Fault}", -1, message.Payload)]) { Warnings = result.Warnings };
        }

        using var decoded = result.Into(document.RootElement);
        return new ProfileDecoder(profile, levels, decoded.RootElement, message.Payload).Decode() with { Warnings = result.Warnings };
    }

    private static string? FrameOf(PayloadProfile profile, IReadOnlyDictionary<string, string> levels, JsonElement message) =>
        profile.Frame?.Fill(new ItemContext(message, message, levels, "", ItemContext.NoNames), out _);

    // What could be read of it is taken; the whole message waits for the rest of it.
    private static ProfileOutcome Awaiting(ProfileOutcome outcome, string? unknown, ReadOnlyMemory<byte> payload) => unknown is null
        ? outcome
        : outcome with
        {
            Rejections =
            [
                .. outcome.Rejections.Where(static rejection => rejection.Reason != RejectReason.NotAReading),
                Rejection.Of(RejectReason.BirthAwaited, $"{outcome.Profile.Name}: {unknown} is told by a birth message that is not known.", -1, payload),
            ],
        };

    private static IReadOnlyDictionary<string, string> WithMount(IReadOnlyDictionary<string, string> levels, ReadingTopic? mount) =>
        mount is not { } known
            ? levels
            : new Dictionary<string, string>(levels, StringComparer.Ordinal) { [MountNames[0]] = known.Institution, [MountNames[1]] = known.Gateway };

    private static ProfileOutcome Unreadable(PayloadProfile profile, string fault, ReadOnlyMemory<byte> payload) =>
        new(profile, [], [Rejection.Of(RejectReason.MalformedPayload, $"{profile.Name}: {fault}", -1, payload)]);
}
