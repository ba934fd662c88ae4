using System.Text.Json;
using Jint.Native;

namespace EnergyQuota.Ingest.Profiles.Scripts;

/// <summary>Reads what a script's function returned.</summary>
internal static class ScriptReturn
{
    private const int MostWords = 20;

    /// <summary>The result of <c>decodeUplink</c>: <c>{data, warnings, errors}</c>. A script that names errors has decoded nothing.</summary>
    /// <exception cref="FormatException">The object cannot be written as JSON.</exception>
    public static ScriptResult OfUplink(JsValue returned)
    {
        if (returned is not JsObject outcome)
        {
            return ScriptResult.Of("it returned no object with data or errors");
        }

        var (errors, warnings) = (List(outcome, "errors"), List(outcome, "warnings"));
        if (errors.Count > 0)
        {
            return ScriptResult.Of(string.Join("; ", errors)) with { Warnings = warnings };
        }

        return Own(outcome, "data") is JsObject data
            ? new ScriptResult(Written(data), warnings, "")
            : ScriptResult.Of("it returned neither data nor errors") with { Warnings = warnings };
    }

    /// <summary>The result of the older forms: the decoded object itself.</summary>
    /// <exception cref="FormatException">The object cannot be written as JSON.</exception>
    public static ScriptResult OfObject(JsValue returned) =>
        returned is JsObject data ? new ScriptResult(Written(data), [], "") : ScriptResult.Of("it returned no object");

    private static List<string> List(JsObject outcome, string name) => Own(outcome, name) switch
    {
        JsArray many => [.. Enumerable.Range(0, (int)Math.Min(many.Length, MostWords)).Select(at => Word(many.TryGetValue((uint)at, out var word) ? word : JsValue.Undefined))],
        JsString one => [one.ToString()],
        _ => [],
    };

    private static string Word(JsValue value) => value is JsString text ? text.ToString() : JsonOf(value);

    // Looked up as it stands there: nothing of the script runs to find it.
    private static JsValue? Own(JsObject outcome, string name) => outcome.GetOwnProperty(name).Value;

    private static string JsonOf(JsValue value) => System.Text.Encoding.UTF8.GetString(Written(value).Span);

    private static ReadOnlyMemory<byte> Written(JsValue value)
    {
        var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            new ScriptValues(writer).Write(value);
        }

        return buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
    }
}
