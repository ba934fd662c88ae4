using EnergyQuota.Ingest.Profiles.Scripts;

namespace EnergyQuota.Trials.Fuzz;

/// <summary>A profile whose script does whatever a frame's first byte says, most of it harmful.</summary>
internal sealed class FuzzScripts : IDisposable
{
    /// <summary>Tight limits, so that many messages can be tried.</summary>
    public static readonly ScriptLimits Limits = new(TimeSpan.FromSeconds(1), 2_000, 1_000_000, 32);

    private const string Profile = """
        title: frames
        source: this trial
        topics: ["frames/{device}/up"]
        meter: "{device}"
        script: { file: harmful.js, bytes: $.data, port: $.fPort }
        readings:
          - { value: $.decoded.energy, unit: Wh }
          - { items: "$.decoded.history[*]", value: "@.e", time: { at: "@.t", form: epoch_seconds } }
        """;

    private const string Script = """
        var acts = [
            function () { while (true) { } },
            function () { return acts[1](); },
            function () { var a = []; for (;;) { a = [a, a]; } },
            function () { return { data: { energy: new Array(4000000000) } }; },
            function () { return { data: { energy: new Uint8Array(2000000000) } }; },
            function () { return { data: { energy: 'x'.repeat(1000000000) } }; },
            function () { throw new Error('refused'); },
            function () { throw { toString: function () { while (true) { } } }; },
            function () { throw undefined; },
            function () { return null; },
            function () { return { data: { get energy() { while (true) { } } } }; },
            function () { return { data: { energy: { toJSON: function () { while (true) { } } } } }; },
            function () { return new Proxy({}, { get: function () { while (true) { } }, getOwnPropertyDescriptor: function () { while (true) { } } }); },
            function () { return { data: { energy: NaN, history: [{ e: -Infinity, t: 1e300 }, null, [[]], 10n ** 400n] } }; },
            function () { var a = {}; a.a = a; return { data: a }; },
            function () { var a = []; for (var k = 0; k < 900; k++) { a = [a]; } return { data: { energy: String(a) } }; },
            function () { return { data: { energy: '\ud800' } }; },
            function () { Object.prototype.data = 1; Array.prototype.push = null; globalThis.decodeUplink = null; return { data: { energy: 1 } }; },
            function () { return { data: { energy: /^(a|a)*$/.test('aaaaaaaaaaaaaaaaaaaaaaaa!') } }; },
            function () { return { data: {}, errors: [acts, Symbol('a'), 5n], warnings: 5 }; },
            function () { return eval('1'); },
            function () { return Promise.reject(new Error('later')); },
            function () { return { data: { energy: JSON.parse('[[[[[[1') } }; },
            function () { return { data: { energy: Symbol.iterator, history: new Date(NaN) } }; }
        ];
        function decodeUplink(input) {
            var act = acts[input.bytes[0] % (acts.length + 8)];
            return act ? act() : { data: { energy: input.bytes.length, history: [{ e: input.fPort, t: 1767225600 }] }, warnings: ['w'] };
        }
        """;

    /// <summary>Writes profile and script.</summary>
    public FuzzScripts()
    {
        File.WriteAllText(Path.Combine(Folder, "frames.yaml"), Profile);
        File.WriteAllText(Path.Combine(Folder, "harmful.js"), Script);
    }

    /// <summary>The folder in which they lie.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("energyquota-fuzz-").FullName;

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
