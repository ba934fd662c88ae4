using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace EnergyQuota.Server.Importing;

/// <summary>What an import adds or changes, on one line.</summary>
internal static class ImportDetail
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>Names and values; of a change each name with what it was and what it becomes.</summary>
    /// <param name="detail">The detail of an audit line.</param>
    public static string Of(object detail)
    {
        var root = JsonSerializer.SerializeToElement(detail, Readable);
        if (!root.TryGetProperty("before", out var before) || !root.TryGetProperty("after", out var after))
        {
            return string.Join(", ", root.EnumerateObject().Where(static part => !IsEmpty(part.Value)).Select(static part => $"{part.Name} = {part.Value}"));
        }

        return string.Join(", ", after.EnumerateObject().Where(part => before.TryGetProperty(part.Name, out var old) && !JsonElement.DeepEquals(old, part.Value))
            .Select(part => $"{part.Name}: {before.GetProperty(part.Name)} → {part.Value}"));
    }

    private static bool IsEmpty(JsonElement value) => value.ValueKind == JsonValueKind.Null || (value.ValueKind == JsonValueKind.String && value.GetString()!.Length == 0);
}
