using EnergyQuota.Inspections.Cases;
using EnergyQuota.Inspections.Law;
using static EnergyQuota.Tests.Inspections.LawWorld;

namespace EnergyQuota.Tests.Inspections.Inspecting;

/// <summary>Every path through an inspection (Decree 531, art. 35 to 37).</summary>
public sealed class InspectionCaseTests : IDisposable
{
    private readonly LawWorld _law = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _law.Dispose();

    [Fact]
    public async Task Path_NoViolation_IsClosedOnceEveryItemIsSeen()
    {
        var id = await _law.OnSiteAsync();
        await _law.FillAsync(id, 7);
        Assert.Equal(Precondition.ChecklistComplete, (await _law.MoveAsync(Officer, id, Move.Close)).Missing);
        await _law.FillAsync(id, 8);
        Assert.Equal(Precondition.ViolationStands, (await _law.MoveAsync(Officer, id, Move.Conclude)).Missing);

        await _law.DoAsync(Officer, id, Move.Close);

        await _law.AssertAsync(id, CaseState.InspectionClosed);
        Assert.Equal(CaseOutcome.NotInOrder, (await _law.MoveAsync(Officer, id, Move.Attach)).Outcome);
    }

    [Fact]
    public async Task Path_ViolationHeardOrdered_OrderCitesWhatItRestsOn()
    {
        var order = await _law.FindAsync(await _law.OrderAsync());

        var violation = Assert.Single(order.File.Violations);
        Assert.Equal((CaseState.OrderIssued, 2, order.File.ParentId), (order.File.State, violation.Item, violation.RestsOnCaseId));
        var inspection = (await _law.FindAsync(order.Parent!.Id)).File;
        Assert.Equal((CaseState.OrderMade, 2), (inspection.State, inspection.Violations.Single().CheckedItem));
        Assert.Equal("head of the court", inspection.Acts.Single(act => act.Move == Move.Hear).People);
    }

    [Fact]
    public async Task Path_ViolationTakenBackAfterTheHearing_LeadsToNoOrder()
    {
        var id = await _law.FillAsync(await _law.OnSiteAsync(), 8, wrong: 4);
        await _law.DoAsync(
            Officer, id, new MoveCommand(Move.RecordViolation, "no plan") { Number = 1, Ground = new ViolationGround(CheckedItem: 4) },
            new MoveCommand(Move.Conclude, "one"), new MoveCommand(Move.Hear, "the plan was filed in January") { People = ["0001"] });
        Assert.Equal(Precondition.NoViolationStands, (await _law.MoveAsync(Officer, id, Move.Close)).Missing);

        await _law.DoAsync(Officer, id, new MoveCommand(Move.DropViolation, "it was filed") { Number = 1 });

        Assert.Equal(Precondition.ViolationStands, (await _law.MoveAsync(Officer, id, Move.IssueOrder)).Missing);
        await _law.DoAsync(Officer, id, Move.Close);
    }

    [Fact]
    public async Task Path_WithoutHearing_HasNoOrder()
    {
        var id = await _law.FillAsync(await _law.OnSiteAsync(), 8, wrong: 2);
        await _law.DoAsync(Officer, id, new MoveCommand(Move.RecordViolation, "x") { Number = 2, Ground = new ViolationGround(CheckedItem: 2) });
        Assert.Equal(CaseOutcome.NotInOrder, (await _law.MoveAsync(Officer, id, Move.IssueOrder)).Outcome);
        await _law.DoAsync(Officer, id, Move.Conclude);
        Assert.Equal(CaseOutcome.NotInOrder, (await _law.MoveAsync(Officer, id, Move.IssueOrder)).Outcome);
        await _law.DoAsync(CourtAccount, id, Move.Submit);
        Assert.Equal(CaseOutcome.NotInOrder, (await _law.MoveAsync(Officer, id, Move.IssueOrder)).Outcome);
        Assert.Equal("People", (await _law.MoveAsync(Officer, id, Move.Hear)).Field);
    }

    [Fact]
    public async Task Path_Cancelled_IsOverBeforeItBegins()
    {
        var id = Opened(await _law.Opener.InspectAsync(Officer, new OpenInspection(Court, "why"), Token));
        Assert.Equal(CaseOutcome.NotInOrder, (await _law.Opener.InspectAsync(Officer, new OpenInspection(Court, "again"), Token)).Outcome);
        await _law.DoAsync(Officer, id, Move.Announce, Move.Withdraw);
        await _law.AssertAsync(id, CaseState.InspectionCancelled);
        Assert.Equal(CaseOutcome.Done, (await _law.Opener.InspectAsync(Officer, new OpenInspection(Court, "again"), Token)).Outcome);
    }

    [Fact]
    public async Task Begin_FewerOfficersThanSet_IsRefused()
    {
        var id = Opened(await _law.Opener.InspectAsync(Officer, new OpenInspection(Court, "why"), Token));
        await _law.DoAsync(Officer, id, Move.Announce);

        Assert.Equal("People", (await _law.Desk.MoveAsync(Officer, id, new MoveCommand(Move.Begin, "x") { People = ["0918"] }, Token)).Field);
        Assert.Equal("People", (await _law.Desk.MoveAsync(Officer, id, new MoveCommand(Move.Begin, "x") { People = ["0918", "0918 "] }, Token)).Field);
        await _law.DoAsync(Officer, id, new MoveCommand(Move.Begin, "x") { People = ["0918", "0921"] });
    }

    [Fact]
    public async Task RecordFinding_TemperatureMeterPhotograph_KeepsBothSides()
    {
        var id = await _law.OnSiteAsync();
        await _law.ReadAsync(4_712.5m);

        await _law.DoAsync(
            Officer, id,
            new MoveCommand(Move.RecordFinding, "windows open") { Finding = new NewFinding(FindingType.Temperature, "room 302") { SetCelsius = 22m, MeasuredCelsius = 24.5m, OutdoorCelsius = 36m } },
            new MoveCommand(Move.RecordFinding, "seal intact") { Finding = new NewFinding(FindingType.Meter, "cabinet") { MeterCode = "E1", PlateSerial = "A-77", PlateRegister = 4_713m }, Attachments = [new NewAttachment(Photograph, "plate")] });

        var file = (await _law.FindAsync(id)).File;
        Assert.Equal((22m, 24.5m, 36m), (file.Findings[0].SetCelsius, file.Findings[0].MeasuredCelsius, file.Findings[0].OutdoorCelsius));
        Assert.Equal(("A-77", 4_713m, 4_712.5m), (file.Findings[1].PlateSerial, file.Findings[1].PlateRegister, file.Findings[1].OurRegister));
        Assert.Equal(_law.State.Time.GetUtcNow().AddDays(-1), file.Findings[1].OurRegisterAt);
        Assert.Equal(2, file.Attachments.Single().FindingNumber);
    }

    [Theory]
    [InlineData(FindingType.Temperature, 24.0, null, null, null, null)]
    [InlineData(FindingType.Temperature, 240.0, 30.0, null, null, null)]
    [InlineData(FindingType.Meter, null, null, "E1", null, 5.0)]
    [InlineData(FindingType.Meter, null, null, "E1", "A-77", null)]
    [InlineData(FindingType.Meter, null, null, "none", "A-77", 5.0)]
    public async Task RecordFinding_HalfOfIt_IsRefused(FindingType type, double? measured, double? outdoor, string? meter, string? serial, double? register)
    {
        var id = await _law.OnSiteAsync();
        var finding = new NewFinding(type, "place") { MeasuredCelsius = (decimal?)measured, OutdoorCelsius = (decimal?)outdoor, MeterCode = meter, PlateSerial = serial, PlateRegister = (decimal?)register };

        Assert.Equal("Finding", (await _law.Desk.MoveAsync(Officer, id, new MoveCommand(Move.RecordFinding, "x") { Finding = finding }, Token)).Field);
    }

    [Fact]
    public async Task RecordViolation_RestsOnNothingThatHolds_IsRefused()
    {
        var id = await _law.FillAsync(await _law.OnSiteAsync(), 8, wrong: 2);
        async Task<string> TryAsync(int number, ViolationGround? ground) =>
            (await _law.Desk.MoveAsync(Officer, id, new MoveCommand(Move.RecordViolation, "x") { Number = number, Ground = ground }, Token)).Field;

        Assert.Equal("Ground", await TryAsync(2, null));
        Assert.Equal("Ground", await TryAsync(2, new ViolationGround()));
        Assert.Equal("Ground", await TryAsync(2, new ViolationGround(FindingNumber: 1)));
        Assert.Equal("Ground", await TryAsync(2, new ViolationGround(CheckedItem: 3)));
        Assert.Equal("Ground", await TryAsync(2, new ViolationGround(VerdictId: 99)));
        Assert.Equal("Ground", await TryAsync(2, new ViolationGround(CaseId: 99)));
        Assert.Equal("Number", await TryAsync(9, new ViolationGround(CheckedItem: 2)));

        // That a quota was exceeded without explaining follows from nothing but an explanation not given.
        Assert.Equal("Ground", await TryAsync(5, new ViolationGround(CheckedItem: 2)));
        Assert.Equal("Ground", await TryAsync(5, new ViolationGround(CaseId: id)));
        Assert.Equal("", await TryAsync(2, new ViolationGround(CheckedItem: 2)));
    }

    [Fact]
    public async Task Inspection_AfterAnExplanationNotGiven_CarriesItsViolation()
    {
        var explanation = await _law.UnexplainedAsync();

        var record = await _law.FindAsync(await _law.OnSiteAsync(explanation));

        Assert.Equal((InspectionCause.NotExplained, explanation), (record.File.Cause, record.Parent!.Id));
        Assert.Equal((5, explanation), (record.File.Violations.Single().Item, record.File.Violations.Single().RestsOnCaseId));
    }
}
