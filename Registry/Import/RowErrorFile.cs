using System.Globalization;
using CsvHelper;

namespace EnergyQuota.Registry.Import;

/// <summary>Lists the rows that were not taken in a file beside the imported one.</summary>
public static class RowErrorFile
{
    /// <summary>What takes the place of <c>.csv</c>.</summary>
    public const string Suffix = ".errors.csv";

    /// <summary>Where the list of a file stands.</summary>
    /// <param name="imported">The imported file.</param>
    public static string PathBeside(string imported) => Path.ChangeExtension(imported, null) + Suffix;

    /// <summary>Writes the list, or removes an older one where there is nothing to list.</summary>
    /// <typeparam name="T">What tells why a row was not taken; its properties become the columns.</typeparam>
    /// <param name="imported">The imported file.</param>
    /// <param name="errors">Why rows were not taken.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <returns>The list's path, or <see langword="null"/>.</returns>
    public static async Task<string?> WriteAsync<T>(
        string imported, IReadOnlyCollection<T> errors, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(errors);
        var path = PathBeside(imported);
        if (errors.Count == 0)
        {
            File.Delete(path);
            return null;
        }

        await using var writer = new StreamWriter(path);
        await using var csv = new CsvWriter(writer, CultureInfo.InvariantCulture);
        await csv.WriteRecordsAsync(errors, cancellationToken);
        return path;
    }
}
