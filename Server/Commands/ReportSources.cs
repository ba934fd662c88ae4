using EnergyQuota.Reports.Filing;
using EnergyQuota.Server.Hosting;
using EnergyQuota.Server.Reporting;
using EnergyQuota.Server.Texts;

namespace EnergyQuota.Server.Commands;

/// <summary>Where the verb <c>report</c> takes its file from; what cannot be had ends the verb with a sentence.</summary>
internal sealed class ReportSources(IServiceProvider services, CommandedReport asked)
{
    /// <summary>Prints a draft from the figures of the moment.</summary>
    /// <exception cref="StartFaultException">There is no such institution or region.</exception>
    public async Task<ReportFile> DraftAsync(CancellationToken cancellationToken)
    {
        var drafts = services.GetRequiredService<DraftReports>();
        return (asked.RegionCode is { } region
                ? await drafts.PrintAsync(new RegionReportRequest(asked.Scope, region, asked.ClassCode, asked.Period, asked.Form), cancellationToken)
                : await drafts.PrintAsync(new ReportRequest(asked.Scope, asked.InstitutionCode!, asked.Period, asked.Form), cancellationToken))
            ?? throw new StartFaultException($"{asked.Option}: there is no {asked.RegionCode ?? asked.InstitutionCode}.");
    }

    /// <summary>Prints the data for the statistical forms as a workbook, whatever kind of file was asked for.</summary>
    /// <exception cref="StartFaultException">There is no such institution or region.</exception>
    public async Task<ReportFile> FormsAsync(CancellationToken cancellationToken) =>
        await services.GetRequiredService<StatisticalFormFiles>().PrintAsync(
            asked.Scope, asked.InstitutionCode, asked.RegionCode, asked.Period, asked.Form with { Extension = "xlsx" }, cancellationToken)
        ?? throw new StartFaultException($"{asked.Option}: there is no {asked.RegionCode ?? asked.InstitutionCode}.");

    /// <summary>Files the period, or a new edition of it, and takes it out.</summary>
    /// <exception cref="StartFaultException">It cannot be filed now; the message says why.</exception>
    public async Task<ReportFile> FileAsync(string reason, CancellationToken cancellationToken)
    {
        var (outcome, edition) = asked.RegionCode is { } region
            ? await services.GetRequiredService<RegionReportFiler>().FileAsync(asked.Scope, region, asked.Period, reason, cancellationToken)
            : await services.GetRequiredService<ReportFiler>().FileAsync(asked.Scope, asked.InstitutionCode!, asked.Period, reason, cancellationToken);
        return outcome == FilingOutcome.Filed
            ? await FiledAsync(edition, cancellationToken)
            : throw new StartFaultException($"--file: {Text.Of(outcome, edition)}");
    }

    /// <summary>Takes out a filed report.</summary>
    /// <exception cref="StartFaultException">None is filed, or its file is gone or altered; the message says which.</exception>
    public async Task<ReportFile> FiledAsync(int? edition, CancellationToken cancellationToken)
    {
        var reports = services.GetRequiredService<FiledReports>();
        var filed = await reports.OfSubjectAsync(asked.Scope, asked.Subject, cancellationToken);
        var wanted = filed.FirstOrDefault(r => r.Form == asked.Form && (edition is null || r.Edition == edition))
            ?? throw new StartFaultException($"--filed: no such report is filed for {asked.Period}: {asked.Form.Extension}, {asked.Form.LanguageTag}.");
        var found = await reports.ReadAsync(asked.Scope, wanted.Id, cancellationToken);
        return found.Content is { } content
            ? new ReportFile(wanted.FileName, wanted.Form.ContentType, content)
            : throw new StartFaultException($"{wanted.Path}: {Text.Of(found.Fault!.Value)}");
    }
}
