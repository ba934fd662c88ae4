using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Audit;
using EnergyQuota.Registry.Editing;
using EnergyQuota.Registry.Meters;
using EnergyQuota.Registry.State;
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
        DemandImporter(actor);
        var files = Find(path);
        var results = new List<ImportedFile>();
        foreach (var (kind, file) in files)
        {
            results.Add(await ImportFileAsync(actor, kind, file, (change, token) => audit.CommitAsync(actor.Who, change, token), cancellationToken));
        }

        // A command line that imports asks for no meter: it need not hold all of them.
        if (directory.IsLoaded)
        {
            await directory.RefreshAsync(cancellationToken);
        }

        return results;
    }

    /// <summary>Tells what importing would do: does all of it in one transaction and takes that back. Others who write wait meanwhile.</summary>
    /// <param name="actor">As for importing.</param>
    /// <param name="path">As for importing; for files of some ten thousand rows at most.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="UnauthorizedAccessException">As for importing.</exception>
    /// <exception cref="FileNotFoundException">As for importing.</exception>
    public async Task<ImportPreview> PreviewAsync(Scope actor, string path, CancellationToken cancellationToken)
    {
        DemandImporter(actor);
        var files = Find(path);
        var results = new List<ImportedFile>();
        using var lines = new PreviewedLines();
        await audit.RehearseAsync(
            async (state, token) =>
            {
                foreach (var (kind, file) in files)
                {
                    results.Add(await ImportFileAsync(actor, kind, file, (change, stop) => RehearseAsync(state, change, lines, stop), token));
                }
            },
            cancellationToken);
        return new ImportPreview(results, lines.First, lines.Count, lines.Digest());
    }

    /// <summary>Whether somebody may import: an administrator of everything.</summary>
    /// <param name="actor">Who asks.</param>
    public static bool MayImport(Scope actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return actor.May(Permission.ChangeRegistry) && actor.SeesAll;
    }

    private static void DemandImporter(Scope actor)
    {
        if (!MayImport(actor))
        {
            throw new UnauthorizedAccessException($"{actor.Who} may not import: only an administrator of everything may.");
        }
    }

    // As a commit does, but for the audit log: the next chunk must find what this one has done.
    private static async Task RehearseAsync(
        StateContext state, Func<StateContext, CancellationToken, Task<IReadOnlyList<AuditLine>>> change, PreviewedLines lines, CancellationToken cancellationToken)
    {
        lines.Add(await change(state, cancellationToken));
        await state.SaveChangesAsync(cancellationToken);
        state.ChangeTracker.Clear();
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
        Scope actor, IRowImport kind, string file, Commit commit, CancellationToken cancellationToken)
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
            var batch = await TakeAsync(actor, kind, file, rows, memory, commit, cancellationToken);
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

    private async Task<ImportBatch> TakeAsync(
        Scope actor, IRowImport kind, string file, CsvRow[] rows, FileMemory memory, Commit commit, CancellationToken cancellationToken)
    {
        ImportBatch? batch = null;
        await commit(
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

    // Does the change of a chunk for good, or only to see what it does.
    private delegate Task Commit(Func<StateContext, CancellationToken, Task<IReadOnlyList<AuditLine>>> change, CancellationToken cancellationToken);
}
