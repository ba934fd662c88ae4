using EnergyQuota.Quotas.Evidence;
using EnergyQuota.Quotas.Standards;
using EnergyQuota.Registry.Audit;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Quotas.Assessment;

/// <summary>Adds changed verdicts as new revisions, gathering the audit lines.</summary>
/// <param name="state">Inside the transaction that writes the lines as well.</param>
/// <param name="institutions">The institutions that were assessed.</param>
/// <param name="year">The calendar year that was judged.</param>
internal sealed class VerdictWriter(StateContext state, IReadOnlyList<string> institutions, int year)
{
    private readonly List<AuditLine> _lines = [];
    private readonly List<Verdict> _added = [];
    private readonly List<long> _past = [];

    public IReadOnlyList<AuditLine> Lines => _lines;

    public int Written => _added.Count;

    /// <summary>Writes the verdicts of the institutions in the year, with their fingerprints; one that is not found any more lapses.</summary>
    public async Task WriteAsync(IReadOnlyList<Verdict> verdicts, CancellationToken cancellationToken)
    {
        var stored = await StoredAsync(cancellationToken);
        var byKey = stored.ToLookup(v => (v.InstitutionCode, v.Indicator));
        foreach (var verdict in verdicts)
        {
            Revise(verdict, byKey[(verdict.InstitutionCode, verdict.Indicator)]);
        }

        var found = verdicts.Select(v => (v.InstitutionCode, v.Indicator)).ToHashSet();
        foreach (var gone in stored.Where(v => v.Current && !found.Contains((v.InstitutionCode, v.Indicator))))
        {
            _past.Add(gone.Id);
            _lines.Add(new AuditLine("verdict.lapsed", Subject(gone.InstitutionCode), new { gone.RowKey, gone.Revision }));
        }

        foreach (var ids in _past.Chunk(500))
        {
            await state.Set<Verdict>().Where(v => EF.Parameter(ids).Contains(v.Id)).ExecuteUpdateAsync(set => set.SetProperty(v => v.Current, false), cancellationToken);
        }

        await EntityInsert.InsertAsync(state, typeof(Verdict), _added, cancellationToken);
    }

    private async Task<IReadOnlyList<Stored>> StoredAsync(CancellationToken cancellationToken)
    {
        var asked = state.Set<Verdict>().AsNoTracking().Where(v => v.Year == year && EF.Parameter(institutions).Contains(v.InstitutionCode));
        var stored = await asked
            .Select(v => new Stored(v.Id, v.InstitutionCode, v.Indicator, v.RowKey, v.Revision, v.Current, v.Grade, v.Fingerprint)).ToListAsync(cancellationToken);
        if (stored.TrueForAll(v => v.Fingerprint.Length > 0 || !v.Current))
        {
            return stored;
        }

        // Written before verdicts carried a fingerprint: made up for from what they say.
        var bare = await asked.Where(v => v.Current && v.Fingerprint == "").ToListAsync(cancellationToken);
        var made = bare.ToDictionary(v => v.Id, VerdictFingerprint.Of);
        return [.. stored.Select(v => made.TryGetValue(v.Id, out var print) ? v with { Fingerprint = print } : v)];
    }

    private void Revise(Verdict verdict, IEnumerable<Stored> earlier)
    {
        var (current, newest) = (default(Stored), 0);
        foreach (var old in earlier)
        {
            current = old.Current ? old : current;
            newest = Math.Max(newest, old.Revision);
        }

        if (current?.Fingerprint == verdict.Fingerprint)
        {
            return;
        }

        if (current is not null)
        {
            _past.Add(current.Id);
        }

        verdict.Revision = newest + 1;
        _added.Add(verdict);
        _lines.Add(new AuditLine(
            current is null ? "verdict.found" : "verdict.revised",
            Subject(verdict.InstitutionCode),
            new { verdict.Indicator, verdict.RowKey, verdict.Grade, verdict.Value, verdict.Reasons, verdict.Revision, verdict.Fingerprint, Before = current?.Grade, Inputs = InputsDigest.Of(verdict.InputsJson) }));
    }

    private string Subject(string institution) => $"institution:{institution}:{year}";

    private sealed record Stored(
        long Id, string InstitutionCode, QuotaIndicator? Indicator, string RowKey, int Revision, bool Current, Grade Grade, string Fingerprint);
}
