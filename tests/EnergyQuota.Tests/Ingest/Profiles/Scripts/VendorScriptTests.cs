using System.Text;
using EnergyQuota.Ingest.Profiles.Scripts;

namespace EnergyQuota.Tests.Ingest.Profiles.Scripts;

public sealed class VendorScriptTests
{
    private static readonly DateTimeOffset Received = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("function decodeUplink(input) { return { data: { e: input.bytes[0] * 256 + input.bytes[1], p: input.fPort } }; }")]
    [InlineData("const decodeUplink = (input) => ({ data: { e: (input.bytes[0] << 8) | input.bytes[1], p: input.fPort }, warnings: [] });")]
    [InlineData("function Decoder(bytes, port) { return { e: bytes[0] * 256 + bytes[1], p: port }; }")]
    [InlineData("function Decode(fPort, bytes, variables) { return { e: bytes[0] * 256 + bytes[1], p: fPort, v: variables.none }; }")]
    [InlineData("function decodeUplink(input) { var view = new DataView(Uint8Array.from(input.bytes).buffer); return { data: { e: view.getUint16(0), p: input.fPort } }; }")]
    public void Decode_EachFormOfScript_GivesTheObject(string text) =>
        Assert.Equal("""{"e":258,"p":85}""", Data(text));

    [Fact]
    public void Decode_ClockOfTheScript_IsTheReceiveTime() =>
        Assert.Equal(
            """{"now":1772438400000,"made":"2026-03-02T08:00:00.0000000Z","received":1772438400000,"zone":0}""",
            Data("function decodeUplink(input) { return { data: { now: Date.now(), made: new Date(), received: input.recvTime.getTime(), zone: new Date(2026, 6, 1).getTimezoneOffset() } }; }"));

    [Fact]
    public void Decode_SecondFrame_FindsNothingOfTheFirst()
    {
        var script = Read("var seen = 0; Array.prototype.left = 0; function decodeUplink(input) { Array.prototype.left++; return { data: { seen: ++seen, left: [].left } }; }");

        Assert.Equal(Text(script.Decode([1], 1, Received)), Text(script.Decode([1], 1, Received)));
    }

    [Fact]
    public void Decode_WarningsAndErrors_AreToldInTheScriptsWords()
    {
        var warned = Read("function decodeUplink(i) { return { data: {}, warnings: ['battery low', 7] }; }").Decode([], 1, Received);
        var failed = Read("function decodeUplink(i) { return { errors: ['unknown FPort', 'and more'], warnings: 'w' }; }").Decode([], 1, Received);

        Assert.Equal(["battery low", "7"], warned.Warnings);
        Assert.Equal("", warned.Fault);
        Assert.Equal(("unknown FPort; and more", "w"), (failed.Fault, Assert.Single(failed.Warnings)));
    }

    [Theory]
    [InlineData("function decodeUplink(i) {\n throw new Error('no such frame');\n}", "no such frame (line 2)")]
    [InlineData("function decodeUplink(i) { throw 'plain'; }", "plain")]
    [InlineData("function decodeUplink(i) { while (true) { } }", "more than 100000 statements")]
    [InlineData("function decodeUplink(i) { try { while (true) { } } catch (e) { return { data: {} }; } }", "more than 100000 statements")]
    [InlineData("function decodeUplink(i) { return decodeUplink(i); }", "nest deeper than 64")]
    [InlineData("function decodeUplink(i) { var a = []; for (;;) { a.push(new Array(1000)); } }", "memory")]
    [InlineData("function decodeUplink(i) { return { data: { x: new Array(1e8).fill(0) } }; }", "memory")]
    [InlineData("function decodeUplink(i) { return { data: { x: new Uint8Array(2000000000).length } }; }", "at once")]
    [InlineData("function decodeUplink(i) { return { data: { x: new (Uint8Array.prototype.constructor)(2000000000).length } }; }", "at once")]
    [InlineData("function decodeUplink(i) { return { data: { x: new ArrayBuffer(1, { maxByteLength: 2000000000 }).maxByteLength } }; }", "at once")]
    [InlineData("function decodeUplink(i) { return { data: { x: Float64Array.from({ length: 200000000 }).length } }; }", "at once")]
    [InlineData("function decodeUplink(i) { return { data: { x: 'x'.repeat(500000000) } }; }", "at once")]
    [InlineData("function decodeUplink(i) { return { data: { x: 'x'.padEnd(500000000) } }; }", "at once")]
    [InlineData("function decodeUplink(i) { return { data: { x: /^(a+)+$/.test('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!') } }; }", "regular expression")]
    [InlineData("function decodeUplink(i) { return { data: { x: eval('1') } }; }", "String compilation")]
    [InlineData("function decodeUplink(i) { return { data: { x: new Function('return 1')() } }; }", "String compilation")]
    [InlineData("function decodeUplink(i) { return { data: { x: System.IO.File } }; }", "System")]
    [InlineData("function decodeUplink(i) { return { data: { x: Math.random() } }; }", "not the same each time")]
    [InlineData("function decodeUplink(i) { return { data: { get x() { while (true) { } } } }; }", "a getter")]
    [InlineData("function decodeUplink(i) { return { data: new Proxy({}, {}) }; }", "neither data nor errors")]
    [InlineData("function decodeUplink(i) { var a = {}; a.a = a; return { data: a }; }", "deeper than")]
    [InlineData("function decodeUplink(i) { var a = []; for (var k = 0; k < 30000; k++) { a[k] = k; } return { data: { a: a } }; }", "more than 20000 values")]
    [InlineData("function decodeUplink(i) { return Promise.resolve({ data: {} }); }", "no object with data")]
    [InlineData("function decodeUplink(i) { }", "no object with data")]
    [InlineData("function Decoder(b, p) { return 7; }", "no object")]
    public void Decode_Fault_IsToldAndLeavesNothing(string text, string words)
    {
        var result = Read(text).Decode([1, 2], 85, Received);

        Assert.Contains(words, result.Fault, StringComparison.Ordinal);
        Assert.True(result.Data.IsEmpty);
    }

    [Fact]
    public void Decode_NumbersThatAreNone_AreWordsAndNotNothing() =>
        Assert.Equal(
            """{"nan":"NaN","far":"Infinity","large":12345678901234567890,"sum":0.30000000000000004,"list":[1,null]}""",
            Data("function decodeUplink(i) { return { data: { nan: NaN, far: Infinity, large: 12345678901234567890n, sum: 0.1 + 0.2, list: [1, undefined], gone: undefined, run: function () { } } }; }"));

    [Fact]
    public void Decode_EngineOfOneFrame_IsNotSlowedByItsLimits()
    {
        var script = Read("function decodeUplink(input) { var v = 0; for (var at = 0; at < input.bytes.length; at++) { v += input.bytes[at]; } return { data: { v: v } }; }");

        Assert.Equal("""{"v":255000}""", Text(script.Decode(Enumerable.Repeat((byte)255, 1_000).ToArray(), 1, Received)));
    }

    [Theory]
    [InlineData("var x = ;", "cannot be run")]
    [InlineData("while (true) { }", "more than 100000 statements")]
    [InlineData("var decode = 1;", "names none of the functions")]
    [InlineData("var decodeUplink = 1;", "names none of the functions")]
    public void Read_TextThatIsNoDecoder_IsAFault(string text, string words)
    {
        Assert.Null(VendorScript.Read("s.js", text, ScriptLimits.Default, out var fault));
        Assert.Contains(words, fault, StringComparison.Ordinal);
    }

    private static VendorScript Read(string text)
    {
        var script = VendorScript.Read("s.js", text, ScriptLimits.Default, out var fault);
        Assert.Equal("", fault);
        return script!;
    }

    private static string Data(string text) => Text(Read(text).Decode([1, 2], 85, Received));

    private static string Text(ScriptResult result)
    {
        Assert.Equal("", result.Fault);
        return Encoding.UTF8.GetString(result.Data.Span);
    }
}
