using System.Text.Json;

namespace EnergyQuota.Ingest.Profiles;

/// <summary>Where a rule of a profile looks: the message, the item at hand, the topic, and the place a wildcard led to.</summary>
/// <param name="Message">The whole message.</param>
/// <param name="Item">The item at hand; the message itself where the profile names no items.</param>
/// <param name="Levels">What the topic's named levels stand for.</param>
/// <param name="Key">The key under the wildcard of the value's path; empty without one.</param>
/// <param name="Named">The named groups of the rule's <c>member</c> expression.</param>
internal sealed record ItemContext(
    JsonElement Message,
    JsonElement Item,
    IReadOnlyDictionary<string, string> Levels,
    string Key,
    IReadOnlyDictionary<string, string> Named)
{
    /// <summary>No names.</summary>
    public static readonly IReadOnlyDictionary<string, string> NoNames = new Dictionary<string, string>();

    /// <summary>The first place that one of several paths leads to, empty places (null) passed over.</summary>
    public bool TryFind(IReadOnlyList<NodePath> paths, out JsonElement found)
    {
        foreach (var path in paths)
        {
            if (path.TryFind(Message, Item, out found) && found.ValueKind != JsonValueKind.Null)
            {
                return true;
            }
        }

        found = default;
        return false;
    }
}
