using EnergyQuota.Quotas.Progress;
using EnergyQuota.Quotas.Standards.Sharing;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Audit;

namespace EnergyQuota.Quotas.Standards;

/// <summary>Imports standards, coefficient sets, monthly splits, exclusions and splits of shared meters from YAML. Good rows are taken; the same file twice changes nothing.</summary>
/// <remarks>
/// A standard that is published does not change: a file that would change it is refused, with where and why. A draft is what its file
/// says, and a draft that changes after its legality review has to be reviewed again.
/// </remarks>
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
        if (!scope.May(Permission.ManageStandards) || !scope.SeesEveryRegion)
        {
            throw new UnauthorizedAccessException($"{scope.Who} may not import standards.");
        }

        var parsed = StandardParser.Parse(fileName, yaml);
        var enteredBy = $"{scope.Who}:{fileName}";
        var changed = 0;
        var refused = new List<ImportError>();
        await audit.CommitAsync(
            scope.Who,
            async (state, token) =>
            {
                refused.Clear();
                var lines = new List<AuditLine>();
                var writer = new StandardWriter(state, fileName, enteredBy, time.GetUtcNow(), refused);
                foreach (var standard in parsed.Standards)
                {
                    var whole = !parsed.Errors.Any(e => e.Place.StartsWith($"{standard.Code} ", StringComparison.Ordinal));
                    lines.AddRange(await writer.PutAsync(standard, whole, token));
                }

                var factors = new FactorWriter(state, fileName, refused);
                foreach (var set in parsed.CoefficientSets)
                {
                    lines.AddRange(await factors.PutAsync(set, token));
                }

                foreach (var set in parsed.Co2FactorSets)
                {
                    lines.AddRange(await factors.PutAsync(set, token));
                }

                foreach (var split in parsed.Splits)
                {
                    lines.AddRange(await SplitWriter.PutAsync(state, split, enteredBy, time.GetUtcNow(), token));
                }

                var sharing = new SharingWriter(state, fileName, enteredBy, time.GetUtcNow(), refused);
                foreach (var (place, split) in parsed.Shared)
                {
                    lines.AddRange(await sharing.PutAsync(place, split, token));
                }

                lines.AddRange(await ExclusionWriter.PutAsync(state, fileName, parsed.Exclusions, enteredBy, time.GetUtcNow(), refused, token));
                changed = lines.Count;
                return lines;
            },
            cancellationToken);
        var places = refused.Select(e => e.Place).ToHashSet();
        var taken = parsed.Standards.Where(s => !places.Any(place => place == s.Code || place.StartsWith($"{s.Code} ", StringComparison.Ordinal)))
                .Sum(s => 1 + s.Rows.Count + s.Corrections.Count + s.Decisions.Count)
            + parsed.CoefficientSets.Where(s => !places.Contains(s.Id)).Sum(s => 1 + s.Entries.Count) + parsed.Co2FactorSets.Sum(s => 1 + s.Entries.Count)
            + parsed.Splits.Count + parsed.Exclusions.Count(e => !places.Contains(e.Place))
            + parsed.Shared.Count(s => !places.Contains(s.Place));
        return new ImportReport(fileName, taken, changed, [.. parsed.Errors, .. refused]);
    }
}
