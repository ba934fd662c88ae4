using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Audit;
using EnergyQuota.Registry.Editing;
using EnergyQuota.Registry.Meters;
using Microsoft.Extensions.Options;

namespace EnergyQuota.Registry.Import;

/// <summary>Takes the registry's files: all good rows, each bad row with its reason. Taking a file again changes nothing.</summary>
/// <remarks>
/// Files are read as streams and taken in chunks of rows, each chunk with its audit lines and marks in one transaction, so
/// that memory does not grow with a file or with the registry. What becomes of a file does not depend on where it is cut.
/// </remarks>
/// <param name="audit">Commits the rows.</param>
/// <param name="marks">Marks what must be settled again.</param>
/// <param name="directory">Refreshed afterwards where it is in use.</param>
/// <param name="time">Dates the entries.</param>
/// <param name="desk">What of the figures is questioned; <see langword="null"/>: the defaults.</param>
public sealed class Importer(
    AuditLog audit, SettlementMarks marks, IMeterDirectory directory, TimeProvider time, IOptions<DeskOptions>? desk = null)
{
    /// <summary>How many rows are taken in one transaction.</summary>
    internal int RowsAtOnce { get; init; } = 2_000;

    // In the order in which they refer to each other.
    private readonly Func<IRowImport>[] _kinds =
    [
        () => new RegionRows(), () => new InstitutionRows(), () => new MeterRows(), () => new ParentRows(), () => new BoundaryRows(),
        () => new FactRows(desk?.Value ?? new DeskOptions()), () => new EventRows(), () => new BillRows(),
    ];

    /// <summary>Imports one file, or every known file of a folder.</summary>
    /// <param name="actor">Who imports; must be an administrator who sees everything.</param>
    /// <param name="path">A folder, or a file named <c>regions.csv</c>, <c>meters-2026.csv</c> and so on.</param>
    /// <param name="cancellationToken">
    /// Stops it. The rows of the chunk under way are not taken, those of earlier chunks are; the file taken again continues it.
    /// </param>
    /// <returns>What became of each file; empty where the folder holds none.</returns>
    /// <exception cref="UnauthorizedAccessException">The actor may not import.</exception>
    /// <exception cref="FileNotFoundException">There is no such file or folder, or the file's name tells no kind.</exception>
    public async Task<IReadOnlyList<ImportedFile>> ImportAsync(Scope actor, string path, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.May(Permission.ChangeRegistry) || !actor.SeesAll)
        {
            throw new UnauthorizedAccessException($"{actor.Who} may not import: only an administrator of everything may.");
        }

        var files = Find(path);
        var results = new List<ImportedFile>();
        foreach (var (kind, file) in files)
        {
            results.Add(await ImportFileAsync(actor, kind, file, cancellationToken));
        }

        // A command line that imports asks for no meter: it need not hold all of them.
        if (directory.IsLoaded)
        {
            await directory.RefreshAsync(cancellationToken);
        }

        return results;
    }

    private List<(IRowImport Kind, string File)> Find(string path)
    {
        if (!Directory.Exists(path) && !File.Exists(path))
        {
            throw new FileNotFoundException($"There is no file or folder '{path}'.", path);
        }

        var candidates = File.Exists(path) ? [path] : Directory.GetFiles(path, "*.csv").Order(StringComparer.Ordinal).ToArray();
        var found = _kinds
            .SelectMany(make => candidates.Where(f => IsNamed(f, make().Name)).Select(f => (make(), f)))
            .ToList();
        return found.Count > 0 || Directory.Exists(path)
            ? found
            : throw new FileNotFoundException(
                $"'{path}' is not named after what it holds: {string.Join(", ", _kinds.Select(make => make().Name + ".csv"))}.", path);
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
        using var table = CsvTable.Open(file, kind.Columns);
        await using var errors = RowErrorList.Begin(file);
        var memory = new FileMemory();
        var (added, changed, unchanged) = (0, 0, 0);
        if (table.Fault is { } fault)
        {
            await errors.AddAsync([fault]);
        }

        foreach (var rows in table.Rows().Chunk(RowsAtOnce))
        {
            var batch = await CommitAsync(actor, kind, file, rows, memory, cancellationToken);
            memory.Keep();
            (added, changed, unchanged) = (added + batch.Added, changed + batch.Changed, unchanged + batch.Unchanged);
            foreach (var row in rows)
            {
                await errors.AddAsync(row.Errors);
            }

            await errors.FlushAsync();
        }

        if (table.Unclosed is { } unclosed)
        {
            await errors.AddAsync([unclosed]);
            await errors.FlushAsync();
        }

        return new ImportedFile(file, added, changed, unchanged, errors.Rows, errors.Count, errors.First, errors.WrittenTo);
    }

    private async Task<ImportBatch> CommitAsync(
        Scope actor, IRowImport kind, string file, CsvRow[] rows, FileMemory memory, CancellationToken cancellationToken)
    {
        ImportBatch? batch = null;
        await audit.CommitAsync(
            actor.Who,
            async (state, token) =>
            {
                // All of it may run a second time, and must find nothing of the first.
                memory.Begin();
                batch = new ImportBatch(state, memory, $"{actor.Who}:{Path.GetFileName(file)}", time.GetUtcNow());
                await kind.LoadAsync(batch, rows, token);
                foreach (var row in rows)
                {
                    row.Reset();
                    kind.Take(row, batch);
                }

                await batch.SaveAdditionsAsync(token);
                await marks.MarkAsync(state, batch.Ranges, token);
                return batch.Lines;
            },
            cancellationToken);
        return batch!;
    }
}
