using System.Collections.Concurrent;
using EnergyQuota.Registry.Access;
using EnergyQuota.Reports.Building;
using EnergyQuota.Reports.Monthly;
using EnergyQuota.Reports.Periods;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace EnergyQuota.Reports.Filing;

/// <summary>Files the first edition of many institutions' period: built together, printed by several threads, kept one after the other.</summary>
/// <param name="gate">Whether they may be filed.</param>
/// <param name="reports">Builds them.</param>
/// <param name="shelf">Keeps them.</param>
/// <param name="onTheWay">The readings that are not stored yet.</param>
/// <param name="options">Settings of this room.</param>
/// <param name="logger">The log.</param>
public sealed class FirstEditions(
    FilingGate gate, InstitutionReports reports, ReportShelf shelf, IReadingsOnTheWay onTheWay, IOptions<ReportOptions> options, ILogger<FirstEditions> logger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private static readonly ReportEdition First = new(1, "");

    /// <summary>Files what may be filed.</summary>
    /// <param name="scope">Who files; only administrators may, and nothing is filed for others.</param>
    /// <param name="codes">The institutions, at most <see cref="MonthlyReportBuilder.AtOnce"/>.</param>
    /// <param name="period">The period.</param>
    /// <param name="cancellationToken">Stops between reports; what is filed stays.</param>
    /// <returns>What was filed, what has to wait, and what could not be printed.</returns>
    /// <exception cref="IOException">The files cannot be kept: the disk is full or the folder cannot be written.</exception>
    /// <exception cref="InvalidOperationException">A report of them cannot be built; which one, only building them one by one tells.</exception>
    public async Task<FilingTally> FileAsync(Scope scope, IReadOnlyCollection<string> codes, ReportPeriod period, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(codes);
        if (!scope.May(Permission.FileReports))
        {
            return default;
        }

        if (!await onTheWay.NoneAsync(Patience, cancellationToken))
        {
            return new FilingTally(0, codes.Count, 0);
        }

        var before = await gate.ReadAsync(scope, codes, period, cancellationToken);
        List<string> ready = [.. before.Where(f => !f.Value.Filed.ContainsKey(period) && gate.Refusal(f.Value, period) is null).Select(f => f.Key).Order(StringComparer.Ordinal)];
        var built = await reports.BuildManyAsync(scope, ready, period, First, cancellationToken);

        // Something may have changed while the reports were built: the figures of such a one may not belong together.
        var after = await gate.ReadAsync(scope, ready, period, cancellationToken);
        var settled = built.Where(report => gate.Refusal(after[report.InstitutionCode], period) is null).ToList();
        var filed = await FileAsync(scope, settled, period, cancellationToken);
        return filed with { Unsettled = before.Count(f => !f.Value.Filed.ContainsKey(period)) - settled.Count };
    }

    private async Task<FilingTally> FileAsync(Scope scope, IReadOnlyCollection<BuiltReport> reports, ReportPeriod period, CancellationToken cancellationToken)
    {
        var outcomes = new ConcurrentBag<bool?>();
        using var shelving = new SemaphoreSlim(1);
        var threads = new ParallelOptions { MaxDegreeOfParallelism = options.Value.PrintAtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(reports, threads, async (report, token) =>
        {
            if (Print(report, period) is not { } printed)
            {
                outcomes.Add(null);
                return;
            }

            // The audit log is one chain, and so is written by one at a time.
            await shelving.WaitAsync(token);
            try
            {
                outcomes.Add(await shelf.FileAsync(scope, new FiledSubject(report.InstitutionCode, "", period), First, printed, token));
            }
            finally
            {
                shelving.Release();
            }
        });
        return new FilingTally(outcomes.Count(outcome => outcome == true), 0, outcomes.Count(outcome => outcome is null));
    }

    // One report that cannot be printed must not keep the others from being filed.
    private IReadOnlyList<(ReportForm Form, byte[] Content)>? Print(BuiltReport report, ReportPeriod period)
    {
        try
        {
            return shelf.Print(report.Print);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or ArithmeticException)
        {
            logger.NotFiled(report.InstitutionCode, period.ToString(), e);
            return null;
        }
    }
}
