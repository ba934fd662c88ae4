using EnergyQuota.Registry.Access;
using EnergyQuota.Reports.Monthly;
using EnergyQuota.Reports.Periods;
using EnergyQuota.Reports.Regional;

namespace EnergyQuota.Reports.Filing;

/// <summary>Files a region's period: builds it once and has every form of it kept.</summary>
/// <param name="facts">What decides about it.</param>
/// <param name="builder">Builds it.</param>
/// <param name="shelf">Keeps it.</param>
/// <param name="onTheWay">The readings that are not stored yet.</param>
/// <param name="time">The clock.</param>
public sealed class RegionReportFiler(RegionFilingFacts facts, RegionReportBuilder builder, ReportShelf shelf, IReadingsOnTheWay onTheWay, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Files a period that is over and settled: its first edition, or with a reason the next one. An edition already filed is never touched.</summary>
    /// <param name="scope">Who files it; only administrators may, whose scope sees the whole region.</param>
    /// <param name="regionCode">The region.</param>
    /// <param name="period">The period.</param>
    /// <param name="reason">Why there is a new edition; not used for the first.</param>
    /// <param name="cancellationToken">Stops it; the edition is then filed whole or not at all.</param>
    /// <returns>What came of it, and the edition where it was filed.</returns>
    /// <exception cref="IOException">The files cannot be kept: the disk is full or the folder cannot be written.</exception>
    public async Task<(FilingOutcome Outcome, int Edition)> FileAsync(
        Scope scope, string regionCode, ReportPeriod period, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(reason);
        if (!scope.May(Permission.FileReports))
        {
            return (FilingOutcome.NotAllowed, 0);
        }

        // What is filed is read by everybody who sees the region: nothing classified (涉密) stands in it, whoever files it.
        var everybody = scope with { SeesClassified = false };

        if (!await onTheWay.NoneAsync(Patience, cancellationToken))
        {
            return (FilingOutcome.Unsettled, 0);
        }

        if (await facts.ReadAsync(everybody, regionCode, period.FirstMonth, period.To, cancellationToken) is not { } before)
        {
            return (FilingOutcome.NotFound, 0);
        }

        if (Refusal(before, period) is { } early)
        {
            return (early, 0);
        }

        var newest = before.Filed.GetValueOrDefault(period);
        if (newest > 0 && (string.IsNullOrWhiteSpace(reason) || reason.Trim().Length > ReportFiler.LongestReason))
        {
            return (FilingOutcome.ReasonNeeded, 0);
        }

        var edition = new ReportEdition(newest + 1, newest > 0 ? reason.Trim() : "");
        if (await builder.BuildAsync(everybody, regionCode, null, period, edition, cancellationToken) is not { } report)
        {
            return (FilingOutcome.NotFound, 0);
        }

        // Something may have changed while the report was built: its figures may not belong together then.
        if (await facts.ReadAsync(everybody, regionCode, period.FirstMonth, period.To, cancellationToken) is not { } after || Refusal(after, period) is not null)
        {
            return (FilingOutcome.Unsettled, 0);
        }

        return await shelf.FileAsync(scope, new FiledSubject("", regionCode, period), edition, shelf.Print(form => form.Print(report)), cancellationToken)
            ? (FilingOutcome.Filed, edition.Number) : (FilingOutcome.Superseded, 0);
    }

    private FilingOutcome? Refusal(FilingFacts known, ReportPeriod period) => FilingRule.Of(known, period.LastMonth, 0, time.GetUtcNow()) switch
    {
        FilingReadiness.Ready => null,
        FilingReadiness.TooEarly => FilingOutcome.NotOver,
        _ => FilingOutcome.Unsettled,
    };
}
