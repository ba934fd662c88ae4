using EnergyQuota.Registry.Audit;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.Meters;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Quotas.Standards.Sharing;

/// <summary>Puts splits of shared buildings into the state database, with the boundary terms that follow from them.</summary>
internal sealed class SharingWriter(StateContext state, string file, string enteredBy, DateTimeOffset at, ICollection<ImportError> refused)
{
    /// <summary>Puts one split; the same again changes nothing, another one under the same register and day is refused.</summary>
    public async Task<IReadOnlyList<AuditLine>> PutAsync(string place, SharedSplit given, CancellationToken cancellationToken)
    {
        var known = await state.Set<SharedSplit>().Include(s => s.Parts)
            .Where(s => s.MeterCode == given.MeterCode && s.RegisterName == given.RegisterName).ToListAsync(cancellationToken);
        if (known.Find(s => s.From == given.From) is { } same)
        {
            return Said(same) == Said(given) ? [] : Refuse(place, "from", "has another split of this register already; a new split begins on a day of its own");
        }

        if (known.Exists(s => s.From > given.From))
        {
            return Refuse(place, "from", "lies before a split of this register that is here already");
        }

        var before = known.MaxBy(s => s.From);
        if (before is not null && before.Method != given.Method && given.Reason.Length == 0)
        {
            return Refuse(place, "method", $"is {given.Method} and was {before.Method} since {before.From:yyyy-MM-dd}; the method stays the same from year to year: give the reason of the change");
        }

        var codes = given.Parts.Select(p => p.InstitutionCode).ToList();
        var terms = await state.Set<BoundaryTerm>().Where(t => codes.Contains(t.InstitutionCode) || t.MeterCode == given.MeterCode).ToListAsync(cancellationToken);
        var tree = await MetersUpstream.TreeAsync(state, terms.Select(t => t.MeterCode).Append(given.MeterCode), cancellationToken);
        if (tree.Find(given.MeterCode) is not { } meter || meter.Registers.All(r => r.Name != given.RegisterName))
        {
            return Refuse(place, "meter", "has no such register");
        }

        var institutions = await state.Set<Institution>().Where(i => codes.Contains(i.Code)).Select(i => i.Code).ToListAsync(cancellationToken);
        if (codes.Except(institutions).FirstOrDefault() is { } unknown)
        {
            return Refuse(place, "parts institution", $"'{unknown}' is not an institution that was imported");
        }

        var ended = terms.Where(t => t.MeterCode == given.MeterCode && t.RegisterName == given.RegisterName && t.Sign > 0 && (t.To is null || t.To > given.From)).ToList();
        if (ended.Exists(t => t.From >= given.From))
        {
            return Refuse(place, "from", "is not later than a boundary term of this register that is here already; end that term first");
        }

        foreach (var term in ended)
        {
            term.To = given.From;
        }

        var made = given.Parts.Select(part => Term(given, part, meter)).ToList();
        if (BoundaryProof.Check([.. terms, .. made], tree).FirstOrDefault(f => f.Terms.Any(made.Contains)) is { } finding)
        {
            foreach (var term in ended)
            {
                await state.Entry(term).ReloadAsync(cancellationToken);
            }

            return Refuse(place, "parts", $"would count something twice: {finding.Kind} {string.Join(' ', finding.Meters)}");
        }

        (given.Id, given.EnteredBy, given.EnteredAt) = (0, enteredBy, at);
        foreach (var part in given.Parts)
        {
            (part.Id, part.SplitId) = (0, 0);
        }

        state.Add(given);
        state.AddRange(made);

        // What stands after it in the file builds on it.
        await state.SaveChangesAsync(cancellationToken);
        return [.. codes.Select(code => new AuditLine("shared-meter.split", $"institution:{code}", new
        {
            given.MeterCode,
            given.RegisterName,
            Method = given.Method.ToString(),
            given.From,
            Parts = given.Parts.Select(p => new { p.InstitutionCode, p.Basis, p.Share }),
            given.Source,
            given.Reason,
            Before = before is null ? null : new { Method = before.Method.ToString(), before.From },
        }))];
    }

    private BoundaryTerm Term(SharedSplit split, SharedSplitPart part, Meter meter) => new()
    {
        InstitutionCode = part.InstitutionCode,
        EnergyType = meter.EnergyType,
        MeterCode = split.MeterCode,
        RegisterName = split.RegisterName,
        Sign = 1,
        Share = part.Share,
        From = split.From,
        Source = split.Source,
        EnteredBy = enteredBy,
        EnteredAt = at,
    };

    private IReadOnlyList<AuditLine> Refuse(string place, string field, string reason)
    {
        refused.Add(new ImportError(file, place, field, reason));
        return [];
    }

    private static string Said(SharedSplit s) => $"{s.Method}|{s.Source}|{s.Reason}|{string.Join(';', s.Parts
        .OrderBy(p => p.InstitutionCode, StringComparer.Ordinal).Select(p => $"{p.InstitutionCode}:{StandardTexts.Number(p.Basis)}"))}";
}
