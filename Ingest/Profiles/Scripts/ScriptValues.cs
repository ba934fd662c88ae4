using System.Globalization;
using System.Text.Json;
using Jint;
using Jint.Native;
using Jint.Native.Object;

namespace EnergyQuota.Ingest.Profiles.Scripts;

/// <summary>Writes what a script returned as JSON, outside of the script, so that nothing of it runs meanwhile.</summary>
/// <remarks>A number that is none (NaN, Infinity) becomes that word as a text: it is refused as no number, in words that say why.</remarks>
internal sealed class ScriptValues(Utf8JsonWriter writer)
{
    private const int DeepestNesting = 24;
    private const int MostValues = 20_000;
    private const int MostCharacters = 1 << 20;
    private int _values;
    private int _characters;

    /// <summary>Writes a value.</summary>
    /// <exception cref="FormatException">It is larger, deeper or stranger than JSON.</exception>
    public void Write(JsValue value, int depth = 0)
    {
        if (++_values > MostValues || depth > DeepestNesting)
        {
            throw new FormatException($"it returned more than {MostValues} values, or deeper than {DeepestNesting}");
        }

        switch (value)
        {
            case JsString text:
                writer.WriteStringValue(Counted(text.ToString()));
                break;
            case JsNumber number:
                WriteNumber(number.AsNumber());
                break;
            case JsBigInt whole:
                writer.WriteRawValue(Counted(whole.ToString()));
                break;
            case JsBoolean flag:
                writer.WriteBooleanValue(flag.AsBoolean());
                break;
            case JsDate date:
                writer.WriteStringValue(date.ToDateTime().ToString("O", CultureInfo.InvariantCulture));
                break;
            case JsArray array:
                WriteArray(array, depth);
                break;
            case JsObject plain:
                WriteObject(plain, depth);
                break;
            case ObjectInstance other:
                throw new FormatException($"it returned something that is neither a plain object nor an array ({other.GetType().Name})");
            default:
                writer.WriteNullValue();
                break;
        }
    }

    private void WriteArray(JsArray array, int depth)
    {
        writer.WriteStartArray();
        for (var at = 0u; at < array.Length; at++)
        {
            // A hole is not looked up among what the script may have put elsewhere.
            Write(array.TryGetValue(at, out var element) ? element : JsValue.Null, depth + 1);
        }

        writer.WriteEndArray();
    }

    private void WriteObject(JsObject plain, int depth)
    {
        writer.WriteStartObject();
        foreach (var (key, property) in plain.GetOwnProperties())
        {
            if (property.Get is not null || property.Set is not null)
            {
                throw new FormatException($"it returned '{key}' as a getter and not as a value");
            }

            // As JSON has it: what is undefined, a function or a symbol is not there.
            if (!key.IsString() || !property.Enumerable || property.Value is null or JsUndefined or JsSymbol or Jint.Native.Function.Function)
            {
                continue;
            }

            writer.WritePropertyName(Counted(key.ToString()));
            Write(property.Value, depth + 1);
        }

        writer.WriteEndObject();
    }

    private void WriteNumber(double number)
    {
        if (double.IsFinite(number))
        {
            writer.WriteNumberValue(number);
        }
        else
        {
            writer.WriteStringValue(number.ToString(CultureInfo.InvariantCulture));
        }
    }

    private string Counted(string text)
    {
        _characters += text.Length;
        return _characters <= MostCharacters ? text : throw new FormatException($"it returned more than {MostCharacters} characters");
    }
}
