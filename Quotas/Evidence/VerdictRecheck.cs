using EnergyQuota.Metering;
using EnergyQuota.Metering.Ledger;
using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Quotas.Consumption;
using EnergyQuota.Registry;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EnergyQuota.Quotas.Evidence;

/// <summary>Computes all stored verdicts again, every revision, and looks whether the ledger still gives what the newest ones cite.</summary>
/// <param name="states">The state database.</param>
/// <param name="ledger">The consumption ledger.</param>
/// <param name="site">The site's settings; hours are those of its zone.</param>
public sealed class VerdictRecheck(IDbContextFactory<StateContext> states, IConsumptionLedger ledger, IOptions<SiteOptions> site)
{
    /// <summary>So many differences are told; more say nothing new.</summary>
    public const int MostTold = 100;

    private const int AtOnce = 500;

    /// <summary>Runs it.</summary>
    /// <param name="scope">Who asks; verdicts of institutions outside it are left out.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<RecheckReport> RunAsync(Scope scope, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        var report = new RecheckReport();
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        var seen = state.Set<Institution>().Within(scope).Select(i => i.Code);
        var verdicts = state.Set<Verdict>().AsNoTracking().Where(v => scope.SeesAll || seen.Contains(v.InstitutionCode)).OrderBy(v => v.Year).ThenBy(v => v.Id).AsAsyncEnumerable();
        var batch = new Dictionary<(string Institution, int Year), VerdictInputs>();
        var reader = new TermReader(ledger, SiteZone.Find(site.Value.Zone));
        await foreach (var verdict in verdicts.WithCancellation(cancellationToken))
        {
            var replayed = VerdictReplay.Replay(verdict);
            report = report.Plus(replayed);
            if (verdict.Current && replayed.Inputs is { Terms.Count: > 0 } inputs && inputs.Terms.All(t => t.Sum is not null))
            {
                if (batch.Count >= AtOnce || batch.Keys.Any(key => key.Year != verdict.Year))
                {
                    report = report.Plus(await CompareAsync(scope, reader, batch, cancellationToken));
                    batch.Clear();
                }

                batch[(verdict.InstitutionCode, verdict.Year)] = inputs;
            }
        }

        return report.Plus(await CompareAsync(scope, reader, batch, cancellationToken));
    }

    private static async Task<(int Sums, IReadOnlyList<string> Moved)> CompareAsync(
        Scope scope, TermReader reader, Dictionary<(string Institution, int Year), VerdictInputs> batch, CancellationToken cancellationToken)
    {
        var cited = batch.SelectMany(b => b.Value.Terms.Select(t => (Span: t.ToSpan(b.Key.Institution), t.Sum))
            .Concat(b.Value.Exclusions.Where(e => e.Sum is not null).Select(e => (Span: e.ToSpan(b.Key.Institution)!, e.Sum)))).ToList();
        if (cited.Count == 0)
        {
            return (0, []);
        }

        var access = RegisterAccess.Only(scope.Who, cited.Select(c => c.Span.Register).ToHashSet());
        var now = await reader.ReadAsync(access, [.. cited.Select(c => c.Span)], batch.First().Value.Period.From, cancellationToken);
        return (cited.Count, [.. cited.Zip(now)

            // What is now known of closed months moves on; what was closed does not.
            .Where(pair => (CitedSum.Of(pair.Second)! with { Adjustment = null }) != (pair.First.Sum! with { Adjustment = null }))
            .Select(pair => FormattableString.Invariant(
                $"{pair.First.Span.Owner} {pair.First.Span.From.Year} {pair.First.Span.Register}: cited {pair.First.Sum!.Quantity}, the ledger gives {pair.Second.Quantity} now"))]);
    }
}

/// <summary>What a recheck found.</summary>
/// <param name="Verdicts">Verdicts computed again.</param>
/// <param name="Same">Of them, those that came out the same.</param>
/// <param name="FirstFormat">Of them, those of the first form, which kept totals only.</param>
/// <param name="Different">What differs in the others; at most <see cref="VerdictRecheck.MostTold"/>.</param>
/// <param name="Sums">Cited sums that were compared with the ledger.</param>
/// <param name="MovedSums">Of them, those that the ledger gives otherwise now.</param>
/// <param name="Moved">Which; at most <see cref="VerdictRecheck.MostTold"/>.</param>
public sealed record RecheckReport(
    int Verdicts, int Same, int FirstFormat, IReadOnlyList<string> Different, int Sums, int MovedSums, IReadOnlyList<string> Moved)
{
    /// <summary>Nothing yet.</summary>
    public RecheckReport()
        : this(0, 0, 0, [], 0, 0, [])
    {
    }

    internal RecheckReport Plus(ReplayedVerdict verdict) => this with
    {
        Verdicts = Verdicts + 1,
        Same = Same + (verdict.IsSame ? 1 : 0),
        FirstFormat = FirstFormat + (verdict.Inputs?.Format == 1 ? 1 : 0),
        Different = verdict.IsSame || Different.Count >= VerdictRecheck.MostTold ? Different
            : [.. Different, $"verdict {verdict.Stored.Id} ({verdict.Stored.InstitutionCode} {verdict.Stored.Year} {verdict.Stored.Indicator}, revision {verdict.Stored.Revision}): {string.Join("; ", verdict.Differences)}"],
    };

    internal RecheckReport Plus((int Sums, IReadOnlyList<string> Moved) compared) => this with
    {
        Sums = Sums + compared.Sums,
        MovedSums = MovedSums + compared.Moved.Count,
        Moved = [.. Moved.Concat(compared.Moved).Take(VerdictRecheck.MostTold)],
    };
}
