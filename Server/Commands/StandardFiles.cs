using EnergyQuota.Inspections.Law;
using EnergyQuota.Quotas.Standards;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Import;
using EnergyQuota.Server.Hosting;

namespace EnergyQuota.Server.Commands;

/// <summary>Imports standards, coefficients, factors, monthly splits and exclusions, working-day calendars and local rules from YAML files.</summary>
internal static class StandardFiles
{
    /// <summary>Takes one file, or every YAML file of a folder (an empty form is left out), and prints what came of each.</summary>
    /// <returns>How many rows were not taken.</returns>
    public static async Task<int> TakeAsync(IServiceProvider services, string path, CancellationToken cancellationToken)
    {
        if (!File.Exists(path) && !Directory.Exists(path))
        {
            throw new StartFaultException($"There is no file or folder '{path}'.");
        }

        var faults = 0;
        foreach (var file in Files(path))
        {
            var text = await File.ReadAllTextAsync(file, cancellationToken);
            var report = LawImport.IsLaw(text)
                ? await services.GetRequiredService<LawImport>().ImportAsync(Scope.System("import"), Path.GetFileName(file), text, cancellationToken)
                : await services.GetRequiredService<StandardImport>().ImportAsync(Scope.System("import"), Path.GetFileName(file), text, cancellationToken);
            Console.WriteLine($"{file}: {report.Taken} rows taken, {report.Changed} of them new or changed, {report.Errors.Count} faults");
            foreach (var error in report.Errors)
            {
                await Console.Error.WriteLineAsync($"  {error.File} {error.Place} {error.Field}: {error.Reason}");
            }

            if (await RowErrorFile.WriteAsync(file, report.Errors, cancellationToken) is { } errorFile)
            {
                await Console.Error.WriteLineAsync($"  see {errorFile}");
            }

            faults += report.Errors.Count;
        }

        return faults;
    }

    // Coefficients before the standards that name them.
    private static IEnumerable<string> Files(string path) => File.Exists(path)
        ? [path]
        : Directory.EnumerateFiles(path, "*.yaml", SearchOption.AllDirectories)
            .Where(file => !file.EndsWith(".form.yaml", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
}
