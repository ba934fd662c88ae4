using System.Collections.Concurrent;
using EnergyQuota.Metering;
using EnergyQuota.Quotas.Closing;
using EnergyQuota.Registry.Access;

namespace EnergyQuota.Server.Queries;

/// <summary>Which open months nothing blocks: looked at for many institutions together, and remembered for some minutes, since a province has tens of thousands.</summary>
/// <remarks>Only what a list shows; closing looks again each time.</remarks>
internal sealed class ClosingSurvey(PeriodCloser closer, TimeProvider time)
{
    private const int AtOnce = 100, MostRemembered = 200_000;
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(5);
    private readonly ConcurrentDictionary<(string Institution, Month Month), (bool Ready, DateTimeOffset At)> _known = [];

    /// <summary>The institutions whose open month could be closed, and since when the oldest of the answers is known.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="open">Institutions of the scope whose month is open.</param>
    /// <param name="month">The month.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<(IReadOnlySet<string> Ready, DateTimeOffset Since)> ReadyAsync(
        Scope scope, IReadOnlyList<string> open, Month month, CancellationToken cancellationToken)
    {
        var (now, ready, since) = (time.GetUtcNow(), new HashSet<string>(StringComparer.Ordinal), time.GetUtcNow());
        var asked = new List<string>();
        foreach (var code in open)
        {
            if (_known.TryGetValue((code, month), out var known) && now - known.At < Remembered)
            {
                since = known.At < since ? known.At : since;
                Count(ready, code, known.Ready);
            }
            else
            {
                asked.Add(code);
            }
        }

        if (_known.Count > MostRemembered)
        {
            _known.Clear();
        }

        foreach (var part in asked.Chunk(AtOnce))
        {
            foreach (var view in await closer.ViewAsync(scope, part, month, cancellationToken))
            {
                _known[(view.InstitutionCode, month)] = (view.CanClose, now);
                Count(ready, view.InstitutionCode, view.CanClose);
            }
        }

        return (ready, since);
    }

    /// <summary>Forgets a month, and looks again when asked next.</summary>
    public void Forget(Month month)
    {
        foreach (var key in _known.Keys.Where(key => key.Month == month))
        {
            _known.TryRemove(key, out _);
        }
    }

    private static void Count(HashSet<string> ready, string code, bool isReady)
    {
        if (isReady)
        {
            ready.Add(code);
        }
    }
}
