using EnergyQuota.Reports.Filing;
using EnergyQuota.Server.Hosting;
using EnergyQuota.Server.Reporting;
using EnergyQuota.Server.Texts;

namespace EnergyQuota.Server.Commands;

/// <summary>Where the verb <c>report</c> takes its file from; what cannot be had ends the verb with a sentence.</summary>
internal sealed class ReportSources(IServiceProvider services, ReportRequest request)
{
    /// <summary>Prints a draft from the figures of the moment.</summary>
    /// <exception cref="StartFaultException">There is no such institution.</exception>
    public async Task<ReportFile> DraftAsync(CancellationToken cancellationToken) =>
        await services.GetRequiredService<DraftReports>().PrintAsync(request, cancellationToken)
        ?? throw new StartFaultException($"--institution: there is no institution {request.InstitutionCode}.");

    /// <summary>Files the month, or a new edition of it, and takes it out.</summary>
    /// <exception cref="StartFaultException">It cannot be filed now; the message says why.</exception>
    public async Task<ReportFile> FileAsync(string reason, CancellationToken cancellationToken)
    {
        var (outcome, edition) = await services.GetRequiredService<ReportFiler>()
            .FileAsync(request.Scope, request.InstitutionCode, request.Month, reason, cancellationToken);
        return outcome == FilingOutcome.Filed
            ? await FiledAsync(edition, cancellationToken)
            : throw new StartFaultException($"--file: {Text.Of(outcome, edition)}");
    }

    /// <summary>Takes out a filed report.</summary>
    /// <exception cref="StartFaultException">None is filed, or its file is gone or altered; the message says which.</exception>
    public async Task<ReportFile> FiledAsync(int? edition, CancellationToken cancellationToken)
    {
        var reports = services.GetRequiredService<FiledReports>();
        var filed = await reports.OfMonthAsync(request.Scope, request.InstitutionCode, request.Month.FirstDay, cancellationToken);
        var wanted = filed.FirstOrDefault(r => r.Form == request.Form && (edition is null || r.Edition == edition))
            ?? throw new StartFaultException($"--filed: no such report is filed for {request.Month}: {request.Form.Extension}, {request.Form.LanguageTag}.");
        var found = await reports.ReadAsync(request.Scope, wanted.Id, cancellationToken);
        return found.Content is { } content
            ? new ReportFile(wanted.FileName, wanted.Form.ContentType, content)
            : throw new StartFaultException($"{wanted.Path}: {Text.Of(found.Fault!.Value)}");
    }
}
