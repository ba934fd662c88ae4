using EnergyQuota.Registry.Audit;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Quotas.Standards;

/// <summary>Puts exclusions into the state database, each with its audit line; the same exclusion again changes nothing.</summary>
internal static class ExclusionWriter
{
    /// <summary>Puts those that are proven; the others are named in <paramref name="errors"/>.</summary>
    public static async Task<IReadOnlyList<AuditLine>> PutAsync(
        StateContext state,
        string file,
        IReadOnlyList<(string Place, BoundaryExclusion Exclusion)> given,
        string enteredBy,
        DateTimeOffset at,
        List<ImportError> errors,
        CancellationToken cancellationToken)
    {
        if (given.Count == 0)
        {
            return [];
        }

        var codes = given.Select(g => g.Exclusion.InstitutionCode).Distinct().ToList();
        var terms = await state.Set<BoundaryTerm>().AsNoTracking().Where(t => codes.Contains(t.InstitutionCode)).ToListAsync(cancellationToken);
        var named = given.Select(g => g.Exclusion.MeterCode).Concat(
            await state.Set<BoundaryExclusion>().Where(e => codes.Contains(e.InstitutionCode)).Select(e => e.MeterCode).ToListAsync(cancellationToken)).OfType<string>();
        var proof = new ExclusionProof(
            await state.Set<Institution>().Where(i => codes.Contains(i.Code)).Select(i => i.Code).ToHashSetAsync(cancellationToken),
            await MetersUpstream.TreeAsync(state, terms.Select(t => t.MeterCode).Concat(named), cancellationToken),
            terms);
        var known = await state.Set<BoundaryExclusion>().Where(e => codes.Contains(e.InstitutionCode)).ToListAsync(cancellationToken);
        var lines = new List<AuditLine>();
        foreach (var (place, exclusion) in given)
        {
            var old = known.Find(e => ExclusionParser.KeyOf(e) == ExclusionParser.KeyOf(exclusion));
            if (proof.FaultOf(exclusion, known.Where(e => e != old && e.InstitutionCode == exclusion.InstitutionCode)) is var (field, reason))
            {
                errors.Add(new ImportError(file, place, field, reason));
            }
            else if (Put(state, old, exclusion, enteredBy, at) is { } line)
            {
                lines.Add(line);
                if (old is null)
                {
                    known.Add(exclusion);
                }
            }
        }

        return lines;
    }

    private static AuditLine? Put(StateContext state, BoundaryExclusion? old, BoundaryExclusion given, string enteredBy, DateTimeOffset at)
    {
        var (before, after) = (old is null ? null : Said.By(old), Said.By(given));
        if (after == before || (old is { State: not ApprovalState.Pending } && after == before! with { State = ApprovalState.Pending.ToString() }))
        {
            // The same, or what was asked for once and decided since: importing the request again takes no decision back.
            return null;
        }

        (given.Id, given.EnteredBy, given.EnteredAt) = (old?.Id ?? 0, enteredBy, at);
        if (given.State != ApprovalState.Pending)
        {
            // An administrator of the whole installation imports: the file is the approval, by the document that it names.
            (given.DecidedBy, given.DecidedAt) = (enteredBy, at);
            given.ApprovalDocument = given.ApprovalDocument.Length > 0 ? given.ApprovalDocument : given.Source;
        }

        if (old is null)
        {
            state.Add(given);
        }
        else
        {
            state.Entry(old).CurrentValues.SetValues(given);
        }

        return new AuditLine("exclusion.imported", $"institution:{given.InstitutionCode}", new { EnteredBy = enteredBy, Before = before, After = after });
    }

    private sealed record Said(
        string Kind, string? EnergyType, string? Meter, string Register, decimal Area, decimal People, DateOnly From, DateOnly? To, string Source, string State)
    {
        public static Said By(BoundaryExclusion e) =>
            new(e.Kind.ToString(), e.EnergyType?.ToString(), e.MeterCode, e.RegisterName, e.Area, e.People, e.From, e.To, e.Source, e.State.ToString());
    }
}
