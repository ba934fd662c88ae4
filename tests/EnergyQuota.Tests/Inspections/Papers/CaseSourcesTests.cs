using EnergyQuota.Inspections.Cases;
using EnergyQuota.Inspections.Law;
using EnergyQuota.Inspections.Papers;
using EnergyQuota.Inspections.Papers.Facts;
using EnergyQuota.Inspections.Papers.Register;
using EnergyQuota.Inspections.Papers.Sources;
using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Registry;
using EnergyQuota.Tests.Quotas;
using EnergyQuota.Tests.Servers;
using Microsoft.Extensions.Options;
using Registered = EnergyQuota.Inspections.Papers.Register.Papers;

namespace EnergyQuota.Tests.Inspections.Papers;

public sealed class CaseSourcesTests : IDisposable
{
    private readonly LawWorld _law = new();
    private readonly TemporaryFolder _folder = new();
    private readonly Registered _papers;
    private readonly CasePapers _cases;

    public CaseSourcesTests()
    {
        _law.State.Add(QuotaFacts.Standard());
        var site = Options.Create(new SiteOptions());
        var options = new PaperOptions
        {
            Folder = Path.Combine(_folder.Path, "papers"),
            Templates = Path.Combine(_folder.Path, "templates"),
            Issuers = { new PaperIssuer { Region = "37", Name = "示例省机关事务管理局", Sign = "示省节" } },
        };
        _papers = new Registered(_law.State, _law.State.Audit, _law.State.Time, Options.Create(options), site);
        var reader = new CaseReader(_law.State.Time, Options.Create(_law.Options), site);
        _cases = new CasePapers(
            [
                new ExplanationNoticeSource(_law.State, reader), new InspectionRecordSource(_law.State, reader), new CorrectionOrderSource(_law.State, reader),
                new RectificationOpinionSource(_law.State, reader), new CircularSource(_law.State, reader),
            ],
            _papers);
        Sources = new Dictionary<PaperKind, IPaperSource>
        {
            [PaperKind.ExplanationNotice] = new ExplanationNoticeSource(_law.State, reader),
            [PaperKind.InspectionRecord] = new InspectionRecordSource(_law.State, reader),
            [PaperKind.CorrectionOrder] = new CorrectionOrderSource(_law.State, reader),
            [PaperKind.RectificationOpinion] = new RectificationOpinionSource(_law.State, reader),
            [PaperKind.Circular] = new CircularSource(_law.State, reader),
        };
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Dictionary<PaperKind, IPaperSource> Sources { get; }

    public void Dispose()
    {
        _papers.Dispose();
        _law.Dispose();
        foreach (var file in Directory.EnumerateFiles(_folder.Path, "*", SearchOption.AllDirectories))
        {
            File.SetAttributes(file, FileAttributes.Normal);
        }

        _folder.Dispose();
    }

    [Fact]
    public async Task FactsAsync_ExplanationServed_GivesTheVerdictInForceAndTheDeadlineOfItsClock()
    {
        var id = await _law.ServedAsync();
        var facts = Assert.IsType<ExplanationNoticeFacts>((await FactsAsync(PaperKind.ExplanationNotice, id)).Facts);

        Assert.Equal((id, 2025, _law.Today.AddDays(15)), (facts.CaseId, facts.Year, facts.Deadline));
        var figure = Assert.Single(facts.Figures);
        Assert.Equal(("单位建筑面积非供暖能耗", 26m, 20m, "kgce/(m²·a)", "《标准》（S）"), (figure.Indicator, figure.Value, figure.Constraint, figure.Unit, figure.Standard));
        Assert.Same(SourcedFacts.NotFound, await Sources[PaperKind.ExplanationNotice].FactsAsync(LawWorld.Stranger, id, Token));
    }

    [Fact]
    public async Task FactsAsync_ExplanationNotServedYet_NamesTheDayItEndsWhenServedToday()
    {
        var id = LawWorld.Opened(await _law.Opener.ExplainAsync(LawWorld.Officer, _law.Judge(Grade.Over), "", Token));
        Assert.Equal(_law.Today.AddDays(15), Assert.IsType<ExplanationNoticeFacts>((await FactsAsync(PaperKind.ExplanationNotice, id)).Facts).Deadline);
    }

    [Fact]
    public async Task FactsAsync_ExplanationArrived_SaysWhyNoNoticeIsDue()
    {
        var id = await _law.ServedAsync();
        await _law.DoAsync(LawWorld.CourtAccount, id, Move.Submit);
        Assert.Single((await FactsAsync(PaperKind.ExplanationNotice, id)).Faults);
    }

    [Fact]
    public async Task FactsAsync_VerdictLapsed_SaysWhyNoNoticeIsDue()
    {
        var id = await _law.ServedAsync();
        _law.Judge(Grade.Constraint);
        Assert.Single((await FactsAsync(PaperKind.ExplanationNotice, id)).Faults);
    }

    [Fact]
    public async Task IssueAsync_NoticeOfACase_IsNumberedAndReissued()
    {
        var id = await _law.ServedAsync();
        var issued = await _cases.IssueAsync(LawWorld.Officer, PaperKind.ExplanationNotice, id, null, Token);
        Assert.Equal((IssueOutcome.Done, id), (issued.Outcome, issued.Paper!.CaseId));
        var again = await _cases.ReissueAsync(LawWorld.Officer, new PaperReplacement(issued.Paper.Id, "2513"), Token);
        Assert.Equal((IssueOutcome.Done, 2), (again.Outcome, again.Paper!.Sequence));
        Assert.Equal(IssueOutcome.NotFound, (await _cases.IssueAsync(LawWorld.Officer, PaperKind.Circular, id, null, Token)).Outcome);
        Assert.Equal(IssueOutcome.NotFound, (await _cases.IssueAsync(LawWorld.Stranger, PaperKind.ExplanationNotice, id, null, Token)).Outcome);
    }

    [Fact]
    public async Task FactsAsync_InspectionConcluded_HasEightItemsTheMeasurementsAndWhatStands()
    {
        var id = await _law.FillAsync(await _law.OnSiteAsync(), 8, wrong: 2);
        Assert.Single((await FactsAsync(PaperKind.InspectionRecord, id)).Faults);
        await _law.ReadAsync(1_000m);
        await _law.DoAsync(
            LawWorld.Officer, id,
            new MoveCommand(Move.RecordFinding, "hot outside") { Finding = new NewFinding(FindingType.Temperature, "room 205") { SetCelsius = 22m, MeasuredCelsius = 22.8m, OutdoorCelsius = 31.5m } },
            new MoveCommand(Move.RecordFinding, "sealed") { Finding = new NewFinding(FindingType.Meter, "cellar") { MeterCode = "E1", PlateSerial = "2019-1", PlateRegister = 1_010m } },
            new MoveCommand(Move.RecordViolation, "no sub-meters") { Number = 2, Ground = new ViolationGround(CheckedItem: 2) },
            new MoveCommand(Move.Conclude, "one violation"));

        var facts = Assert.IsType<InspectionRecordFacts>((await FactsAsync(PaperKind.InspectionRecord, id)).Facts);

        Assert.Empty(facts.Faults());
        Assert.Equal([.. Enumerable.Range(1, 8).Select(item => item == 2 ? CheckResult.DoesNotConform : CheckResult.Conforms)], facts.Items.Select(item => item.Result));
        Assert.Equal(["0918", "0921"], facts.Inspectors.Select(person => person.Name));
        var temperature = Assert.Single(facts.Temperatures);
        Assert.Equal(("room 205", false, 22.8m), (temperature.Place, temperature.IsHeating, temperature.MeasuredCelsius));
        var meter = Assert.Single(facts.Meters);
        Assert.Equal(("E1", "2019-1", 1_010m, 1_000m, "kWh", true), (meter.Meter, meter.PlateOnSite, meter.RegisterOnSite, meter.RegisterOnRecord, meter.Unit, meter.Agrees));
        Assert.Equal((2, "no sub-meters"), (Assert.Single(facts.Violations).Item, facts.Violations[0].Found));
        Assert.Equal(IssueOutcome.Done, (await _cases.IssueAsync(LawWorld.Officer, PaperKind.InspectionRecord, id, null, Token)).Outcome);
    }

    [Fact]
    public async Task FactsAsync_OrderMadeAndMissed_GivesTheOrderAndThenTheCircularThatNamesIt()
    {
        var id = await _law.OrderAsync();
        var facts = Assert.IsType<CorrectionOrderFacts>((await FactsAsync(PaperKind.CorrectionOrder, id)).Facts);
        Assert.Equal(_law.Today.AddDays(30), facts.CorrectBy);
        Assert.Contains("it says the meters are ordered", facts.Hearing, StringComparison.Ordinal);
        Assert.Equal(["install sub-meters"], facts.Demands);
        Assert.Equal(2, Assert.Single(facts.Violations).Item);
        Assert.Single((await FactsAsync(PaperKind.Circular, id)).Faults);
        var order = (await _cases.IssueAsync(LawWorld.Officer, PaperKind.CorrectionOrder, id, null, Token)).Paper!;

        await _law.DoAsync(LawWorld.Officer, id, Move.Serve);
        _law.Pass(31);
        await _law.DoAsync(LawWorld.Officer, id, Move.DeclareMissed, Move.Circulate);
        var circular = Assert.IsType<CircularFacts>((await FactsAsync(PaperKind.Circular, id)).Facts);

        Assert.Empty(circular.Faults());
        Assert.Equal((order.Number, _law.Today), (circular.OrderNumber, circular.RecheckedOn));
        Assert.Single((await FactsAsync(PaperKind.CorrectionOrder, id)).Faults);
    }

    [Fact]
    public async Task FactsAsync_Opinion_NamesWhatIsWastedAndWhenToReport()
    {
        var inspection = await _law.OnSiteAsync();
        var id = LawWorld.Opened(await _law.Opener.OpinionAsync(LawWorld.Officer, new OpenOpinion(inspection, "room 205", "windows open"), Token));
        var facts = Assert.IsType<RectificationOpinionFacts>((await FactsAsync(PaperKind.RectificationOpinion, id)).Facts);
        Assert.Equal(("room 205", "windows open", _law.Today.AddDays(30)), (facts.Findings[0].Place, facts.Findings[0].Found, facts.ReportBy));
        Assert.Same(SourcedFacts.NotFound, await Sources[PaperKind.Circular].FactsAsync(LawWorld.Officer, id, Token));
    }

    private Task<SourcedFacts> FactsAsync(PaperKind kind, long id) => Sources[kind].FactsAsync(LawWorld.Officer, id, Token);
}
