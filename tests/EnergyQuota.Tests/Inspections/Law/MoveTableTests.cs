using EnergyQuota.Inspections.Law;

namespace EnergyQuota.Tests.Inspections.Law;

/// <summary>The table of the law holds together.</summary>
public sealed class MoveTableTests
{
    private static readonly CaseState[] First =
        [CaseState.ExplanationRequested, CaseState.Planned, CaseState.OrderIssued, CaseState.OpinionIssued, CaseState.AuditPlanned, CaseState.TipRecorded];

    private static readonly LocalRule Local = new()
    {
        Id = "made",
        TitleZh = "made",
        RegionPrefix = "37",
        From = new DateOnly(2020, 1, 1),
        Source = "made",
        AfterStates = $"{(int)CaseState.NotAccepted},{(int)CaseState.NotExplained}",
        EnteredBy = "test",
        EnteredAt = DateTimeOffset.UnixEpoch,
    };

    private static IEnumerable<MoveRule> Everything => MoveTable.National.Concat(LocalMoves.Of(Local));

    [Fact]
    public void Table_FromWhatIsOver_LeadsNowhere() => Assert.DoesNotContain(Everything, rule => rule.From.IsOver());

    [Fact]
    public void Table_EveryState_IsReachedAndLeft()
    {
        var reached = First.Concat(Everything.Select(rule => rule.To)).ToHashSet();
        Assert.Equal(Enum.GetValues<CaseState>().Where(state => state != CaseState.None), reached.Order());
        Assert.All(reached.Where(state => !state.IsOver()), state => Assert.Contains(Everything, rule => rule.From == state));
    }

    [Fact]
    public void Table_OneMoveFromAState_HasOneRow() =>
        Assert.Empty(Everything.GroupBy(rule => (rule.Kind, rule.From, rule.Move)).Where(rows => rows.Count() > 1).Select(rows => rows.Key));

    [Fact]
    public void Table_TheInstitutionItself_MaySubmitAndNothingElse() =>
        Assert.Equal([Move.Submit], Everything.Where(rule => rule.Actor == MoveActor.Institution).Select(rule => rule.Move).Distinct());

    [Fact]
    public void Table_EveryRow_CitesItsArticle()
    {
        int[] articles = [8, 17, 22, 23, 35, 37, 41];
        var cited = MoveTable.National.Select(rule => rule.Basis.En).Distinct().ToList();
        Assert.All(cited, basis => Assert.Contains(articles, article => basis.StartsWith($"Decree 531, art. {article}", StringComparison.Ordinal)));
        Assert.All(MoveTable.National, rule => Assert.StartsWith("《公共机构节能条例》（国务院令第531号）第", rule.Basis.Zh, StringComparison.Ordinal));
        Assert.Equal("《公共机构节能条例》（国务院令第531号）第三十七条第（五）项", LegalBasis.Decree(37, 5).Zh);
    }

    [Theory]
    [InlineData(8, "第八条")]
    [InlineData(10, "第十条")]
    [InlineData(17, "第十七条")]
    [InlineData(20, "第二十条")]
    [InlineData(41, "第四十一条")]
    public void Decree_Article_IsWrittenAsAPaperWritesIt(int article, string written) =>
        Assert.Equal($"《公共机构节能条例》（国务院令第531号）{written}", LegalBasis.Decree(article).Zh);

    [Fact]
    public void Table_LocalRule_ReachesNoStateOfTheNationalLadder() =>
        Assert.All(LocalMoves.Of(Local).Where(rule => rule.From != rule.To), rule => Assert.True((int)rule.To >= 120 || rule.To == CaseState.Withdrawn, $"{rule.To}"));

    [Theory]
    [InlineData("2019-12-31", "370101", false)]
    [InlineData("2020-01-01", "370101", true)]
    [InlineData("2024-12-31", "37", true)]
    [InlineData("2025-01-01", "370101", false)]
    [InlineData("2021-01-01", "310101", false)]
    public void Holds_ByDayAndRegion_FromItsFirstDayToTheDayBeforeItsEnd(string day, string region, bool holds)
    {
        var rule = new LocalRule { Id = "x", TitleZh = "x", RegionPrefix = "37", From = new DateOnly(2020, 1, 1), To = new DateOnly(2025, 1, 1), Source = "x", AfterStates = "5", EnteredBy = "x", EnteredAt = default };
        Assert.Equal(holds, rule.Holds(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), region));
    }
}
