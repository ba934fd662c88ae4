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
    /// <param name="topic">The vendor's topic.</param>
    /// <param name="mount">The topic it came behind, or <see langword="null"/>.</param>
    /// <param name="payload">The payload.</param>
    /// <returns>What it made of it, or <see langword="null"/> where no profile fits.</returns>
    public ProfileOutcome? Decode(string topic, ReadingTopic? mount, ReadOnlyMemory<byte> payload)
    {
        ArgumentNullException.ThrowIfNull(topic);
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
                    return new ProfileDecoder(profile, WithMount(levels, mount), document.RootElement, payload).Decode();
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

    private static IReadOnlyDictionary<string, string> WithMount(IReadOnlyDictionary<string, string> levels, ReadingTopic? mount) =>
        mount is not { } known
            ? levels
            : new Dictionary<string, string>(levels, StringComparer.Ordinal) { [MountNames[0]] = known.Institution, [MountNames[1]] = known.Gateway };

    private static ProfileOutcome Unreadable(PayloadProfile profile, string fault, ReadOnlyMemory<byte> payload) =>
        new(profile, [], [Rejection.Of(RejectReason.MalformedPayload, $"{profile.Name}: {fault}", -1, payload)]);
}
