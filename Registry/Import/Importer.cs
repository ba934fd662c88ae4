using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Audit;
using EnergyQuota.Registry.Meters;

namespace EnergyQuota.Registry.Import;

/// <summary>Takes the registry's files: all good rows, each bad row with its reason. Taking a file again changes nothing.</summary>
public sealed class Importer(AuditLog audit, SettlementMarks marks, IMeterDirectory directory, TimeProvider time)
{
    // In the order in which they refer to each other.
    private static readonly Func<IRowImport>[] Kinds =
    [
        () => new RegionRows(), () => new InstitutionRows(), () => new MeterRows(), () => new BoundaryRows(),
        () => new FactRows(), () => new EventRows(), () => new BillRows(),
    ];

    /// <summary>Imports one file, or every known file of a folder.</summary>
    /// <param name="actor">Who imports; must be an administrator who sees everything.</param>
    /// <param name="path">A folder, or a file named <c>regions.csv</c>, <c>meters-2026.csv</c> and so on.</param>
    /// <param name="cancellationToken">Stops after the file under way.</param>
    /// <returns>What became of each file; empty where the folder holds none.</returns>
    /// <exception cref="UnauthorizedAccessException">The actor may not import.</exception>
    /// <exception cref="FileNotFoundException">There is no such file or folder, or the file's name tells no kind.</exception>
    public async Task<IReadOnlyList<ImportedFile>> ImportAsync(Scope actor, string path, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (actor.Role != Role.Administrator || !actor.SeesAll)
        {
            throw new UnauthorizedAccessException($"{actor.Who} may not import: only an administrator of everything may.");
        }

        var files = Find(path);
        var results = new List<ImportedFile>();
        foreach (var (kind, file) in files)
        {
            results.Add(await ImportFileAsync(actor, kind, file, cancellationToken));
        }

        await directory.RefreshAsync(cancellationToken);
        return results;
    }

    private static List<(IRowImport Kind, string File)> Find(string path)
    {
        if (!Directory.Exists(path) && !File.Exists(path))
        {
            throw new FileNotFoundException($"There is no file or folder '{path}'.", path);
        }

        var candidates = File.Exists(path) ? [path] : Directory.GetFiles(path, "*.csv").Order(StringComparer.Ordinal).ToArray();
        var found = Kinds
            .SelectMany(make => candidates.Where(f => IsNamed(f, make().Name)).Select(f => (make(), f)))
            .ToList();
        return found.Count > 0 || Directory.Exists(path)
            ? found
            : throw new FileNotFoundException(
                $"'{path}' is not named after what it holds: {string.Join(", ", Kinds.Select(make => make().Name + ".csv"))}.", path);
    }

    private static bool IsNamed(string file, string kind)
    {
        var name = Path.GetFileName(file);
        return !name.EndsWith(RowErrorFile.Suffix, StringComparison.Ordinal)
            && (name == kind + ".csv" || (name.StartsWith(kind + "-", StringComparison.Ordinal) && name.EndsWith(".csv", StringComparison.Ordinal)));
    }

    private async Task<ImportedFile> ImportFileAsync(
        Scope actor, IRowImport kind, string file, CancellationToken cancellationToken)
    {
        var errors = new List<RowError>();
        var rows = CsvTable.Read(file, kind.Columns, errors);
        ImportBatch? batch = null;
        await audit.CommitAsync(
            actor.Who,
            async (state, token) =>
            {
                batch = new ImportBatch(state, $"{actor.Who}:{Path.GetFileName(file)}", time.GetUtcNow());
                await kind.LoadAsync(batch, token);
                foreach (var row in rows)
                {
                    row.Reset();
                    kind.Take(row, batch);
                }

                await marks.MarkAsync(state, batch.Ranges, token);
                return batch.Lines;
            },
            cancellationToken);
        errors.AddRange(rows.SelectMany(row => row.Errors));
        return new ImportedFile(
            file, batch!.Added, batch.Changed, batch.Unchanged, errors, await RowErrorFile.WriteAsync(file, errors, cancellationToken));
    }
}
