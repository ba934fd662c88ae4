using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Reports.Building;
using EnergyQuota.Reports.Monthly;
using EnergyQuota.Server.Hosting;

namespace EnergyQuota.Server.Reporting;

/// <summary>Prints reports and keeps what was printed under <c>reports</c> in the data folder.</summary>
internal sealed class ReportFiles(MonthlyReportBuilder builder, InstitutionQueries institutions, HostSettings settings)
{
    private static readonly IMonthlyReportWriter[] Writers = [new PdfMonthlyReport(), new ExcelMonthlyReport(), new HtmlMonthlyReport()];

    private string Folder => Path.Combine(settings.DataFolder, "reports");

    /// <summary>Prints a report from today's figures and keeps it.</summary>
    /// <returns>The file, or <see langword="null"/> where the scope sees no such institution.</returns>
    public async Task<ReportFile?> PrintAsync(ReportRequest request, CancellationToken cancellationToken)
    {
        var writer = Writers.Single(writer => writer.FileExtension == request.Extension);
        if (await builder.BuildAsync(request.Scope, request.InstitutionCode, request.Month, cancellationToken) is not { } report)
        {
            return null;
        }

        var bytes = writer.Write(report, request.Language);
        Directory.CreateDirectory(Folder);
        await File.WriteAllBytesAsync(Path.Combine(Folder, request.FileName), bytes, cancellationToken);
        return new ReportFile(request.FileName, writer.ContentType, bytes);
    }

    /// <summary>The reports kept of institutions in the scope, newest first.</summary>
    public async Task<IReadOnlyList<KeptReport>> ListAsync(Scope scope, CancellationToken cancellationToken)
    {
        var names = (await institutions.ListAsync(scope, null, cancellationToken)).ToDictionary(institution => institution.Code);
        var found = new List<KeptReport>();
        foreach (var file in new DirectoryInfo(Folder) is { Exists: true } folder ? folder.GetFiles() : [])
        {
            // The name is the institution's code, the month, the language: code-2026-03-zh.pdf.
            var parts = Path.GetFileNameWithoutExtension(file.Name).Split('-');
            if (parts.Length == 4 && names.TryGetValue(parts[0], out var institution))
            {
                found.Add(new KeptReport(institution, $"{parts[1]}-{parts[2]}", parts[3], file.Extension[1..], file.Length, file.LastWriteTimeUtc));
            }
        }

        return [.. found.OrderByDescending(report => report.PrintedAt)];
    }
}

/// <summary>A printed report.</summary>
/// <param name="Name">The file's name.</param>
/// <param name="ContentType">Its media type.</param>
/// <param name="Content">What is in it.</param>
internal sealed record ReportFile(string Name, string ContentType, byte[] Content);

/// <summary>A report that is kept.</summary>
/// <param name="Institution">Whose month.</param>
/// <param name="Month">Which month, as 2026-03.</param>
/// <param name="Language">Its language, <c>zh</c> or <c>en</c>.</param>
/// <param name="Extension">Its kind of file.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="PrintedAt">When it was printed.</param>
internal sealed record KeptReport(Institution Institution, string Month, string Language, string Extension, long Bytes, DateTimeOffset PrintedAt);
