using EnergyQuota.Metering;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Audit;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.State;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EnergyQuota.Registry.Editing;

/// <summary>
/// Dated figures of institutions: entered by one person, approved or rejected by another. What changes more than usual is questioned,
/// and is approved only with a reason. Each step commits with its audit line.
/// </summary>
/// <param name="states">The state database.</param>
/// <param name="audit">Commits the changes.</param>
/// <param name="options">What is questioned, and whether two people are needed.</param>
/// <param name="time">Dates the entries.</param>
public sealed class FactDesk(IDbContextFactory<StateContext> states, AuditLog audit, IOptions<DeskOptions> options, TimeProvider time)
{
    private const int LongestReason = 400;

    /// <summary>Enters a figure; it counts once it is approved.</summary>
    /// <param name="actor">Who enters it; needs <see cref="Permission.ProposeFacts"/>.</param>
    /// <param name="fact">The figure; entry, state and decision are set from here.</param>
    /// <param name="cancellationToken">Stops it; nothing has happened then.</param>
    public async Task<EditResult> EnterAsync(Scope actor, InstitutionFact fact, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(fact);
        if (!actor.May(Permission.ProposeFacts))
        {
            return new EditResult(EditOutcome.NotAllowed);
        }

        if (FieldChecks.Of(fact) is { } field)
        {
            return new EditResult(EditOutcome.Invalid, field);
        }

        (fact.EnteredBy, fact.EnteredAt, fact.State) = (actor.Who, ReadingLimits.Truncate(time.GetUtcNow()), ApprovalState.Pending);
        (fact.DecidedBy, fact.DecidedAt, fact.DecisionReason) = (null, null, null);
        var result = EditResult.Done;
        await audit.CommitAsync(
            actor.Who,
            async (state, token) =>
            {
                if (!await state.Set<Institution>().Within(actor).AnyAsync(i => i.Code == fact.InstitutionCode, token))
                {
                    result = new EditResult(EditOutcome.NotFound, nameof(fact.InstitutionCode));
                    return [];
                }

                fact.Id = 0;
                fact.QuestionedAgainst = FactQuestion.Of(fact, await OthersAsync(state, fact, token), options.Value.FactChangeQuestioned);
                state.Add(fact);
                return [new AuditLine("fact.entered", Subject(fact), Shown(fact))];
            },
            cancellationToken);
        return result;
    }

    /// <summary>Approves or rejects a figure that waits.</summary>
    /// <param name="actor">Who decides; not who entered it where <see cref="DeskOptions.TwoPeopleForFacts"/> says so.</param>
    /// <param name="id">The figure's number.</param>
    /// <param name="approve">Approved, or else rejected.</param>
    /// <param name="reason">The reason; at most 400 characters. Needed to reject, and to approve what is questioned.</param>
    /// <param name="cancellationToken">Stops it; nothing has happened then.</param>
    public async Task<EditResult> DecideAsync(Scope actor, int id, bool approve, string? reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.May(Permission.HandleFacts))
        {
            return new EditResult(EditOutcome.NotAllowed);
        }

        var words = reason?.Trim() ?? "";
        var result = EditResult.Done;
        await audit.CommitAsync(
            actor.Who,
            async (state, token) =>
            {
                var seen = state.Set<Institution>().Within(actor).Select(i => i.Code);
                var fact = await state.Set<InstitutionFact>().SingleOrDefaultAsync(f => f.Id == id && seen.Contains(f.InstitutionCode), token);
                result = fact is null ? new EditResult(EditOutcome.NotFound, nameof(id))
                    : fact.State != ApprovalState.Pending ? new EditResult(EditOutcome.Conflict, nameof(fact.State))
                    : options.Value.TwoPeopleForFacts && fact.EnteredBy == actor.Who ? new EditResult(EditOutcome.NotAllowed, nameof(fact.EnteredBy))
                    : words.Length > LongestReason || words.Any(char.IsControl) ? new EditResult(EditOutcome.Invalid, nameof(reason))
                    : EditResult.Done;
                if (fact is null || result.Outcome != EditOutcome.Done)
                {
                    return [];
                }

                // What it is compared with may have changed since it was entered.
                fact.QuestionedAgainst = FactQuestion.Of(fact, await OthersAsync(state, fact, token), options.Value.FactChangeQuestioned);
                if (words.Length == 0 && (!approve || fact.QuestionedAgainst is not null))
                {
                    result = new EditResult(EditOutcome.Invalid, nameof(reason));
                    return [];
                }

                fact.State = approve ? ApprovalState.Approved : ApprovalState.Rejected;
                (fact.DecidedBy, fact.DecidedAt) = (actor.Who, ReadingLimits.Truncate(time.GetUtcNow()));
                fact.DecisionReason = words.Length == 0 ? null : words;
                return [new AuditLine(approve ? "fact.approved" : "fact.rejected", Subject(fact), Shown(fact))];
            },
            cancellationToken);
        return result;
    }

    /// <summary>The figures that wait for a decision, the oldest first.</summary>
    /// <param name="scope">Who asks.</param>
    /// <param name="offset">So many are passed over; 0 or more.</param>
    /// <param name="limit">At most so many; more than 0.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public async Task<(IReadOnlyList<InstitutionFact> Facts, int Total)> PendingAsync(Scope scope, int offset, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        await using var state = await states.CreateDbContextAsync(cancellationToken);
        var seen = state.Set<Institution>().Within(scope).Select(i => i.Code);
        var waiting = state.Set<InstitutionFact>().AsNoTracking().Where(f => f.State == ApprovalState.Pending && seen.Contains(f.InstitutionCode));
        return (await waiting.OrderBy(f => f.Id).Skip(offset).Take(limit).ToListAsync(cancellationToken), await waiting.CountAsync(cancellationToken));
    }

    private static async Task<List<InstitutionFact>> OthersAsync(StateContext state, InstitutionFact fact, CancellationToken cancellationToken) =>
        await state.Set<InstitutionFact>().AsNoTracking()
            .Where(f => f.InstitutionCode == fact.InstitutionCode && f.Kind == fact.Kind && f.Subject == fact.Subject && f.Id != fact.Id)
            .ToListAsync(cancellationToken);

    private static string Subject(InstitutionFact fact) => $"institution:{fact.InstitutionCode}";

    private static object Shown(InstitutionFact f) => new
    {
        Kind = f.Kind.ToString(),
        f.Subject,
        f.From,
        f.To,
        f.Value,
        f.Present,
        f.PresentOf,
        f.Source,
        f.EnteredBy,
        State = f.State.ToString(),
        f.QuestionedAgainst,
        f.DecisionReason,
    };
}
