using EnergyQuota.Registry.Access;
using EnergyQuota.Reports.Building;
using EnergyQuota.Reports.Monthly;
using EnergyQuota.Reports.Periods;

namespace EnergyQuota.Reports.Filing;

/// <summary>Files an institution's period: builds it once and has every form of it kept.</summary>
/// <param name="gate">Whether it may be filed.</param>
/// <param name="reports">Builds it.</param>
/// <param name="shelf">Keeps it.</param>
/// <param name="onTheWay">The readings that are not stored yet.</param>
public sealed class ReportFiler(FilingGate gate, InstitutionReports reports, ReportShelf shelf, IReadingsOnTheWay onTheWay)
{
    /// <summary>The longest reason of a new edition, in characters.</summary>
    public const int LongestReason = 500;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Files a period that is over and settled: its first edition, or with a reason the next one. An edition already filed is never touched.</summary>
    /// <param name="scope">Who files it; only administrators may.</param>
    /// <param name="institutionCode">The institution.</param>
    /// <param name="period">The month, quarter or year.</param>
    /// <param name="reason">Why there is a new edition; not used for the first.</param>
    /// <param name="cancellationToken">Stops it; the edition is then filed whole or not at all.</param>
    /// <returns>What came of it, and the edition where it was filed.</returns>
    /// <exception cref="IOException">The files cannot be kept: the disk is full or the folder cannot be written.</exception>
    public async Task<(FilingOutcome Outcome, int Edition)> FileAsync(
        Scope scope, string institutionCode, ReportPeriod period, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(reason);
        if (!scope.May(Permission.FileReports))
        {
            return (FilingOutcome.NotAllowed, 0);
        }

        if (!(await gate.ReadAsync(scope, [institutionCode], period, cancellationToken)).ContainsKey(institutionCode))
        {
            return (FilingOutcome.NotFound, 0);
        }

        if (!await onTheWay.NoneAsync(Patience, cancellationToken))
        {
            return (FilingOutcome.Unsettled, 0);
        }

        var facts = (await gate.ReadAsync(scope, [institutionCode], period, cancellationToken))[institutionCode];
        var before = facts.Filed.GetValueOrDefault(period);
        if (gate.Refusal(facts, period) is { } early)
        {
            return (early, 0);
        }

        if (before > 0 && (string.IsNullOrWhiteSpace(reason) || reason.Trim().Length > LongestReason))
        {
            return (FilingOutcome.ReasonNeeded, 0);
        }

        var edition = new ReportEdition(before + 1, before > 0 ? reason.Trim() : "");
        if (await reports.BuildManyAsync(scope, [institutionCode], period, edition, cancellationToken) is not [var report])
        {
            throw new InvalidOperationException($"Institution {institutionCode} vanished while its report was built.");
        }

        if (gate.Refusal((await gate.ReadAsync(scope, [institutionCode], period, cancellationToken))[institutionCode], period) is { } meanwhile)
        {
            // Something changed while the report was built: its figures may not belong together.
            return (meanwhile, 0);
        }

        return await shelf.FileAsync(scope, new FiledSubject(report.InstitutionCode, "", period), edition, shelf.Print(report.Print), cancellationToken)
            ? (FilingOutcome.Filed, edition.Number) : (FilingOutcome.Superseded, 0);
    }
}
