using EnergyQuota.Inspections.Cases;
using EnergyQuota.Inspections.Law;
using EnergyQuota.Inspections.Papers.Facts;
using EnergyQuota.Inspections.Papers.Register;
using EnergyQuota.Metering;
using EnergyQuota.Registry;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EnergyQuota.Inspections.Papers.Sources;

/// <summary>Reads cases for papers, and says the days that papers name.</summary>
/// <param name="time">The clock.</param>
/// <param name="options">How many days there are.</param>
/// <param name="site">The site's zone.</param>
public sealed class CaseReader(TimeProvider time, IOptions<InspectionOptions> options, IOptions<SiteOptions> site)
{
    private readonly TimeZoneInfo _zone = SiteZone.Find((site ?? throw new ArgumentNullException(nameof(site))).Value.Zone);

    /// <summary>Today in the site's zone.</summary>
    public DateOnly Today => DayOf(time.GetUtcNow());

    /// <summary>The day of an instant in the site's zone.</summary>
    /// <param name="instant">The instant.</param>
    public DateOnly DayOf(DateTimeOffset instant) => CalendarDays.DayOf(instant, _zone);

    /// <summary>An instant on the site's clock.</summary>
    /// <param name="instant">The instant.</param>
    public DateTimeOffset Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, _zone);

    /// <summary>A case of a kind that the scope sees, with everything in it.</summary>
    internal async Task<LoadedCase?> FindAsync(StateContext state, Scope scope, CaseKind kind, long id, CancellationToken cancellationToken) =>
        await LoadedCase.FindAsync(state, scope, id, Today, cancellationToken) is { } loaded && loaded.File.Kind == kind ? loaded : null;

    /// <summary>The last day that a paper names: that of the running clock; before the paper is served, what it is when served today.</summary>
    /// <returns>The day; <see langword="null"/> where the clock stands, or the calendar of a year is missing.</returns>
    internal async Task<DateOnly?> DueAsync(StateContext state, CaseFile file, ClockKind kind, CancellationToken cancellationToken) =>
        file.Clocks.LastOrDefault(clock => clock.Kind == kind) is { } counted
            ? counted.Due
            : CaseClocks.Start(kind, Today, null, null, options.Value, await LawBook.CalendarAsync(state, cancellationToken)).Clock?.Due;

    /// <summary>The number of the paper of a case that is in force; empty where there is none.</summary>
    internal static async Task<string> NumberAsync(StateContext state, PaperKind kind, long? caseId, CancellationToken cancellationToken) =>
        await state.Set<IssuedPaper>().Where(p => p.Kind == kind && p.CaseId == caseId && p.VoidedAt == null)
            .Select(p => p.Number).SingleOrDefaultAsync(cancellationToken) ?? "";

    /// <summary>The violations of a case that stand.</summary>
    internal IReadOnlyList<ViolationFinding> Violations(LoadedCase loaded) =>
    [
        .. loaded.File.Violations.Where(v => CaseFacts.Stands(v, loaded.Lapsed))
            .Select(v => new ViolationFinding(v.Item, v.Text, DayOf(v.At), EvidenceOf(v))),
    ];

    private static string EvidenceOf(RecordedViolation violation) => string.Join('、', new[]
    {
        violation.VerdictId is { } verdict ? FormattableString.Invariant($"评定结论第{verdict}号") : "",
        violation.RestsOnCaseId is { } other ? FormattableString.Invariant($"案件第{other}号") : "",
        violation.FindingNumber is { } finding ? FormattableString.Invariant($"现场发现第{finding}项") : "",
        violation.CheckedItem is { } item ? FormattableString.Invariant($"检查内容第{item}项") : "",
    }.Where(part => part.Length > 0));
}
