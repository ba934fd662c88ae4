using Microsoft.EntityFrameworkCore.Migrations;

namespace EnergyQuota.Server.Migrations.Sqlite;

/// <summary>
/// Carries explanations that were asked for before cases had acts and clocks over into cases. A migration that makes the tables of
/// cases calls it before it drops the old table.
/// </summary>
internal static class ExplanationsToCases
{
    private const string Served = "《公共机构节能条例》（国务院令第531号）第十七条";
    private const string NotExplained = "《公共机构节能条例》（国务院令第531号）第三十七条第（五）项";

    // The old state 2 ran its clock from the request: it was as good as served. The numbers are those of CaseState, Move and ClockState.
    private static readonly string[] Steps =
    [
        """
        INSERT INTO CaseFiles (Id, Kind, State, InstitutionCode, Year, VerdictId, Informant, OpenedAt, KnownFrom)
        SELECT r.Id, 1, CASE r.State WHEN 2 THEN 7 ELSE r.State END, r.InstitutionCode, r.Year,
          (SELECT v.Id FROM Verdicts v JOIN Alerts a ON a.Id = r.AlertId
           WHERE v.InstitutionCode = r.InstitutionCode AND v.Year = r.Year AND v.Indicator IS a.Indicator AND v.Grade IN (4, 5)
           ORDER BY v.Revision DESC LIMIT 1),
          '', r.RequestedAt, 2
        FROM ExplanationRequests r
        """,
        $"""
        INSERT INTO CaseActs (CaseId, Number, Move, Before, After, "By", OnBehalf, At, "On", BasisZh, BasisEn, Text, People)
        SELECT Id, 1, 1, 1, 2, RequestedBy, 0, RequestedAt, date(RequestedAt / 1000000, 'unixepoch', '+8 hours'), '{Served}', 'Decree 531, art. 17', '要求说明', '' FROM ExplanationRequests
        UNION ALL
        SELECT Id, 2, 2, 2, 7, RequestedBy, 0, RequestedAt, date(RequestedAt / 1000000, 'unixepoch', '+8 hours'), '{Served}', 'Decree 531, art. 17', '要求说明', '' FROM ExplanationRequests
        UNION ALL
        SELECT Id, 3, 3, 7, 3, RequestedBy, 1, strftime('%s', ReceivedOn) * 1000000, ReceivedOn, '{Served}', 'Decree 531, art. 17', ReceivedText, ''
        FROM ExplanationRequests WHERE ReceivedOn IS NOT NULL
        UNION ALL
        SELECT Id, 3 + (ReceivedOn IS NOT NULL), State, CASE State WHEN 6 THEN 7 ELSE 3 END, State, ReviewedBy, 0, ReviewedAt,
          date(ReviewedAt / 1000000, 'unixepoch', '+8 hours'),
          CASE State WHEN 6 THEN '{NotExplained}' ELSE '{Served}' END, CASE State WHEN 6 THEN 'Decree 531, art. 37 (5)' ELSE 'Decree 531, art. 17' END, ReviewText, ''
        FROM ExplanationRequests WHERE State IN (4, 5, 6)
        """,
        """
        INSERT INTO CaseClocks (CaseId, Kind, State, Start, Days, Unit, LastDayMoves, Source, Due, StepsJson, EndedOn)
        SELECT Id, 1, CASE WHEN State = 2 THEN 1 WHEN State = 6 THEN 4 WHEN ReceivedOn <= Deadline THEN 2 ELSE 3 END,
          date(RequestedAt / 1000000, 'unixepoch', '+8 hours'),
          max(1, CAST(julianday(Deadline) - julianday(date(RequestedAt / 1000000, 'unixepoch', '+8 hours')) AS INTEGER)), 1, 0, '', Deadline, '[]',
          coalesce(ReceivedOn, date(ReviewedAt / 1000000, 'unixepoch', '+8 hours'))
        FROM ExplanationRequests
        """,
        """
        INSERT INTO CaseViolations (CaseId, Number, Item, Text, VerdictId, RestsOnCaseId, "By", At, DroppedReason)
        SELECT r.Id, 1, 5, r.ReviewText, f.VerdictId, r.Id, r.ReviewedBy, r.ReviewedAt, ''
        FROM ExplanationRequests r JOIN CaseFiles f ON f.Id = r.Id WHERE r.State = 6
        """,
    ];

    /// <summary>Carries them over; the old table is still there and the new ones are empty.</summary>
    public static void Up(MigrationBuilder migration)
    {
        foreach (var step in Steps)
        {
            migration.Sql(step);
        }
    }
}
