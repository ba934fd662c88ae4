using System.CommandLine;
using EnergyQuota.Registry.Access;
using EnergyQuota.Server.Hosting;
using EnergyQuota.Server.Reporting;

namespace EnergyQuota.Server.Commands;

/// <summary><c>report</c>: prints one institution's month into a file while the server is stopped.</summary>
internal static class ReportCommand
{
    /// <summary>Makes the verb.</summary>
    public static Command Create()
    {
        var institution = new Option<string>("--institution") { Description = "The institution's code.", Required = true };
        var month = new Option<string>("--month") { Description = "The month, as 2026-03.", Required = true };
        var format = new Option<string>("--format") { Description = "The kind of file.", DefaultValueFactory = _ => "pdf" };
        format.AcceptOnlyFromAmong([.. ReportRequest.Extensions]);
        var language = new Option<string>("--lang") { Description = "The language.", DefaultValueFactory = _ => "zh" };
        language.AcceptOnlyFromAmong("zh", "en");
        var target = new Option<string?>("--out") { Description = "The file to write; by default named after institution and month." };
        var data = CommandOptions.DataFolder();
        var command = new Command("report", """
            Prints one institution's month as PDF, Excel workbook or web page.
            The server must not be running on the same data folder; while it runs, download reports from its site.

            Example: energyquota report --institution 12379901DEM0000003 --month 2026-03 --format pdf --lang en --out march.pdf
            """)
        {
            institution, month, format, language, target, data,
        };
        command.SetAction((parsed, cancellationToken) => Outcome.OfAsync(async () =>
        {
            if (!ReportRequest.TryMonth(parsed.GetValue(month), out var wanted))
            {
                throw new StartFaultException($"--month: '{parsed.GetValue(month)}' is no month; write 2026-03.");
            }

            _ = ReportRequest.TryLanguage(parsed.GetValue(language), out var tongue);
            var request = new ReportRequest(Scope.System("report"), parsed.GetValue(institution)!, wanted, tongue, parsed.GetValue(format)!);
            return await RunAsync(request, parsed.GetValue(target) ?? request.FileName, CommandOptions.Overrides(parsed.GetValue(data)), cancellationToken);
        }));
        return command;
    }

    private static async Task<int> RunAsync(
        ReportRequest request, string target, Dictionary<string, string?> overrides, CancellationToken cancellationToken)
    {
        await using var session = await OfflineSession.OpenAsync(overrides, cancellationToken);
        var file = await session.Services.GetRequiredService<ReportFiles>().PrintAsync(request, cancellationToken)
            ?? throw new StartFaultException($"--institution: there is no institution {request.InstitutionCode}.");
        try
        {
            await File.WriteAllBytesAsync(target, file.Content, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartFaultException($"--out: cannot write {target}: {e.Message}", e);
        }

        Console.WriteLine(Path.GetFullPath(target));
        return 0;
    }
}
