using System.CommandLine;
using EnergyQuota.Registry.Access;
using EnergyQuota.Reports;
using EnergyQuota.Server.Hosting;
using EnergyQuota.Server.Reporting;

namespace EnergyQuota.Server.Commands;

/// <summary><c>report</c>: prints, files or takes out one institution's month while the server is stopped.</summary>
internal static class ReportCommand
{
    private static readonly Option<string> Institution = new("--institution") { Description = "The institution's code.", Required = true };
    private static readonly Option<string> Month = new("--month") { Description = "The month, as 2026-03.", Required = true };
    private static readonly Option<string> Format = Choice("--format", "The kind of file.", "pdf", ReportForm.Extensions);
    private static readonly Option<string> Language = Choice("--lang", "The language.", "zh", ReportForm.Languages);
    private static readonly Option<string?> Target = new("--out") { Description = "The file to write; by default named after institution and month." };
    private static readonly Option<bool> Filed = new("--filed") { Description = "Write the newest filed edition, checked against its SHA-256, instead of printing a draft." };
    private static readonly Option<int?> Edition = new("--edition") { Description = "With --filed: that edition." };
    private static readonly Option<bool> File = new("--file") { Description = "File the month, or a new edition of it, in the forms that the settings name, and write the one asked for." };
    private static readonly Option<string> Reason = new("--reason") { Description = "With --file: why there is a new edition.", DefaultValueFactory = _ => "" };

    /// <summary>Makes the verb.</summary>
    public static Command Create()
    {
        var data = CommandOptions.DataFolder();
        var command = new Command("report", """
            Prints one institution's month as PDF, Excel workbook or web page. Such a print is a draft and is not kept.
            With --filed it writes the filed report instead; with --file it files the month.
            The server must not be running on the same data folder; while it runs, use its site.

            Example: energyquota report --institution 12379901DEM0000003 --month 2026-03 --format pdf --lang en --out march.pdf
            """)
        {
            Institution, Month, Format, Language, Target, Filed, Edition, File, Reason, data,
        };
        command.SetAction((parsed, cancellationToken) => Outcome.OfAsync(async () =>
        {
            if (!ReportRequest.TryMonth(parsed.GetValue(Month), out var wanted))
            {
                throw new StartFaultException($"--month: '{parsed.GetValue(Month)}' is no month; write 2026-03.");
            }

            var form = ReportForm.Find(parsed.GetValue(Language), parsed.GetValue(Format))!;
            var request = new ReportRequest(Scope.System("report"), parsed.GetValue(Institution)!, wanted, form);
            await using var session = await OfflineSession.OpenAsync(CommandOptions.Overrides(parsed.GetValue(data)), cancellationToken);
            var sources = new ReportSources(session.Services, request);
            var file = parsed.GetValue(File) ? await sources.FileAsync(parsed.GetValue(Reason)!, cancellationToken)
                : parsed.GetValue(Filed) || parsed.GetValue(Edition) is not null ? await sources.FiledAsync(parsed.GetValue(Edition), cancellationToken)
                : await sources.DraftAsync(cancellationToken);
            return await WriteAsync(file, parsed.GetValue(Target) ?? file.Name, cancellationToken);
        }));
        return command;
    }

    private static Option<string> Choice(string name, string description, string @default, IReadOnlyList<string> values)
    {
        var option = new Option<string>(name) { Description = description, DefaultValueFactory = _ => @default };
        option.AcceptOnlyFromAmong([.. values]);
        return option;
    }

    private static async Task<int> WriteAsync(ReportFile file, string target, CancellationToken cancellationToken)
    {
        try
        {
            await System.IO.File.WriteAllBytesAsync(target, file.Content, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartFaultException($"--out: cannot write {target}: {e.Message}", e);
        }

        Console.WriteLine(Path.GetFullPath(target));
        return 0;
    }
}
