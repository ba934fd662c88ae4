using EnergyQuota.Quotas.Progress;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Audit;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Quotas.Standards;

/// <summary>Imports standards, coefficient sets, monthly splits and exclusions from YAML. Good rows are taken; the same file twice changes nothing.</summary>
/// <remarks>A row that a file no longer names stays: law is repealed by its dates, not by leaving it out.</remarks>
/// <param name="audit">The audit log.</param>
/// <param name="time">Dates the entries.</param>
public sealed class StandardImport(AuditLog audit, TimeProvider time)
{
    /// <summary>Imports one file.</summary>
    /// <param name="scope">Who imports; must be an administrator that sees every region, since a standard is law for all of them.</param>
    /// <param name="fileName">The file's name, for messages and the audit log.</param>
    /// <param name="yaml">Its text.</param>
    /// <param name="cancellationToken">Stops it; nothing has happened then.</param>
    /// <exception cref="UnauthorizedAccessException">The scope may not import standards.</exception>
    public async Task<ImportReport> ImportAsync(Scope scope, string fileName, string yaml, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        if (scope is not { Role: Role.Administrator, SeesAll: true })
        {
            throw new UnauthorizedAccessException($"{scope.Who} may not import standards.");
        }

        var parsed = StandardParser.Parse(fileName, yaml);
        var enteredBy = $"{scope.Who}:{fileName}";
        var changed = 0;
        var unproven = new List<ImportError>();
        await audit.CommitAsync(
            scope.Who,
            async (state, token) =>
            {
                var lines = new List<AuditLine>();
                foreach (var standard in parsed.Standards)
                {
                    lines.AddRange(await PutAsync(state, standard, fileName, token));
                }

                foreach (var set in parsed.CoefficientSets)
                {
                    var old = await state.Set<CoefficientSet>().Include(s => s.Entries).SingleOrDefaultAsync(s => s.Id == set.Id, token);
                    lines.AddRange(Put(state, old, set, $"coefficients:{set.Id}", "coefficients.imported", fileName));
                    lines.AddRange(PutEach(state, old?.Entries ?? [], set.Entries, old is null, e => (e.EnergyType, e.Unit), $"coefficients:{set.Id}", "coefficient.imported", fileName));
                }

                foreach (var set in parsed.Co2FactorSets)
                {
                    var old = await state.Set<Co2FactorSet>().Include(s => s.Entries).SingleOrDefaultAsync(s => s.Id == set.Id, token);
                    lines.AddRange(Put(state, old, set, $"co2-factors:{set.Id}", "co2-factors.imported", fileName));
                    lines.AddRange(PutEach(state, old?.Entries ?? [], set.Entries, old is null, e => (e.EnergyType, e.Unit), $"co2-factors:{set.Id}", "co2-factor.imported", fileName));
                }

                foreach (var split in parsed.Splits)
                {
                    lines.AddRange(await SplitWriter.PutAsync(state, split, enteredBy, time.GetUtcNow(), token));
                }

                unproven.Clear();
                lines.AddRange(await ExclusionWriter.PutAsync(state, fileName, parsed.Exclusions, enteredBy, time.GetUtcNow(), unproven, token));
                changed = lines.Count;
                return lines;
            },
            cancellationToken);
        var taken = parsed.Standards.Sum(s => 1 + s.Rows.Count)
            + parsed.CoefficientSets.Sum(s => 1 + s.Entries.Count) + parsed.Co2FactorSets.Sum(s => 1 + s.Entries.Count)
            + parsed.Splits.Count + parsed.Exclusions.Count - unproven.Count;
        return new ImportReport(fileName, taken, changed, [.. parsed.Errors, .. unproven]);
    }

    private static async Task<List<AuditLine>> PutAsync(
        StateContext state, QuotaStandard standard, string file, CancellationToken cancellationToken)
    {
        var old = await state.Set<QuotaStandard>().Include(s => s.Rows).SingleOrDefaultAsync(s => s.Code == standard.Code, cancellationToken);
        foreach (var row in standard.Rows)
        {
            row.Id = old?.Rows.FirstOrDefault(r => r.Key == row.Key)?.Id ?? 0;
        }

        var lines = Put(state, old, standard, $"standard:{standard.Code}", "standard.imported", file);
        lines.AddRange(PutEach(state, old?.Rows ?? [], standard.Rows, old is null, r => r.Key, $"standard:{standard.Code}", "quota-row.imported", file));
        return lines;
    }

    private static List<AuditLine> Put<T>(StateContext state, T? old, T @new, string subject, string action, string file)
        where T : class
    {
        if (old is null)
        {
            state.Add(@new);
            return [new AuditLine(action, subject, new { File = file, After = Values(state, @new) })];
        }

        var before = Values(state, old);
        state.Entry(old).CurrentValues.SetValues(@new);
        return state.Entry(old).State == EntityState.Modified
            ? [new AuditLine(action, subject, new { File = file, Before = before, After = Values(state, old) })]
            : [];
    }

    // The children of a new parent were added with it; they only need their lines.
    private static IEnumerable<AuditLine> PutEach<T, TKey>(
        StateContext state, IEnumerable<T> old, IEnumerable<T> @new, bool added, Func<T, TKey> key, string subject, string action, string file)
        where T : class
        where TKey : notnull
    {
        var known = old.ToDictionary(key);
        return [.. @new.SelectMany(item => added
            ? [new AuditLine(action, subject, new { File = file, After = Values(state, item) })]
            : Put(state, known.GetValueOrDefault(key(item)), item, subject, action, file))];
    }

    private static Dictionary<string, object?> Values<T>(StateContext state, T entity)
        where T : class =>
        state.Entry(entity).CurrentValues.Properties
            .ToDictionary(property => property.Name, property => state.Entry(entity).CurrentValues[property]);
}
