using EnergyQuota.Ingest.Decoding;
using EnergyQuota.Ingest.Profiles;
using EnergyQuota.Tests.Servers;

namespace EnergyQuota.Tests.Ingest.Profiles;

/// <summary>Profiles of one test.</summary>
internal static class ProfileWorld
{
    /// <summary>The profiles that come with the program.</summary>
    public static readonly ProfileSet Shipped = Read(new ProfileOptions().Folders);

    /// <summary>One profile on the topic <c>t/{device}</c>, of the lines given.</summary>
    public static ProfileSet Of(params string[] lines)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllLines(Path.Combine(folder.Path, "one.yaml"), ["title: one", "source: test", "topics: [\"t/{device}\"]", .. lines]);
        return Read([folder.Path]);
    }

    /// <summary>A message of a time that does not matter.</summary>
    public static VendorMessage Message(string topic, byte[] payload, ReadingTopic? mount = null) => new(topic, mount, payload, new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero));

    /// <summary>Reads a message as if no other had come before.</summary>
    public static ProfileOutcome? DecodeAlone(this ProfileSet profiles, VendorMessage message) => profiles.Decode(message, VendorMemory.Of(new ProfileOptions()));

    /// <summary>What is wrong with a file of the lines given.</summary>
    public static IReadOnlyList<ProfileFault> FaultsOf(params string[] lines)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllLines(Path.Combine(folder.Path, "one.yaml"), lines);
        var faults = new List<ProfileFault>();
        ProfileFiles.Read([folder.Path], faults);
        return faults;
    }

    private static ProfileSet Read(IEnumerable<string> folders)
    {
        var faults = new List<ProfileFault>();
        var profiles = ProfileFiles.Read(folders, faults);
        Assert.Empty(faults);
        return profiles;
    }
}
