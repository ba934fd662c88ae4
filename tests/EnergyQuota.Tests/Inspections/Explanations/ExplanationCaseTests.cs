using EnergyQuota.Inspections.Calendars;
using EnergyQuota.Inspections.Cases;
using EnergyQuota.Inspections.Law;
using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Registry.Audit;
using static EnergyQuota.Tests.Inspections.LawWorld;

namespace EnergyQuota.Tests.Inspections.Explanations;

/// <summary>Every path through an explanation (Decree 531, art. 17 and 37 (5)).</summary>
public sealed class ExplanationCaseTests : IDisposable
{
    private readonly LawWorld _law = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _law.Dispose();

    [Fact]
    public async Task Path_ExplainedByTheInstitutionInTime_IsAccepted()
    {
        var id = await _law.ServedAsync();
        Assert.Equal(_law.Today.AddDays(15), (await _law.FindAsync(id)).File.Clock!.Due);
        _law.Pass(15);

        await _law.DoAsync(CourtAccount, id, new MoveCommand(Move.Submit, "a new server room") { Attachments = [new NewAttachment(Report, "figures")] });
        await _law.DoAsync(Officer, id, Move.Accept);

        var file = (await _law.FindAsync(id)).File;
        Assert.Equal((CaseState.Accepted, ClockState.Met), (file.State, file.Clocks[0].State));
        Assert.Equal(("court", false, "a new server room"), (file.Acts[2].By, file.Acts[2].OnBehalf, file.Acts[2].Text));
        Assert.Equal((Report, 3), (file.Attachments.Single().File, file.Attachments.Single().ActNumber));
        Assert.Empty(file.Violations);
        Assert.Equal(4, _law.State.Count<AuditEntry>());
        Assert.Null(await _law.State.Audit.FindBrokenLineAsync(Token));
    }

    [Fact]
    public async Task Path_ExplainedLateByAnOfficerOnItsBehalf_IsNotAcceptedAndLeadsOn()
    {
        var id = await _law.ServedAsync();
        _law.Pass(20);

        await _law.DoAsync(Officer, id, new MoveCommand(Move.Submit, "by letter") { On = _law.Today.AddDays(-1) }, new MoveCommand(Move.Refuse, "no figures"));

        var record = await _law.FindAsync(id);
        Assert.Equal((CaseState.NotAccepted, ClockState.Late, true), (record.File.State, record.File.Clocks[0].State, record.File.Acts[2].OnBehalf));
        Assert.Empty(record.File.Violations);
        Assert.Equal([CaseKind.Inspection, CaseKind.Opinion, CaseKind.Audit], record.MayOpen);
        Assert.Equal(InspectionCause.ExplanationNotAccepted, (await _law.FindAsync(await _law.OnSiteAsync(id))).File.Cause);
    }

    [Fact]
    public async Task Path_NotExplained_IsAViolationFromTheDayAfterTheDeadlineOnly()
    {
        var id = await _law.ServedAsync();
        _law.Pass(15);
        Assert.Equal(Precondition.DeadlinePassed, (await _law.MoveAsync(Officer, id, Move.DeclareMissed)).Missing);
        _law.Pass(1);

        await _law.DoAsync(Officer, id, Move.DeclareMissed);

        var file = (await _law.FindAsync(id)).File;
        Assert.Equal((CaseState.NotExplained, ClockState.Missed), (file.State, file.Clocks[0].State));
        var violation = Assert.Single(file.Violations);
        Assert.Equal((5, file.VerdictId), (violation.Item, violation.VerdictId));
        Assert.Contains("第三十七条第（五）项", file.Acts[^1].BasisZh, StringComparison.Ordinal);
        Assert.Equal(CaseOutcome.NotInOrder, (await _law.MoveAsync(CourtAccount, id, Move.Submit)).Outcome);
    }

    [Fact]
    public async Task Path_VerdictLapses_WithdrawsTheCaseAndItsViolation()
    {
        var id = await _law.UnexplainedAsync();
        Assert.Equal(Precondition.VerdictLapsed, (await _law.MoveAsync(Officer, id, Move.Withdraw)).Missing);
        var inspection = await _law.OnSiteAsync(id);
        Assert.Equal([1], (await _law.FindAsync(inspection)).StandingViolations);
        _law.Judge(Grade.Constraint);

        Assert.Equal(1, await _law.Lapsed.WithdrawAsync(Administrator, Token));

        await _law.AssertAsync(id, CaseState.Withdrawn);
        await _law.FillAsync(inspection, 8);
        Assert.Empty((await _law.FindAsync(inspection)).StandingViolations);
        Assert.Equal(Precondition.ViolationStands, (await _law.MoveAsync(Officer, inspection, Move.Conclude)).Missing);
        await _law.DoAsync(Officer, inspection, Move.Close);
    }

    [Fact]
    public async Task Path_VerdictLapsesWhileTheClockRuns_NobodyOwesAnExplanation()
    {
        var id = await _law.ServedAsync();
        _law.Judge(Grade.Baseline);
        _law.Pass(30);

        Assert.Equal(Precondition.VerdictStands, (await _law.MoveAsync(Officer, id, Move.DeclareMissed)).Missing);
        await _law.DoAsync(Officer, id, Move.Withdraw);
        Assert.Equal(ClockState.Ended, (await _law.FindAsync(id)).File.Clocks[0].State);
    }

    [Theory]
    [InlineData(Grade.Over, CaseOutcome.Done)]
    [InlineData(Grade.OverLowerBound, CaseOutcome.Done)]
    [InlineData(Grade.CannotJudge, CaseOutcome.NotInOrder)]
    [InlineData(Grade.Constraint, CaseOutcome.NotInOrder)]
    [InlineData(Grade.Leading, CaseOutcome.NotInOrder)]
    public async Task ExplainAsync_ByGrade_StartsOnOverOnly(Grade grade, CaseOutcome outcome)
    {
        var verdict = _law.Judge(grade);
        Assert.Equal(outcome == CaseOutcome.Done ? 1 : 0, (await _law.Book.OverAsync(Officer, 10, Token)).Count);

        Assert.Equal(outcome, (await _law.Opener.ExplainAsync(Officer, verdict, "", Token)).Outcome);
        Assert.Empty(await _law.Book.OverAsync(Officer, 10, Token));
    }

    [Fact]
    public async Task ExplainAsync_OutdatedVerdictOrTwice_IsNotInOrder()
    {
        var outdated = _law.Judge(Grade.Over);
        var verdict = _law.Judge(Grade.OverLowerBound);
        Assert.Equal(CaseOutcome.NotInOrder, (await _law.Opener.ExplainAsync(Officer, outdated, "", Token)).Outcome);
        Assert.Equal(CaseOutcome.Done, (await _law.Opener.ExplainAsync(Officer, verdict, "", Token)).Outcome);
        Assert.Equal(CaseOutcome.NotInOrder, (await _law.Opener.ExplainAsync(Officer, _law.Judge(Grade.Over), "", Token)).Outcome);
    }

    [Fact]
    public async Task ExplainAsync_FoundOverAgainAfterWithdrawal_AsksAnew()
    {
        var id = await _law.ServedAsync();
        _law.Judge(Grade.Leading);
        await _law.DoAsync(Officer, id, Move.Withdraw);

        Assert.Equal(CaseOutcome.Done, (await _law.Opener.ExplainAsync(Officer, _law.Judge(Grade.Over), "", Token)).Outcome);
    }

    [Fact]
    public async Task ExplainAsync_WhoMayNot_IsRefused()
    {
        var verdict = _law.Judge(Grade.Over);

        Assert.Equal(CaseOutcome.NotAllowed, (await _law.Opener.ExplainAsync(Reader, verdict, "", Token)).Outcome);
        Assert.Equal(CaseOutcome.NotAllowed, (await _law.Opener.ExplainAsync(CourtAccount, verdict, "", Token)).Outcome);
        Assert.Equal(CaseOutcome.NotFound, (await _law.Opener.ExplainAsync(Stranger, verdict, "", Token)).Outcome);
        Assert.Equal(0, _law.State.Count<AuditEntry>());
    }

    [Fact]
    public async Task Clock_PausedResumedExtended_MovesTheDeadlineAndSaysHow()
    {
        var id = await _law.ServedAsync();
        var start = _law.Today;
        _law.Pass(5);
        await _law.DoAsync(Officer, id, new MoveCommand(Move.Pause, "records seized"));
        Assert.Equal(Precondition.ClockRuns, (await _law.MoveAsync(Officer, id, Move.Extend)).Missing);
        _law.Pass(100);
        Assert.Equal(Precondition.DeadlinePassed, (await _law.MoveAsync(Officer, id, Move.DeclareMissed)).Missing);
        Assert.Equal(DeadlineStage.Paused, (await _law.Deadlines.OpenAsync(Officer, Token)).Single().Stage);

        await _law.DoAsync(Officer, id, Move.Resume);
        await _law.DoAsync(Officer, id, new MoveCommand(Move.Extend, "the head is ill") { Days = 4 });

        var clock = (await _law.FindAsync(id)).File.Clock!;
        Assert.Equal(start.AddDays(15 + 100 + 4), clock.Due);
        Assert.Equal(["records seized", "the head is ill"], clock.Changes.Select(change => change.Reason));
        Assert.Contains(CaseRecord.StepsOf(clock), step => step is { Kind: StepKind.Paused, Note: "records seized" });
        var moved = _law.State.CreateDbContext().Set<AuditEntry>().OrderByDescending(line => line.Id).First();
        Assert.Equal("case.moved", moved.Action);
        Assert.Contains($"{clock.Due:yyyy-MM-dd}", moved.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Clock_WhatWasMissed_IsNeitherPausedNorExtended()
    {
        var id = await _law.ServedAsync();
        _law.Pass(16);

        Assert.Equal(Precondition.ClockRuns, (await _law.Desk.MoveAsync(Officer, id, new MoveCommand(Move.Extend, "late") { Days = 30 }, Token)).Missing);
        Assert.Equal(Precondition.ClockRuns, (await _law.MoveAsync(Officer, id, Move.Pause)).Missing);
    }

    [Fact]
    public async Task Serve_WorkingDaysWithoutTheYearsCalendar_IsRefusedAndNothingHappens()
    {
        _law.Options.ExplanationUnit = DayUnit.Working;
        var id = Opened(await _law.Opener.ExplainAsync(Officer, _law.Judge(Grade.Over), "", Token));

        var result = await _law.MoveAsync(Officer, id, Move.Serve);

        Assert.Equal((CaseOutcome.NoCalendar, 2026), (result.Outcome, result.Year));
        await _law.AssertAsync(id, CaseState.ExplanationRequested);
        await _law.Import.ImportAsync(Administrator, "2026.yaml", Repository.Read("config/calendars/2026.yaml"), Token);
        await _law.DoAsync(Officer, id, Move.Serve);

        // Served on Sunday 2026-02-01: the 14th is made up, the 15th to 23rd is Spring Festival.
        Assert.Equal(new DateOnly(2026, 2, 27), (await _law.FindAsync(id)).File.Clock!.Due);
    }

    [Fact]
    public async Task Submit_ForeignInstitutionOrReader_IsRefused()
    {
        var id = await _law.ServedAsync();

        Assert.Equal(CaseOutcome.NotFound, (await _law.MoveAsync(SchoolAccount, id, Move.Submit)).Outcome);
        Assert.Equal(CaseOutcome.NotAllowed, (await _law.MoveAsync(Reader, id, Move.Submit)).Outcome);
        Assert.Equal(CaseOutcome.NotFound, (await _law.MoveAsync(Stranger, id, Move.Submit)).Outcome);
        Assert.Equal(CaseOutcome.NotAllowed, (await _law.MoveAsync(CourtAccount, id, Move.Pause)).Outcome);
        Assert.Equal("Attachments", (await _law.Desk.MoveAsync(
            CourtAccount, id, new MoveCommand(Move.Submit, "x") { Attachments = [new NewAttachment(new string('3', 64) + ".pdf")] }, Token)).Field);
        Assert.Equal("On", (await _law.Desk.MoveAsync(CourtAccount, id, new MoveCommand(Move.Submit, "x") { On = _law.Today.AddDays(-1) }, Token)).Field);
        Assert.Equal("Text", (await _law.MoveAsync(CourtAccount, id, Move.Submit, " ")).Field);
    }
}
