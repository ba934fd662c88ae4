using System.CommandLine;
using EnergyQuota.Registry.Access;
using EnergyQuota.Reports;
using EnergyQuota.Reports.Periods;
using EnergyQuota.Server.Hosting;
using EnergyQuota.Server.Reporting;

namespace EnergyQuota.Server.Commands;

/// <summary><c>report</c>: prints, files or takes out a report while the server is stopped.</summary>
internal static class ReportCommand
{
    private static readonly Option<string?> Institution = new("--institution") { Description = "The institution's code; either this or --region." };
    private static readonly Option<string?> Region = new("--region") { Description = "The code of the region whose report is wanted." };
    private static readonly Option<string?> Class = new("--class") { Description = "With --region: the class to which a draft is narrowed, as government." };
    private static readonly Option<string> Period = new("--period", "--month") { Description = "The period, as 2026-03, 2026-Q1 or 2026.", Required = true };
    private static readonly Option<string> Format = Choice("--format", "The kind of file.", "pdf", ReportForm.Extensions);
    private static readonly Option<string> Language = Choice("--lang", "The language.", "zh", ReportForm.Languages);
    private static readonly Option<string?> Target = new("--out") { Description = "The file to write; by default named after subject and period." };
    private static readonly Option<bool> Filed = new("--filed") { Description = "Write the newest filed edition, checked against its SHA-256, instead of printing a draft." };
    private static readonly Option<int?> Edition = new("--edition") { Description = "With --filed: that edition." };
    private static readonly Option<bool> File = new("--file") { Description = "File the period, or a new edition of it, in the forms that the settings name, and write the one asked for." };
    private static readonly Option<bool> Forms = new("--forms") { Description = "Write the data for the statistical forms as a workbook instead of the report." };
    private static readonly Option<string> Reason = new("--reason") { Description = "With --file: why there is a new edition.", DefaultValueFactory = _ => "" };

    /// <summary>Makes the verb.</summary>
    public static Command Create()
    {
        var data = CommandOptions.DataFolder();
        var command = new Command("report", """
            Prints the month, quarter or year of an institution or a region as PDF, Excel workbook or web page. Such a print is a
            draft and is not kept. With --filed it writes the filed report instead; with --file it files the period.
            The server must not be running on the same data folder; while it runs, use its site.

            Examples: energyquota report --institution 12379901DEM0000003 --period 2026-03 --format pdf --lang en --out march.pdf
                      energyquota report --region 3799 --period 2026-Q1 --format xlsx
            """)
        {
            Institution, Region, Class, Period, Format, Language, Target, Filed, Edition, File, Forms, Reason, data,
        };
        command.SetAction((parsed, cancellationToken) => Outcome.OfAsync(async () =>
        {
            var asked = Asked(parsed);
            await using var session = await OfflineSession.OpenAsync(CommandOptions.Overrides(parsed.GetValue(data)), cancellationToken);
            var sources = new ReportSources(session.Services, asked);
            var file = parsed.GetValue(Forms) ? await sources.FormsAsync(cancellationToken)
                : parsed.GetValue(File) ? await sources.FileAsync(parsed.GetValue(Reason)!, cancellationToken)
                : parsed.GetValue(Filed) || parsed.GetValue(Edition) is not null ? await sources.FiledAsync(parsed.GetValue(Edition), cancellationToken)
                : await sources.DraftAsync(cancellationToken);
            return await WriteAsync(file, parsed.GetValue(Target) ?? file.Name, cancellationToken);
        }));
        return command;
    }

    private static CommandedReport Asked(ParseResult parsed)
    {
        if (!ReportPeriod.TryParse(parsed.GetValue(Period), out var period))
        {
            throw new StartFaultException($"--period: '{parsed.GetValue(Period)}' is no period; write 2026-03, 2026-Q1 or 2026.");
        }

        var (institution, region, @class) = (parsed.GetValue(Institution), parsed.GetValue(Region), parsed.GetValue(Class));
        if ((institution is null) == (region is null))
        {
            throw new StartFaultException("Name either --institution or --region.");
        }

        if (parsed.GetValue(Forms) && (parsed.GetValue(File) || parsed.GetValue(Filed) || @class is not null))
        {
            throw new StartFaultException("--forms: the data for the forms are not filed, and tell of every class.");
        }

        if (@class is not null && (region is null || parsed.GetValue(File) || parsed.GetValue(Filed)))
        {
            throw new StartFaultException("--class: only a draft of a region's report can be narrowed to a class.");
        }

        return new CommandedReport(Scope.System("report"), institution, region, @class, period, ReportForm.Find(parsed.GetValue(Language), parsed.GetValue(Format))!);
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
