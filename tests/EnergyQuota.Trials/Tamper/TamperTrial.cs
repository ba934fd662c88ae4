using System.Globalization;
using System.Security.Cryptography;
using EnergyQuota.Quotas.Evidence;
using EnergyQuota.Registry.Audit;

namespace EnergyQuota.Trials.Tamper;

/// <summary>Tampers with audit logs and evidence packs in every way there is, at random, and looks whether and by what that is found.</summary>
/// <remarks>
/// Whoever tampers has the database, the program and in some rounds the key as well. What they do not have is what was
/// taken elsewhere: the heads signed before, and the public key.
/// </remarks>
internal sealed class TamperTrial
{
    private const int FewestLines = 2;
    private const int MostLines = 40;
    private const int Packs = 5;
    private static readonly DateTimeOffset Begin = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly SortedDictionary<string, int> _found = [];
    private readonly Random _random;
    private readonly string _folder;
    private readonly TextWriter _output;

    private TamperTrial(int seed, string folder, TextWriter output) => (_random, _folder, _output) = (new Random(seed), folder, output);

    /// <summary>Runs it.</summary>
    /// <param name="arguments"><c>--rounds N</c> (default 10,000) and <c>--seed N</c>.</param>
    /// <param name="output">Where it is told.</param>
    /// <returns>0: all was found; 1: something was not; 2: the arguments are wrong.</returns>
    public static async Task<int> RunAsync(string[] arguments, TextWriter output)
    {
        var (rounds, seed) = (10_000, Random.Shared.Next());
        for (var i = 0; i < arguments.Length; i += 2)
        {
            if (i + 1 == arguments.Length || !int.TryParse(arguments[i + 1], CultureInfo.InvariantCulture, out var number) || number < 1)
            {
                return 2;
            }

            switch (arguments[i])
            {
                case "--rounds": rounds = number; break;
                case "--seed": seed = number; break;
                default: return 2;
            }
        }

        var folder = Directory.CreateTempSubdirectory("energyquota-tamper-");
        try
        {
            return await new TamperTrial(seed, folder.FullName, output).RunAsync(rounds, seed);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task<int> RunAsync(int rounds, int seed)
    {
        using var key = AuditKey.Open(Path.Combine(_folder, "audit.pem"));
        using var foreign = AuditKey.Open(Path.Combine(_folder, "foreign.pem"));
        using var known = AuditKey.ReadPublic(key.PublicPem);
        var keys = new Dictionary<string, ECDsa> { [key.Id] = known };
        var packs = new List<byte[]>();
        for (var number = 0; number < Packs; number++)
        {
            var path = Path.Combine(_folder, "pack.zip");
            await PackCase.MakeAsync(_random, path, key, registers: 2, TimeSpan.FromDays(1));
            packs.Add(await File.ReadAllBytesAsync(path));
            if (await CheckAsync(packs[number], known) is { Faults: [var wrong, ..] })
            {
                await _output.WriteLineAsync($"seed {seed}: a pack that nobody has touched: {wrong}");
                return 1;
            }
        }

        var tampered = new TamperedPack(_random, _folder, key, foreign);
        for (var round = 0; round < rounds; round++)
        {
            var fault = round % 2 == 0 ? await LogAsync(key, foreign, keys) : await PackAsync(tampered, packs[_random.Next(Packs)], known);
            if (fault is not null)
            {
                await _output.WriteLineAsync($"seed {seed}, round {round}: {fault}");
                return 1;
            }
        }

        foreach (var (said, count) in _found)
        {
            await _output.WriteLineAsync($"{count,6}  {said}");
        }

        await _output.WriteLineAsync($"tamper: {rounds} rounds, all found (seed {seed})");
        return 0;
    }

    private async Task<string?> LogAsync(AuditKey key, AuditKey foreign, Dictionary<string, ECDsa> keys)
    {
        var log = new TamperedLog(_random, key, FewestLines, MostLines, Begin);
        if ((await CheckAsync(log, keys)).Faults is [var wrong, ..])
        {
            return $"before anything was done: {wrong.Detail}";
        }

        var way = TamperedLog.Ways[_random.Next(TamperedLog.Ways.Count)];
        log.Tamper(way, foreign);
        var faults = (await CheckAsync(log, keys)).Faults;
        return faults.Any(fault => way.FoundBy.Contains(fault.Kind))
            ? Found(way.Name, faults.Select(static fault => fault.FoundBy))
            : $"{way.Name} was not found as it should be; said was: {string.Join(" ", faults.Select(static fault => fault.Detail))}";
    }

    private async Task<string?> PackAsync(TamperedPack tampered, byte[] pack, ECDsa known)
    {
        var way = TamperedPack.Ways[_random.Next(TamperedPack.Ways.Count)];
        var report = await CheckAsync(await tampered.TamperAsync(pack, way), known);
        return report.Faults.Any(fault => way.FoundBy.Count == 0 || way.FoundBy.Contains(fault.Kind))
            ? Found(way.Name, report.Faults.Select(static fault => fault.FoundBy))
            : $"{way.Name} was not found as it should be; said was: {string.Join(" ", report.Faults)}";
    }

    // Nothing is wrong: it was found.
    private string? Found(string way, IEnumerable<string> by)
    {
        var said = $"{way}: {string.Join(" and ", by.Distinct().Order(StringComparer.Ordinal))}";
        _found[said] = _found.GetValueOrDefault(said) + 1;
        return null;
    }

    private static Task<PackReport> CheckAsync(byte[] pack, ECDsa known) =>
        PackVerifier.CheckAsync(new MemoryStream(pack, writable: false), known, null, CancellationToken.None);

    private static Task<AuditReport> CheckAsync(TamperedLog log, Dictionary<string, ECDsa> keys) =>
        AuditCheck.RunAsync(log.LinesAsync(), log.Heads, keys, null, CancellationToken.None);
}
