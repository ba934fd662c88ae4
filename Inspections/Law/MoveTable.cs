using EnergyQuota.Inspections.Audits;
using EnergyQuota.Inspections.Explanations;
using EnergyQuota.Inspections.Inspecting;
using EnergyQuota.Inspections.Opinions;
using EnergyQuota.Inspections.Orders;
using EnergyQuota.Inspections.Tips;

namespace EnergyQuota.Inspections.Law;

/// <summary>The order of steps: every move that the law allows, and nothing else. Pure.</summary>
public static class MoveTable
{
    /// <summary>The moves of national law: Decree 531.</summary>
    public static IReadOnlyList<MoveRule> National { get; } =
        [.. ExplanationMoves.All, .. InspectionMoves.All, .. OrderMoves.All, .. OpinionMoves.All, .. AuditMoves.All, .. TipMoves.All];

    /// <summary>The moves from the state of a case, whether or not they may be made now: national law and the local rules in force.</summary>
    /// <param name="situation">The case.</param>
    public static IReadOnlyList<MoveRule> From(CaseSituation situation)
    {
        ArgumentNullException.ThrowIfNull(situation);
        return
        [
            .. National.Concat(situation.LocalRules.SelectMany(LocalMoves.Of))
                .Where(rule => rule.Kind == situation.Kind && rule.From == situation.State),
        ];
    }

    /// <summary>Decides about one move.</summary>
    /// <param name="situation">The case.</param>
    /// <param name="move">What is to be done.</param>
    /// <param name="actor">By whom; the agency may also enter what the institution says, on its behalf.</param>
    public static MoveDecision Decide(CaseSituation situation, Move move, MoveActor actor)
    {
        ArgumentNullException.ThrowIfNull(situation);
        if (From(situation).FirstOrDefault(rule => rule.Move == move) is not { } rule)
        {
            return new MoveDecision(null, Refusal.NotInOrder, null);
        }

        return !MayMake(rule, actor) ? new MoveDecision(null, Refusal.NotAllowed, null)
            : rule.Needs.Where(need => !situation.Holds(need)).Select(static need => (Precondition?)need).FirstOrDefault() is { } missing
                ? new MoveDecision(null, Refusal.Missing, missing)
            : new MoveDecision(rule, null, null);
    }

    /// <summary>Whether somebody may make a move where it is in order: the agency any, everybody else their own.</summary>
    /// <param name="rule">The move.</param>
    /// <param name="actor">Who.</param>
    public static bool MayMake(MoveRule rule, MoveActor actor)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return actor == MoveActor.Agency || rule.Actor == actor;
    }
}

/// <summary>Whether a move may be made.</summary>
/// <param name="Rule">The row that allows it; <see langword="null"/>: it may not.</param>
/// <param name="Refusal">Why it may not.</param>
/// <param name="Missing">What does not hold, where it is <see cref="Law.Refusal.Missing"/>.</param>
public sealed record MoveDecision(MoveRule? Rule, Refusal? Refusal, Precondition? Missing);

/// <summary>Why a move may not be made.</summary>
public enum Refusal
{
    /// <summary>The law has no such move from this state.</summary>
    NotInOrder = 1,

    /// <summary>This role may not make it.</summary>
    NotAllowed = 2,

    /// <summary>A precondition does not hold.</summary>
    Missing = 3,
}
