using System.Runtime.CompilerServices;
using EnergyQuota.Metering;
using EnergyQuota.Registry.Audit;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Quotas.Alerting;

/// <summary>Asks every source and writes what its rules found, some institutions in one commit. Run twice it changes nothing.</summary>
/// <param name="states">The state database.</param>
/// <param name="audit">The audit log.</param>
/// <param name="policy">The settings.</param>
/// <param name="sources">Who knows the facts.</param>
public sealed class AlertRun(IDbContextFactory<StateContext> states, AuditLog audit, AlertPolicy policy, IEnumerable<IAlertSource> sources) : IDisposable
{
    /// <summary>The actor in the audit log.</summary>
    public const string Actor = "system:alerts";

    private const int AtOnce = 500;
    private readonly IAlertSource[] _sources = [.. sources];
    private readonly Dictionary<IAlertSource, DateOnly> _asked = [];
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>Looks for alerts.</summary>
    /// <param name="at">As of when.</param>
    /// <param name="cancellationToken">Stops between commits; what is committed stays.</param>
    /// <returns>How many were raised for the first time.</returns>
    public async Task<int> RunAsync(DateTimeOffset at, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var moment = new AlertMoment(at, CalendarDays.DayOf(at, policy.Zone), policy);
            var raised = 0;
            foreach (var source in _sources.Where(s => s.Pace == AlertPace.EachRun || _asked.GetValueOrDefault(s) != moment.Today))
            {
                await foreach (var round in source.LookAsync(moment, cancellationToken))
                {
                    await foreach (var part in PartsAsync(round, cancellationToken))
                    {
                        raised += await WriteAsync(part, at, cancellationToken);
                    }
                }

                _asked[source] = moment.Today;
            }

            return raised;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    // Of all institutions only those matter about which something was found, or stands.
    private async IAsyncEnumerable<AlertRound> PartsAsync(AlertRound round, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var institutions = round.Institutions;
        if (institutions is null)
        {
            await using var state = await states.CreateDbContextAsync(cancellationToken);
            var standing = await state.Set<Alert>().Where(a => a.Holds && round.Kinds.Contains(a.Kind)).Select(a => a.InstitutionCode).Distinct().ToListAsync(cancellationToken);
            institutions = [.. standing.Union(round.Candidates.Select(c => c.Key.InstitutionCode)).Order(StringComparer.Ordinal)];
        }

        var found = round.Candidates.ToLookup(c => c.Key.InstitutionCode);
        foreach (var part in institutions.Chunk(AtOnce))
        {
            yield return round with { Institutions = part, Candidates = [.. part.SelectMany(code => found[code])] };
        }
    }

    private async Task<int> WriteAsync(AlertRound round, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var raised = 0;
        await audit.CommitAsync(
            Actor,
            async (state, token) =>
            {
                var written = await AlertWriter.WriteAsync(state, policy, round, Actor, at, token);
                raised = written.Raised;
                return written.Lines;
            },
            cancellationToken);
        return raised;
    }
}
