using System.Text.Json;

namespace EnergyQuota.Ingest.Profiles.Scripts;

/// <summary>How the bytes of a frame are written.</summary>
public enum FrameForm
{
    /// <summary>Base64.</summary>
    Base64,

    /// <summary>Two hexadecimal digits for each byte.</summary>
    Hex,
}

/// <summary>Where a message holds a frame for a vendor's script, and that script.</summary>
internal sealed record FrameRule
{
    private const int LargestPort = 255;

    /// <summary>The script.</summary>
    public required VendorScript Script { get; init; }

    /// <summary>Where the bytes may stand; the first that is there counts.</summary>
    public required IReadOnlyList<NodePath> Bytes { get; init; }

    /// <summary>How they are written.</summary>
    public required FrameForm Form { get; init; }

    /// <summary>Where the port may stand; empty: the script needs none.</summary>
    public IReadOnlyList<NodePath> Port { get; init; } = [];

    /// <summary>Runs the script on a message's frame.</summary>
    /// <param name="message">The message.</param>
    /// <param name="receivedAt">When it was received.</param>
    public ScriptResult Decode(JsonElement message, DateTimeOffset receivedAt)
    {
        var context = new ItemContext(message, message, ItemContext.NoNames, "", ItemContext.NoNames);
        if (!context.TryFind(Bytes, out var node) || node.ValueKind != JsonValueKind.String)
        {
            return ScriptResult.Of("there is no frame in the message");
        }

        if (!TryBytes(node, out var frame))
        {
            return ScriptResult.Of($"the frame is not {(Form == FrameForm.Hex ? "hexadecimal" : "base64")}");
        }

        int? port = null;
        if (Port.Count > 0)
        {
            if (!context.TryFind(Port, out var number) || !TryPort(number, out var found))
            {
                return ScriptResult.Of("there is no port of 0 to 255 in the message");
            }

            port = found;
        }

        var result = Script.Decode(frame, port, receivedAt);
        return result.Fault.Length == 0 ? result : result with { Fault = $"{Script.Name}: {result.Fault}" };
    }

    private bool TryBytes(JsonElement node, out byte[] frame)
    {
        if (Form == FrameForm.Base64)
        {
            return node.TryGetBytesFromBase64(out frame!);
        }

        var text = node.GetString()!.Trim();
        var isHex = text.Length % 2 == 0 && text.All(char.IsAsciiHexDigit);
        frame = isHex ? Convert.FromHexString(text) : [];
        return isHex;
    }

    private static bool TryPort(JsonElement node, out int port)
    {
        port = 0;
        return (node.ValueKind == JsonValueKind.Number ? node.TryGetInt32(out port) : node.ValueKind == JsonValueKind.String && int.TryParse(node.GetString(), System.Globalization.CultureInfo.InvariantCulture, out port))
            && port is >= 0 and <= LargestPort;
    }
}
