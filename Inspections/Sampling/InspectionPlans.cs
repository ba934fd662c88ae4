using EnergyQuota.Inspections.Cases;
using EnergyQuota.Inspections.Law;
using EnergyQuota.Metering;
using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Registry;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Audit;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EnergyQuota.Inspections.Sampling;

/// <summary>Draws plans of inspections and plans the inspections in them.</summary>
/// <param name="states">The state database.</param>
/// <param name="audit">The audit log.</param>
/// <param name="time">The clock.</param>
/// <param name="options">Settings of this room.</param>
/// <param name="site">Settings of the site; days are those of its zone.</param>
public sealed class InspectionPlans(
    IDbContextFactory<StateContext> states, AuditLog audit, TimeProvider time, IOptions<InspectionOptions> options, IOptions<SiteOptions> site)
{
    private static readonly CaseState[] Unexplained = [CaseState.NotAccepted, CaseState.NotExplained, CaseState.ReductionFailed, CaseState.ReductionMissed];

    /// <summary>Who would have priority now, and how many would be drawn. Draws nobody: a preview of a sample would let one choose.</summary>
    /// <param name="scope">Who asks; needs <see cref="Permission.HandleCases"/>.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public async Task<PlanOutlook?> OutlookAsync(Scope scope, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        if (!MayDraw(scope))
        {
            return null;
        }

        await using var state = await states.CreateDbContextAsync(cancellationToken);
        var candidates = await CandidatesAsync(state, scope, cancellationToken);
        var first = candidates.Where(static c => c.Priority is not null).ToList();
        return new PlanOutlook(candidates.Count, first, (int)decimal.Ceiling((candidates.Count - first.Count) * options.Value.SampleShare), options.Value.SampleShare);
    }

    /// <summary>The plans that were drawn, newest first.</summary>
    /// <param name="scope">Who asks; plans for institutions outside it are left out.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public async Task<IReadOnlyList<InspectionPlan>> ListAsync(Scope scope, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        if (!LoadedCase.IsOfAgency(scope))
        {
            return [];
        }

        await using var state = await states.CreateDbContextAsync(cancellationToken);
        return await state.Set<InspectionPlan>().AsNoTracking()
            .Where(plan => plan.RegionPrefix.StartsWith(scope.RegionPrefix!) && (scope.VerticalSystem == null || plan.VerticalSystem == scope.VerticalSystem))
            .OrderByDescending(plan => plan.Id).ToListAsync(cancellationToken);
    }

    /// <summary>Draws a plan and plans an inspection of everyone in it.</summary>
    /// <param name="scope">Who draws; needs <see cref="Permission.HandleCases"/>.</param>
    /// <param name="seed">The seed, 1 to 100 characters, e.g. the numbers of a public lottery of a day named before.</param>
    /// <param name="share">The share of those without priority; not below <see cref="InspectionOptions.SampleShare"/>; <see langword="null"/>: that.</param>
    /// <param name="cancellationToken">Stops it; nothing has happened then.</param>
    /// <returns>The plan, or why there is none.</returns>
    public async Task<(CaseResult Result, InspectionPlan? Plan)> DrawAsync(Scope scope, string seed, decimal? share, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(seed);
        if (!MayDraw(scope))
        {
            return (CaseResult.Of(CaseOutcome.NotAllowed), null);
        }

        var least = options.Value.SampleShare;
        if (!MoveFields.IsText(seed, 100) || share < least || share > 1m)
        {
            return (CaseResult.Invalid(share < least || share > 1m ? "Share" : "Seed"), null);
        }

        InspectionPlan? plan = null;
        await audit.CommitAsync(
            scope.Who,
            async (state, token) =>
            {
                var (year, now) = (Today.Year, time.GetUtcNow());
                var candidates = await CandidatesAsync(state, scope, token);
                var chosen = SamplingMath.Draw(candidates, year, seed.Trim(), share ?? least);
                plan = new InspectionPlan
                {
                    Year = year,
                    Seed = seed.Trim(),
                    Share = share ?? least,
                    Candidates = candidates.Count,
                    Priority = chosen.Count(static c => c.Cause != InspectionCause.Sample),
                    Sampled = chosen.Count(static c => c.Cause == InspectionCause.Sample),
                    RegionPrefix = scope.RegionPrefix!,
                    VerticalSystem = scope.VerticalSystem,
                    DrawnBy = scope.Who,
                    DrawnAt = now,
                };
                state.Add(plan);
                var files = new List<CaseFile>();
                foreach (var one in chosen)
                {
                    files.Add(await PlanAsync(state, scope, one, plan, now, token));
                }

                state.AddRange(files);
                await state.SaveChangesAsync(token);
                return
                [
                    new AuditLine("inspection-plan.drawn", $"inspection-plan:{plan.Id}", new
                    {
                        plan.Year, plan.Seed, plan.Share, plan.RegionPrefix,
                        Candidates = candidates.Select(static c => c.InstitutionCode),
                        Chosen = chosen.Select(static c => new { c.InstitutionCode, Cause = c.Cause.ToString(), c.ParentId, c.VerdictId, c.Number }),
                    }),
                    .. files.Select(CaseDesk.Opened),
                ];
            },
            cancellationToken);
        return (CaseResult.Of(CaseOutcome.Done), plan);
    }

    private async Task<CaseFile> PlanAsync(StateContext state, Scope scope, SampledInstitution one, InspectionPlan plan, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var writer = new ActWriter(options.Value, Calendars.WorkCalendar.Empty, scope.Who, now, Today);
        var text = one.Cause == InspectionCause.Sample ? $"{plan.Year} {plan.Seed} {one.Number}" : $"{plan.Year} {one.Cause}";
        var file = writer.Open(CaseKind.Inspection, CaseState.Planned, one.InstitutionCode, plan.Year, LegalBasis.Decree(35), text);
        (file.Cause, file.ParentId, file.VerdictId) = (one.Cause, one.ParentId, one.VerdictId);
        var inherited = one.ParentId is null ? [] : await state.Set<RecordedViolation>().AsNoTracking()
            .Where(violation => violation.CaseId == one.ParentId && violation.DroppedBy == null).OrderBy(violation => violation.Number).ToListAsync(cancellationToken);
        foreach (var violation in inherited)
        {
            file.Violations.Add(writer.Violation(file, violation.Item, violation.Text, new ViolationGround(VerdictId: violation.VerdictId, CaseId: one.ParentId)));
        }

        return file;
    }

    private DateOnly Today => CalendarDays.DayOf(time.GetUtcNow(), SiteZone.Find(site.Value.Zone));

    private static bool MayDraw(Scope scope) => LoadedCase.ActorOf(scope) == MoveActor.Agency;

    private async Task<List<SampleCandidate>> CandidatesAsync(StateContext state, Scope scope, CancellationToken cancellationToken)
    {
        var today = Today;
        var inspected = state.Set<CaseFile>().Where(f => f.Kind == CaseKind.Inspection && !CaseStates.OverStates.Contains(f.State)).Select(f => f.InstitutionCode);
        var codes = await state.Set<Institution>().Within(scope)
            .Where(i => i.From <= today && (i.To == null || i.To > today) && !inspected.Contains(i.Code)).Select(i => i.Code).ToListAsync(cancellationToken);
        var followed = state.Set<CaseFile>().Where(f => f.Kind == CaseKind.Inspection && f.ParentId != null).Select(f => f.ParentId);
        var unexplained = await LoadedCase.Seen(state, scope)
            .Where(f => f.Kind == CaseKind.Explanation && Unexplained.Contains(f.State) && !followed.Contains(f.Id))
            .OrderByDescending(f => f.Year).ThenByDescending(f => f.Id).Select(f => new { f.Id, f.InstitutionCode, f.State, f.VerdictId }).ToListAsync(cancellationToken);
        var seen = state.Set<Institution>().Within(scope).Select(i => i.Code);
        var over = await state.Set<Verdict>().AsNoTracking()
            .Where(v => v.Current && (v.Grade == Grade.Over || v.Grade == Grade.OverLowerBound) && v.Year >= today.Year - 1 && seen.Contains(v.InstitutionCode))
            .Select(v => new { v.Id, v.InstitutionCode, v.Value, v.Constraint }).ToListAsync(cancellationToken);
        var checkedVerdicts = (await state.Set<CaseFile>().Where(f => f.Kind == CaseKind.Inspection && f.VerdictId != null && f.State != CaseState.InspectionCancelled)
            .Select(f => f.VerdictId!.Value).ToListAsync(cancellationToken)).ToHashSet();
        var byCase = unexplained.GroupBy(f => f.InstitutionCode).ToDictionary(g => g.Key, g => g.First());
        var bySize = over.Where(v => IsSerious(v.Value, v.Constraint) && !checkedVerdicts.Contains(v.Id)).GroupBy(v => v.InstitutionCode).ToDictionary(g => g.Key, g => g.First().Id);
        return
        [
            .. codes.Order(StringComparer.Ordinal).Select(code =>
                byCase.TryGetValue(code, out var f) ? new SampleCandidate(code, Opening.CauseOf(CaseKind.Explanation, f.State), f.Id, f.VerdictId)
                : bySize.TryGetValue(code, out var verdict) ? new SampleCandidate(code, InspectionCause.SeriousOverrun, null, verdict)
                : new SampleCandidate(code)),
        ];
    }

    private bool IsSerious(decimal? value, decimal? constraint) => value >= constraint * (1m + options.Value.SeriousOverrun);
}

/// <summary>What a drawing would have before it.</summary>
/// <param name="Candidates">How many institutions may be chosen.</param>
/// <param name="Priority">Those with priority.</param>
/// <param name="ToDraw">How many of the rest would be drawn at least.</param>
/// <param name="Share">The least share, from the settings.</param>
public sealed record PlanOutlook(int Candidates, IReadOnlyList<SampleCandidate> Priority, int ToDraw, decimal Share);
