namespace EnergyQuota.Ingest.Profiles.Scripts;

/// <summary>What runs before a script: takes away what is not the same each time, and what takes memory past the engine's limit.</summary>
/// <remarks>
/// The engine counts what a statement has asked for after it ran. One call that asks for everything at once (a typed array of
/// two gigabytes, a text repeated a billion times) must therefore be stopped before.
/// </remarks>
internal static class ScriptPrelude
{
    /// <summary>The script; strict, and without a name of its own left behind.</summary>
    public const string Text = """
        (function () {
            'use strict';
            var most = 65536;
            var refuse = function () { throw new RangeError('more than ' + most + ' elements or characters at once'); };
            ['Temporal', 'Intl', 'WeakRef', 'FinalizationRegistry', 'SharedArrayBuffer', 'Atomics', 'ShadowRealm'].forEach(function (name) { delete globalThis[name]; });
            Math.random = function () { throw new TypeError('Math.random is not the same each time'); };
            ['repeat', 'padStart', 'padEnd'].forEach(function (name) {
                var original = String.prototype[name];
                String.prototype[name] = function (count, fill) {
                    if (count > most || count * String(this).length > most && name === 'repeat') { refuse(); }
                    return original.call(this, count, fill);
                };
            });
            ['resize', 'transfer', 'transferToFixedLength', 'transferToImmutable'].forEach(function (name) { delete ArrayBuffer.prototype[name]; });
            ['ArrayBuffer', 'Int8Array', 'Uint8Array', 'Uint8ClampedArray', 'Int16Array', 'Uint16Array', 'Int32Array', 'Uint32Array', 'BigInt64Array', 'BigUint64Array', 'Float16Array', 'Float32Array', 'Float64Array'].forEach(function (name) {
                var original = globalThis[name];
                if (!original) { return; }
                var guarded = new Proxy(original, {
                    construct: function (target, args, as) {
                        var size = args[0] !== null && typeof args[0] === 'object' ? args[0].length : args[0];
                        if (size > most || (args[1] && args[1].maxByteLength > most)) { refuse(); }
                        return Reflect.construct(target, args, as === guarded ? target : as);
                    }
                });
                original.prototype.constructor = guarded;
                globalThis[name] = guarded;
            });
        })();
        """;
}
