using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Quotas.Standards.Life;
using EnergyQuota.Registry.Audit;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Quotas.Standards;

/// <summary>Puts standards from a file into the state database, each change with its audit line; what is published is not changed.</summary>
internal sealed class StandardWriter(StateContext state, string file, string enteredBy, DateTimeOffset at, ICollection<ImportError> refused)
{
    /// <summary>Puts one standard.</summary>
    /// <param name="given">The standard as the file says; its numbers and entry are set from here.</param>
    /// <param name="whole">The file's rows were all good, so that a draft's row that it does not name is gone.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<IReadOnlyList<AuditLine>> PutAsync(QuotaStandard given, bool whole, CancellationToken cancellationToken)
    {
        var old = await state.Set<QuotaStandard>().Include(s => s.Rows).Include(s => s.Corrections).Include(s => s.Decisions).AsSplitQuery()
            .SingleOrDefaultAsync(s => s.Code == given.Code, cancellationToken);
        if (old is not null && await RefusalsAsync(old, given, cancellationToken) is { Count: > 0 } faults)
        {
            foreach (var fault in faults)
            {
                refused.Add(fault);
            }

            return [];
        }

        Number(given, old);
        var isDraft = old is not null && !old.Demonstration && !old.IsPublished();
        if (isDraft)
        {
            // What was reviewed is the text: another text is a draft again, the same one keeps its review.
            given.State = StandardChange.SameContent(old!, given, whole) ? old!.State : StandardState.Draft;
        }

        var decisions = given.Decisions.Where(d => old is null || old.Decisions.All(known => !Same(known, d))).ToList();
        var subject = $"standard:{given.Code}";
        var lines = new List<AuditLine>(EntityWriter.Put(state, old, given, subject, "standard.imported", file));
        lines.AddRange(EntityWriter.PutEach(state, old?.Rows ?? [], given.Rows, old is null, r => r.Key, subject, "quota-row.imported", file));
        lines.AddRange(EntityWriter.PutEach(state, old?.Corrections ?? [], given.Corrections, old is null, c => c.Key, subject, "correction.imported", file));
        lines.AddRange(EntityWriter.PutEach(state, [], decisions, old is null, d => d, subject, "standard.decision-imported", file));
        if (isDraft && whole)
        {
            lines.AddRange(EntityWriter.Remove(state, [.. old!.Rows.Where(r => given.Rows.All(g => g.Key != r.Key))], subject, "quota-row.removed", file));
            lines.AddRange(EntityWriter.Remove(state, [.. old.Corrections.Where(c => given.Corrections.All(g => g.Key != c.Key))], subject, "correction.removed", file));
        }

        return lines;
    }

    private async Task<IReadOnlyList<ImportError>> RefusalsAsync(QuotaStandard old, QuotaStandard given, CancellationToken cancellationToken)
    {
        if (old.Demonstration && given.Demonstration)
        {
            return [];
        }

        if (!old.IsPublished())
        {
            return given.IsPublished() || given.Decisions.Any(d => !old.Decisions.Any(known => Same(known, d)))
                ? [new ImportError(file, old.Code, "state", $"is {old.State} here: review and publication are recorded as decisions, not by a file")]
                : [];
        }

        var judged = await state.Set<Verdict>().CountAsync(v => v.StandardCode == old.Code, cancellationToken);
        var why = judged > 0 ? $"the standard is published and has judged {judged} times" : "the standard is published";
        return [.. StandardChange.Of(old, given).Select(change => new ImportError(
            file, change.Place.Length == 0 ? old.Code : $"{old.Code} {change.Place}", change.Field,
            $"{change.What}, but {why}: what is to be different is an amendment (amends: {old.Code}) or a new edition (replaces: {old.Code}) with its own dates"))];
    }

    // The change may run again after a clash, by when the first attempt has given numbers.
    private void Number(QuotaStandard given, QuotaStandard? old)
    {
        foreach (var row in given.Rows)
        {
            row.Id = old?.Rows.FirstOrDefault(r => r.Key == row.Key)?.Id ?? 0;
        }

        foreach (var correction in given.Corrections)
        {
            correction.Id = old?.Corrections.FirstOrDefault(c => c.Key == correction.Key)?.Id ?? 0;
        }

        foreach (var decision in given.Decisions)
        {
            (decision.Id, decision.EnteredBy, decision.EnteredAt) = (0, enteredBy, at);
        }
    }

    private static bool Same(StandardDecision known, StandardDecision given) => (known.Kind, known.On) == (given.Kind, given.On);
}
