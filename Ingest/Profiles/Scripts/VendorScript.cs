using System.Text.RegularExpressions;
using Acornima.Ast;
using Jint;
using Jint.Native;
using Jint.Runtime;

namespace EnergyQuota.Ingest.Profiles.Scripts;

/// <summary>A vendor's own JavaScript that turns a frame of bytes into an object.</summary>
/// <remarks>
/// The three forms in use: <c>decodeUplink({bytes, fPort, recvTime})</c> gives <c>{data, warnings, errors}</c> (The Things
/// Stack 3, ChirpStack 4; LoRa Alliance TS013-1.0.0, payload codec API); <c>Decoder(bytes, port)</c> (The Things Network 2)
/// and <c>Decode(fPort, bytes)</c> (ChirpStack 3) give the object itself. The text is parsed once. Each frame gets an engine
/// of its own, which takes less than a tenth of a millisecond: no frame can leave anything behind for the next, and the same
/// frame gives the same object in any order. No .NET type can be reached from it. For any number of threads.
/// </remarks>
internal sealed class VendorScript
{
    private static readonly TimeSpan LongestMatch = TimeSpan.FromMilliseconds(200);
    private static readonly Prepared<Script> Prelude = Engine.PrepareScript(ScriptPrelude.Text);
    private static readonly Prepared<Script> Form = Engine.PrepareScript(
        "typeof decodeUplink === 'function' ? 'decodeUplink' : typeof Decoder === 'function' ? 'Decoder' : typeof Decode === 'function' ? 'Decode' : ''");

    // Not by its name: what a script declares with const is no member of the global object.
    private static readonly Prepared<Script> Function = Engine.PrepareScript(
        "typeof decodeUplink === 'function' ? decodeUplink : typeof Decoder === 'function' ? Decoder : Decode");

    private readonly Prepared<Script> _script;
    private readonly ScriptLimits _limits;
    private string _form = "";

    private VendorScript(string name, Prepared<Script> script, ScriptLimits limits) => (Name, _script, _limits) = (name, script, limits);

    /// <summary>The file's name.</summary>
    public string Name { get; }

    /// <summary>Reads a script.</summary>
    /// <param name="name">The file's name.</param>
    /// <param name="text">Its text.</param>
    /// <param name="limits">What it may use.</param>
    /// <param name="fault">Why it cannot be used; empty otherwise.</param>
    /// <returns>The script, or <see langword="null"/>.</returns>
    public static VendorScript? Read(string name, string text, ScriptLimits limits, out string fault)
    {
        fault = "";
        try
        {
            var script = new VendorScript(name, Engine.PrepareScript(text), limits);
            script._form = script.Open(DateTimeOffset.UnixEpoch).Evaluate(Form).AsString();
            fault = script._form.Length == 0 ? "names none of the functions decodeUplink, Decoder and Decode" : "";
            return fault.Length == 0 ? script : null;
        }
        catch (Exception e)
        {
            // Whatever leaves the engine is a fault of the script: it cannot be parsed, or runs without an end.
            fault = "cannot be run: " + Words(e, limits);
            return null;
        }
    }

    /// <summary>Decodes a frame.</summary>
    /// <param name="frame">Its bytes.</param>
    /// <param name="port">Its port; <see langword="null"/> where the profile names none.</param>
    /// <param name="receivedAt">When its message was received: the script's time.</param>
    public ScriptResult Decode(ReadOnlySpan<byte> frame, int? port, DateTimeOffset receivedAt)
    {
        try
        {
            var engine = Open(receivedAt);
            var elements = new JsValue[frame.Length];
            for (var at = 0; at < frame.Length; at++)
            {
                elements[at] = JsNumber.Create(frame[at]);
            }

            var (bytes, number) = (new JsArray(engine, elements), port is { } known ? JsNumber.Create(known) : JsValue.Undefined);
            var function = engine.Evaluate(Function);
            return _form switch
            {
                "decodeUplink" => ScriptReturn.OfUplink(engine.Invoke(function, Input(engine, bytes, number, receivedAt))),
                "Decoder" => ScriptReturn.OfObject(engine.Invoke(function, bytes, number)),
                _ => ScriptReturn.OfObject(engine.Invoke(function, number, bytes, new JsObject(engine))),
            };
        }
        catch (Exception e)
        {
            // Whatever leaves the engine is a fault of the script: the message is kept with these words.
            return ScriptResult.Of(Words(e, _limits));
        }
    }

    private static JsObject Input(Engine engine, JsArray bytes, JsValue port, DateTimeOffset receivedAt)
    {
        var input = new JsObject(engine);
        input.Set("bytes", bytes);
        input.Set("fPort", port);
        input.Set("recvTime", JsValue.FromObject(engine, receivedAt.UtcDateTime));
        input.Set("variables", new JsObject(engine));
        return input;
    }

    private Engine Open(DateTimeOffset now)
    {
        var options = new Options
        {
            TimeZone = TimeZoneInfo.Utc,
            TimeSystem = new ScriptClock(now),
            Culture = System.Globalization.CultureInfo.InvariantCulture,
        };
        options.LimitMemory(_limits.Bytes).MaxStatements(_limits.Statements).TimeoutInterval(_limits.Time).LimitRecursion(_limits.Depth);
        options.Constraints.MaxArraySize = 1 << 17;
        options.Constraints.RegexTimeout = LongestMatch;
        options.Constraints.StackOverflowGuard = true;
        options.Host.StringCompilationAllowed = false;
        var engine = new Engine(options);
        engine.Execute(Prelude);
        engine.Execute(_script);
        return engine;
    }

    private static string Words(Exception fault, ScriptLimits limits) => fault switch
    {
        JavaScriptException thrown => thrown.Location.Start.Line > 0 ? $"{thrown.Message} (line {thrown.Location.Start.Line})" : thrown.Message,
        StatementsCountOverflowException => $"it ran more than {limits.Statements} statements",
        MemoryLimitExceededException => $"it asked for more memory than {limits.Bytes / 1_000_000} MB: {fault.Message}",
        RecursionDepthOverflowException => $"its calls nest deeper than {limits.Depth}",
        RegexMatchTimeoutException => $"a regular expression in it ran longer than {LongestMatch.TotalMilliseconds} ms",
        TimeoutException => $"it ran longer than {limits.Time.TotalMilliseconds} ms",
        _ => fault.Message,
    };
}
