using EnergyQuota.Metering;
using EnergyQuota.Registry;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EnergyQuota.Quotas.Standards.Life;

/// <summary>Records decisions about standards: legality review, publication, repeal, periodic review, each with its audit line.</summary>
/// <param name="audit">The audit log.</param>
/// <param name="site">The site; days are those of its zone.</param>
/// <param name="time">Dates the entries.</param>
public sealed class StandardDesk(AuditLog audit, IOptions<SiteOptions> site, TimeProvider time)
{
    /// <summary>Records a decision.</summary>
    /// <param name="scope">Who records it; an administrator that sees every region.</param>
    /// <param name="code">The standard's code.</param>
    /// <param name="move">The decision.</param>
    /// <param name="cancellationToken">Stops it; nothing has happened then.</param>
    /// <returns>Why it was not recorded, or <see langword="null"/> where it was.</returns>
    public async Task<LifeFault?> DecideAsync(Scope scope, string code, StandardMove move, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(move);
        if (!scope.May(Permission.ManageStandards) || !scope.SeesEveryRegion)
        {
            return LifeFault.NotAllowed;
        }

        var now = time.GetUtcNow();
        var today = CalendarDays.DayOf(now, SiteZone.Find(site.Value.Zone));
        LifeFault? fault = null;
        await audit.CommitAsync(
            scope.Who,
            async (state, token) =>
            {
                var standard = await state.Set<QuotaStandard>().Include(s => s.Rows).Include(s => s.Decisions).AsSplitQuery()
                    .SingleOrDefaultAsync(s => s.Code == code, token);
                if (standard is null)
                {
                    fault = LifeFault.NoSuchStandard;
                    return [];
                }

                var others = await state.Set<QuotaStandard>().ToDictionaryAsync(s => s.Code, s => s.State, token);
                var sets = await state.Set<CoefficientSet>().Select(s => s.Id).ToHashSetAsync(token);
                fault = StandardLife.Refusal(standard, move, others, sets, today);
                if (fault is not null)
                {
                    return [];
                }

                var before = Shown(standard);
                StandardLife.Apply(standard, move, scope.Who, now);
                return [new AuditLine(Action(move.Kind), $"standard:{code}", new { Decision = move, Before = before, After = Shown(standard) })];
            },
            cancellationToken);
        return fault;
    }

    private static object Shown(QuotaStandard s) => new { State = s.State.ToString(), s.EffectiveFrom, s.EffectiveTo, s.FirstJudgedYear, s.RepealedBy };

    private static string Action(StandardDecisionKind kind) => kind switch
    {
        StandardDecisionKind.LegalityReview => "standard.legality-reviewed",
        StandardDecisionKind.Published => "standard.published",
        StandardDecisionKind.Repealed => "standard.repealed",
        _ => "standard.reviewed",
    };
}
