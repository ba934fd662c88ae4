using System.Text.Json;

namespace EnergyQuota.Ingest.Profiles.Scripts;

/// <summary>What a script made of a frame.</summary>
/// <param name="Data">The decoded object as JSON; empty where there is a fault.</param>
/// <param name="Warnings">The script's own warnings.</param>
/// <param name="Fault">Why there is no object, in the script's words where it has any; empty otherwise.</param>
internal sealed record ScriptResult(ReadOnlyMemory<byte> Data, IReadOnlyList<string> Warnings, string Fault)
{
    /// <summary>The member of a message's document under which the decoded object stands.</summary>
    public const string Member = "decoded";

    /// <summary>A result without an object.</summary>
    public static ScriptResult Of(string fault) => new(ReadOnlyMemory<byte>.Empty, [], fault);

    /// <summary>The message with the decoded object under <see cref="Member"/>; a message that is no object stands under <c>message</c>.</summary>
    public JsonDocument Into(JsonElement message) => Formats.PayloadDocuments.Write(writer =>
    {
        writer.WriteStartObject();
        if (message.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in message.EnumerateObject().Where(static member => member.Name != Member))
            {
                member.WriteTo(writer);
            }
        }
        else
        {
            writer.WritePropertyName("message");
            message.WriteTo(writer);
        }

        writer.WritePropertyName(Member);
        writer.WriteRawValue(Data.Span);
        writer.WriteEndObject();
    });
}
