using System.Collections.Concurrent;

namespace EnergyQuota.Server.Accounts;

/// <summary>Stops guessing: after several failures in a row that name waits.</summary>
internal sealed class LogInGuard(TimeProvider time)
{
    private const int FailuresAllowed = 5;
    private const int MostKeys = 10_000;
    private static readonly TimeSpan Wait = TimeSpan.FromMinutes(10);
    private readonly ConcurrentDictionary<string, Failures> _failures = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether this name has to wait.</summary>
    public bool IsLocked(string key) =>
        _failures.TryGetValue(key, out var failures) && failures.Count >= FailuresAllowed && failures.Last + Wait > time.GetUtcNow();

    /// <summary>Counts a failure.</summary>
    public void Failed(string key)
    {
        var now = time.GetUtcNow();
        if (_failures.Count > MostKeys)
        {
            foreach (var (old, failures) in _failures)
            {
                if (failures.Last + Wait <= now)
                {
                    _failures.TryRemove(old, out _);
                }
            }
        }

        _failures.AddOrUpdate(key, new Failures(1, now), (_, before) => before.Last + Wait > now ? new Failures(before.Count + 1, now) : new Failures(1, now));
    }

    /// <summary>Forgets failures after a success.</summary>
    public void Succeeded(string key) => _failures.TryRemove(key, out _);

    private readonly record struct Failures(int Count, DateTimeOffset Last);
}
