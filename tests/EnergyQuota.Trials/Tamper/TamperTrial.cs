using System.Globalization;
using System.Security.Cryptography;
using EnergyQuota.Registry.Audit;

namespace EnergyQuota.Trials.Tamper;

/// <summary>Tampers with an audit log in every way there is, at random, and looks whether and by what that is found.</summary>
/// <remarks>
/// Whoever tampers has the database, the program and, in half of the rounds, the key as well. What they do not have is what was
/// taken elsewhere: the heads signed before, and the public key.
/// </remarks>
internal sealed class TamperTrial
{
    private const int FewestLines = 2;
    private const int MostLines = 40;
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
        for (var round = 0; round < rounds; round++)
        {
            var log = new TamperedLog(_random, key, FewestLines, MostLines, Begin);
            if ((await CheckAsync(log, keys)).Faults is [var wrong, ..])
            {
                await _output.WriteLineAsync($"seed {seed}, round {round}: before anything was done: {wrong.Detail}");
                return 1;
            }

            var way = TamperedLog.Ways[_random.Next(TamperedLog.Ways.Count)];
            log.Tamper(way, foreign);
            var faults = (await CheckAsync(log, keys)).Faults;
            if (!faults.Any(fault => way.FoundBy.Contains(fault.Kind)))
            {
                await _output.WriteLineAsync(
                    $"seed {seed}, round {round}: {way.Name} was not found as it should be; said was: {string.Join(" ", faults.Select(static fault => fault.Detail))}");
                return 1;
            }

            var said = $"{way.Name}: {string.Join(" and ", faults.Select(static fault => fault.FoundBy).Distinct().Order(StringComparer.Ordinal))}";
            _found[said] = _found.GetValueOrDefault(said) + 1;
        }

        foreach (var (said, count) in _found)
        {
            await _output.WriteLineAsync($"{count,6}  {said}");
        }

        await _output.WriteLineAsync($"tamper: {rounds} rounds, all found (seed {seed})");
        return 0;
    }

    private static Task<AuditReport> CheckAsync(TamperedLog log, Dictionary<string, ECDsa> keys) =>
        AuditCheck.RunAsync(log.LinesAsync(), log.Heads, keys, null, CancellationToken.None);
}
