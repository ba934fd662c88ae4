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

    /// <summary>Makes a set.</summary>
    /// <param name="profiles">The profiles; their names differ.</param>
    public ProfileSet(IEnumerable<PayloadProfile> profiles) => Profiles = [.. profiles.OrderBy(static profile => profile.Name, StringComparer.Ordinal)];

    /// <summary>The profiles.</summary>
    public IReadOnlyList<PayloadProfile> Profiles { get; }

    /// <summary>Reads a message by the first profile whose topics and conditions fit it.</summary>
    /// <param name="message">The message.</param>
    /// <returns>What it made of it, or <see langword="null"/> where no profile fits.</returns>
    public ProfileOutcome? Decode(VendorMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        var (topic, payload) = (message.Topic, message.Payload);
        ProfileOutcome? unreadable = null;
        using var documents = new DocumentCache(payload);
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
                    return Read(profile, WithMount(levels, message.Mount), document, message);
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

    private static IReadOnlyDictionary<string, string> WithMount(IReadOnlyDictionary<string, string> levels, ReadingTopic? mount) =>
        mount is not { } known
            ? levels
            : new Dictionary<string, string>(levels, StringComparer.Ordinal) { [MountNames[0]] = known.Institution, [MountNames[1]] = known.Gateway };

    private static ProfileOutcome Unreadable(PayloadProfile profile, string fault, ReadOnlyMemory<byte> payload) =>
        new(profile, [], [Rejection.Of(RejectReason.MalformedPayload, $"{profile.Name}: {fault}", -1, payload)]);
}
