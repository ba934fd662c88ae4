using EnergyQuota.Inspections.Law;
using static EnergyQuota.Inspections.Law.CaseState;

namespace EnergyQuota.Inspections.Tips;

/// <summary>The moves of a tip: anyone may report waste, and what is reported is investigated (Decree 531, art. 8).</summary>
internal static class TipMoves
{
    private static readonly LegalBasis Report = LegalBasis.Decree(8);

    /// <summary>The table.</summary>
    public static IEnumerable<MoveRule> All =>
    [
        Row(TipRecorded, Move.Investigate, TipInvestigated),
        Row(TipInvestigated, Move.Answer, TipAnswered) with { EndsClock = true },
        Row(TipInvestigated, Move.Close, TipClosed) with { EndsClock = true },
        .. ClockMoves.Of(CaseKind.Tip, TipRecorded, Report),
        .. ClockMoves.Of(CaseKind.Tip, TipInvestigated, Report),
        .. ClockMoves.Attaching(CaseKind.Tip, Report, TipRecorded, TipInvestigated),
    ];

    private static MoveRule Row(CaseState from, Move move, CaseState to) => new(CaseKind.Tip, from, move, to, MoveActor.Agency, Report);
}
