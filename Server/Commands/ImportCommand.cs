using System.CommandLine;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Import;
using EnergyQuota.Server.Hosting;

namespace EnergyQuota.Server.Commands;

/// <summary><c>import</c>: takes the registry's files while the server is stopped.</summary>
internal static class ImportCommand
{
    /// <summary>Makes the verb.</summary>
    public static Command Create()
    {
        var paths = new Argument<string[]>("path") { Description = "Folders or files: regions.csv, institutions.csv, meters.csv and so on, or a standard, working-day calendar or local rule as .yaml.", Arity = ArgumentArity.OneOrMore };
        var data = CommandOptions.DataFolder();
        var command = new Command("import", """
            Takes all good rows, and lists each bad row with its reason in a file beside the one it stands in.
            The exit code is 1 where a row was not taken. The server must not be running on the same data folder.

            Example: energyquota import registry/ standards/office.yaml
            """)
        {
            paths, data,
        };
        command.SetAction((parsed, cancellationToken) => Outcome.OfAsync(
            () => RunAsync(parsed.GetValue(paths)!, CommandOptions.Overrides(parsed.GetValue(data)), cancellationToken)));
        return command;
    }

    private static async Task<int> RunAsync(string[] paths, Dictionary<string, string?> overrides, CancellationToken cancellationToken)
    {
        await using var session = await OfflineSession.OpenAsync(overrides, cancellationToken);
        var rejected = 0;
        foreach (var path in paths)
        {
            rejected += IsStandard(path)
                ? await StandardFiles.TakeAsync(session.Services, path, cancellationToken)
                : await TakeRegistryAsync(session.Services, path, cancellationToken);
        }

        return rejected == 0 ? 0 : 1;
    }

    private static bool IsStandard(string path) =>
        Path.GetExtension(path) is ".yaml" or ".yml" || (Directory.Exists(path) && Directory.EnumerateFiles(path, "*.yaml").Any());

    private static async Task<int> TakeRegistryAsync(IServiceProvider services, string path, CancellationToken cancellationToken)
    {
        IReadOnlyList<ImportedFile> files;
        try
        {
            files = await services.GetRequiredService<Importer>().ImportAsync(Scope.System("import"), path, cancellationToken);
        }
        catch (FileNotFoundException e)
        {
            throw new StartFaultException(e.Message, e);
        }

        if (files.Count == 0)
        {
            throw new StartFaultException($"{path} holds no file to import.");
        }

        foreach (var file in files)
        {
            Console.WriteLine($"{file.File}: {file.Added} added, {file.Changed} changed, {file.Unchanged} unchanged, {file.Rejected} not taken");
            foreach (var error in file.Errors)
            {
                await Console.Error.WriteLineAsync($"  {error.File}:{error.Row} {error.Column} '{error.Value}': {error.Reason}");
            }

            if (file.ErrorCount > file.Errors.Count)
            {
                await Console.Error.WriteLineAsync($"  and {file.ErrorCount - file.Errors.Count} more");
            }

            if (file.ErrorFile is not null)
            {
                await Console.Error.WriteLineAsync($"  see {file.ErrorFile}");
            }
        }

        return files.Sum(file => file.Rejected);
    }
}
