using EnergyQuota.Metering;
using EnergyQuota.Metering.Ledger;
using EnergyQuota.Registry;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.State;
using EnergyQuota.Reports.Building;
using EnergyQuota.Reports.Monthly;
using EnergyQuota.Reports.Periods;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EnergyQuota.Reports.Filing;

/// <summary>Files an institution's month: builds it once and has every form of it kept.</summary>
public sealed class ReportFiler(
    IDbContextFactory<StateContext> states,
    IConsumptionLedger ledger,
    InstitutionQueries institutions,
    MonthlyReportBuilder builder,
    ReportShelf shelf,
    IReadingsOnTheWay onTheWay,
    IOptions<SiteOptions> site,
    TimeProvider time)
{
    /// <summary>The longest reason of a new edition, in characters.</summary>
    public const int LongestReason = 500;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Files a month that is over and settled: its first edition, or with a reason the next one. An edition already filed is never touched.</summary>
    /// <param name="scope">Who files it; only administrators may.</param>
    /// <param name="institutionCode">The institution.</param>
    /// <param name="month">The month.</param>
    /// <param name="reason">Why there is a new edition; not used for the first.</param>
    /// <param name="cancellationToken">Stops it; the edition is then filed whole or not at all.</param>
    /// <returns>What came of it, and the edition where it was filed.</returns>
    /// <exception cref="IOException">The files cannot be kept: the disk is full or the folder cannot be written.</exception>
    public async Task<(FilingOutcome Outcome, int Edition)> FileAsync(
        Scope scope, string institutionCode, Month month, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(reason);
        if (!scope.May(Permission.FileReports))
        {
            return (FilingOutcome.NotAllowed, 0);
        }

        if (await institutions.FindAsync(scope, institutionCode, cancellationToken) is not { } institution)
        {
            return (FilingOutcome.NotFound, 0);
        }

        if (!await onTheWay.NoneAsync(Patience, cancellationToken))
        {
            return (FilingOutcome.Unsettled, 0);
        }

        var facts = await FactsAsync(scope, institution, month, cancellationToken);
        var before = facts.Filed.GetValueOrDefault(month);
        if (Refusal(facts, month) is { } early)
        {
            return (early, 0);
        }

        if (before > 0 && (string.IsNullOrWhiteSpace(reason) || reason.Trim().Length > LongestReason))
        {
            return (FilingOutcome.ReasonNeeded, 0);
        }

        var edition = new ReportEdition(before + 1, before > 0 ? reason.Trim() : "");
        var report = await builder.BuildAsync(scope, institutionCode, month, edition, cancellationToken)
            ?? throw new InvalidOperationException($"Institution {institutionCode} vanished while its report was built.");
        if (Refusal(await FactsAsync(scope, institution, month, cancellationToken), month) is { } meanwhile)
        {
            // Something changed while the report was built: its figures may not belong together.
            return (meanwhile, 0);
        }

        var subject = new FiledSubject(report.Institution.Code, "", ReportPeriod.Of(month));
        return await shelf.FileAsync(scope, subject, edition, form => form.Print(report), cancellationToken)
            ? (FilingOutcome.Filed, edition.Number) : (FilingOutcome.Superseded, 0);
    }

    private FilingOutcome? Refusal(FilingFacts facts, Month month) => FilingRule.Of(facts, month, 0, time.GetUtcNow()) switch
    {
        FilingReadiness.Ready => null,
        FilingReadiness.TooEarly => FilingOutcome.NotOver,
        _ => FilingOutcome.Unsettled,
    };

    private async Task<FilingFacts> FactsAsync(Scope scope, Institution institution, Month month, CancellationToken cancellationToken)
    {
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        var reader = new FilingFactsReader(state, ledger, SiteZone.Find(site.Value.Zone));
        var facts = await reader.ReadAsync(
            [institution], month, month.Next.FirstDay, await institutions.AccessAsync(scope, cancellationToken), cancellationToken);
        return facts[institution.Code];
    }
}
