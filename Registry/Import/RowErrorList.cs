using System.Globalization;
using CsvHelper;

namespace EnergyQuota.Registry.Import;

/// <summary>The faults of one file: all are counted and written beside the file, the first ones are kept to be shown.</summary>
internal sealed class RowErrorList : IAsyncDisposable
{
    private readonly string _path;
    private readonly List<RowError> _first = [];
    private CsvWriter? _csv;

    private RowErrorList(string path) => _path = path;

    /// <summary>The first <see cref="ImportedFile.ErrorsKept"/> faults.</summary>
    public IReadOnlyList<RowError> First => _first;

    /// <summary>How many faults there are.</summary>
    public long Count { get; private set; }

    /// <summary>How many rows have one.</summary>
    public int Rows { get; private set; }

    /// <summary>Where they are listed, or <see langword="null"/> where there is none.</summary>
    public string? WrittenTo => Count > 0 ? _path : null;

    /// <summary>Begins the list of a file, and removes the one that an earlier import left.</summary>
    /// <param name="imported">The imported file.</param>
    public static RowErrorList Begin(string imported)
    {
        var path = RowErrorFile.PathBeside(imported);
        File.Delete(path);
        return new RowErrorList(path);
    }

    /// <summary>Takes the faults of one row, if it has any.</summary>
    /// <param name="errors">The faults.</param>
    public async Task AddAsync(IReadOnlyList<RowError> errors)
    {
        if (errors.Count == 0)
        {
            return;
        }

        Rows++;
        Count += errors.Count;
        _first.AddRange(errors.Take(ImportedFile.ErrorsKept - _first.Count));

        // Not stopped half-way: what these rows stand beside is committed already.
        _csv ??= new CsvWriter(new StreamWriter(_path), CultureInfo.InvariantCulture);
        await _csv.WriteRecordsAsync(errors, CancellationToken.None);
    }

    /// <summary>Writes out what is still held back, so that a stopped import leaves the list of what it has taken.</summary>
    public Task FlushAsync() => _csv?.FlushAsync() ?? Task.CompletedTask;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _csv?.DisposeAsync() ?? ValueTask.CompletedTask;
}
