using EnergyQuota.Metering;
using EnergyQuota.Metering.Settlement;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Audit;
using EnergyQuota.Registry.Editing;
using EnergyQuota.Registry.Meters;
using Microsoft.Extensions.Time.Testing;

namespace EnergyQuota.Tests.Registry;

public sealed class RegistryEditorTests : IAsyncLifetime
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static readonly Scope Officer = new("officer", Role.Administrator, "3701");
    private static readonly RegisterId Register = new("m");
    private readonly TestState _state = new();
    private readonly AuditLog _audit;
    private readonly SettlementMarks _marks;
    private readonly MeterDirectory _directory;
    private readonly RegistryEditor _editor;

    public RegistryEditorTests()
    {
        var time = new FakeTimeProvider(Some.Noon);
        _audit = new AuditLog(_state, time);
        _marks = new SettlementMarks(_state, time);
        _directory = new MeterDirectory(_state, Some.Site);
        _editor = new RegistryEditor(_audit, _marks, _directory, Some.Rules(time), Some.Site, time);
    }

    public async ValueTask InitializeAsync() => await _state.AddAsync(
        Some.Institution(Some.CodeA, "370100"), Some.Institution(Some.CodeB, "370200"),
        Some.Meter("m", Some.CodeA), Some.Meter("other", Some.CodeB));

    public ValueTask DisposeAsync()
    {
        _audit.Dispose();
        _state.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task EnterEventAsync_Replacement_FactAuditLineAndMarkAreThere()
    {
        var result = await EnterAsync(new Replacement(Some.Noon, 99_990m, 3m));

        Assert.Equal(EditResult.Done, result);
        Assert.Equal(99_990m, Assert.Single(await _state.AllAsync<RegisterEventRecord>()).Final);
        Assert.Equal("register.replacement", Assert.Single(await _state.AllAsync<AuditEntry>()).Action);
        Assert.Equal(new SettlementRange(Register, Some.Noon, Some.Noon), Assert.Single(await _marks.ListAsync(9, Token)).Range);
    }

    [Fact]
    public async Task EnterEventAsync_SameAgain_ChangesNothing()
    {
        await EnterAsync(new MultiplierChange(Some.Noon, 40m));

        Assert.Equal(EditOutcome.Unchanged, (await EnterAsync(new MultiplierChange(Some.Noon, 40m))).Outcome);
        Assert.Single(await _state.AllAsync<AuditEntry>());
    }

    [Fact]
    public async Task EnterEventAsync_OtherFigureAtTheSameInstant_TakesItsPlaceAndTheAuditKeepsBoth()
    {
        await EnterAsync(new MultiplierChange(Some.Noon, 40m));

        await EnterAsync(new MultiplierChange(Some.Noon, 60m));

        Assert.Equal(60m, Assert.Single(await _state.AllAsync<RegisterEventRecord>()).Factor);
        var detail = (await _state.AllAsync<AuditEntry>()).Single(entry => entry.Id == 2).Detail;
        Assert.Contains("\"Factor\":40", detail, StringComparison.Ordinal);
        Assert.Contains("\"Factor\":60", detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EnterEventAsync_ReaderOrOtherCityOrBadValue_IsRefusedAndNothingIsWritten()
    {
        var entry = new EventEntry(Register, new MultiplierChange(Some.Noon, 40m), "form");

        Assert.Equal(EditOutcome.NotAllowed, (await _editor.EnterEventAsync(Officer with { Role = Role.Leader }, entry, Token)).Outcome);
        Assert.Equal(EditOutcome.NotFound, (await _editor.EnterEventAsync(Officer, entry with { Register = new("other") }, Token)).Outcome);
        Assert.Equal(EditOutcome.NotFound, (await _editor.EnterEventAsync(Officer with { RegionPrefix = null }, entry, Token)).Outcome);
        Assert.Equal(new EditResult(EditOutcome.Invalid, "Factor"), await EnterAsync(new MultiplierChange(Some.Noon, 0m)));
        Assert.Equal(new EditResult(EditOutcome.Invalid, "DoneBy"), await _editor.EnterEventAsync(Officer, entry with { DoneBy = " " }, Token));
        Assert.Equal(new EditResult(EditOutcome.Invalid, "Attachment"), await _editor.EnterEventAsync(Officer, entry with { Attachment = "../x.jpg" }, Token));
        Assert.Equal(new EditResult(EditOutcome.Invalid, "Value"), await EnterAsync(new Decision(Some.Noon, DecisionKind.Correct)));
        Assert.Empty(await _state.AllAsync<AuditEntry>());
        Assert.Equal(0, await _marks.CountAsync(Token));
    }

    [Fact]
    public async Task EnterEventAsync_SupervisingOfficer_MayDecideAboutDataAndChangeNothingElse()
    {
        var officer = Officer with { Role = Role.Officer };
        var entry = new EventEntry(Register, new HandReading(Some.Noon.AddHours(-1), 5m), "sheet 12");

        Assert.Equal(EditResult.Done, await _editor.EnterEventAsync(officer, entry, Token));
        Assert.Equal((RegisterEventKind.HandReading, 5m), (await _state.AllAsync<RegisterEventRecord>()).Select(e => (e.Kind, e.Value!.Value)).Single());
        Assert.Equal("register.handreading", Assert.Single(await _state.AllAsync<AuditEntry>()).Action);
        Assert.Equal(EditResult.Done, await _editor.AddBillAsync(officer, Bill(1, 2), Token));
        Assert.Equal(EditOutcome.NotAllowed, (await _editor.RegisterMeterAsync(officer, Some.Meter("new", Some.CodeA), Token)).Outcome);
    }

    [Theory]
    [InlineData(Role.Officer, -399, EditOutcome.Done)]
    [InlineData(Role.Officer, -401, EditOutcome.OutsideWindow)]
    [InlineData(Role.Administrator, -401, EditOutcome.Done)]
    [InlineData(Role.Administrator, -20_000, EditOutcome.Invalid)]
    [InlineData(Role.Administrator, 1, EditOutcome.Invalid)]
    public async Task EnterEventAsync_Dated_ByTheWindowOfWhoeverEntersIt(Role role, int days, EditOutcome expected)
    {
        var actor = Officer with { Role = role };
        var entry = new EventEntry(Register, new MultiplierChange(Some.Noon.AddDays(days), 2m), "form");

        var result = await _editor.EnterEventAsync(actor, entry, Token);

        Assert.Equal((expected, expected == EditOutcome.Done ? "" : "At"), (result.Outcome, result.Field));
        Assert.Equal(expected == EditOutcome.Done ? 1 : 0, (await _state.AllAsync<AuditEntry>()).Count);
    }

    [Fact]
    public async Task WithdrawEventAsync_OlderThanTheWindow_IsLeftToAnAdministrator()
    {
        await EnterAsync(new MultiplierChange(Some.Noon.AddDays(-500), 2m));
        var id = Assert.Single(await _state.AllAsync<RegisterEventRecord>()).Id;

        Assert.Equal(new EditResult(EditOutcome.OutsideWindow, "At"), await _editor.WithdrawEventAsync(Officer with { Role = Role.Officer }, id, "wrong", Token));
        Assert.Equal(EditOutcome.NotAllowed, (await _editor.WithdrawEventAsync(Officer with { Role = Role.Leader }, id, "wrong", Token)).Outcome);
        Assert.Equal(EditResult.Done, await _editor.WithdrawEventAsync(Officer, id, "wrong", Token));
    }

    [Fact]
    public async Task WithdrawEventAsync_MistakenInstant_RemovesItAndMarksTheRegister()
    {
        await EnterAsync(new Replacement(Some.Noon, 9m, 1m));
        await _marks.ClearAsync(await _marks.ListAsync(9, Token), Token);
        var id = Assert.Single(await _state.AllAsync<RegisterEventRecord>()).Id;

        Assert.Equal(EditResult.Done, await _editor.WithdrawEventAsync(Officer, id, "wrong day", Token));
        Assert.Empty(await _state.AllAsync<RegisterEventRecord>());
        Assert.Equal(1, await _marks.CountAsync(Token));
        Assert.Equal(EditOutcome.NotFound, (await _editor.WithdrawEventAsync(Officer, id, "again", Token)).Outcome);
    }

    [Fact]
    public async Task AddBillAsync_Overlapping_IsAConflict()
    {
        Assert.Equal(EditResult.Done, await _editor.AddBillAsync(Officer, Bill(1, 2), Token));
        Assert.Equal(EditOutcome.Conflict, (await _editor.AddBillAsync(Officer, Bill(1, 3), Token)).Outcome);
        Assert.Equal(EditResult.Done, await _editor.AddBillAsync(Officer, Bill(2, 3), Token));
        Assert.Equal("officer", (await _state.AllAsync<Bill>())[0].EnteredBy);
        var late = Bill(3, 4);
        late.To = new DateOnly(2028, 1, 1);
        Assert.Equal(new EditResult(EditOutcome.Invalid, "To"), await _editor.AddBillAsync(Officer, late, Token));
    }

    [Fact]
    public async Task WithdrawBillAsync_Entered_LeavesItsAuditLineAndMark()
    {
        var bill = Bill(1, 2);
        bill.Attachment = new string('a', 64) + ".pdf";
        await _editor.AddBillAsync(Officer, bill, Token);
        var id = (await _state.AllAsync<Bill>()).Single().Id;

        Assert.Equal(new EditResult(EditOutcome.Invalid, "reason"), await _editor.WithdrawBillAsync(Officer, id, " ", Token));
        Assert.Equal(EditOutcome.NotAllowed, (await _editor.WithdrawBillAsync(Officer with { Role = Role.Leader }, id, "twice", Token)).Outcome);
        Assert.Equal(EditOutcome.NotFound, (await _editor.WithdrawBillAsync(Officer, id + 1, "twice", Token)).Outcome);
        Assert.Single(await _state.AllAsync<Bill>());
        Assert.Equal(EditResult.Done, await _editor.WithdrawBillAsync(Officer, id, "twice", Token));

        Assert.Empty(await _state.AllAsync<Bill>());
        var line = (await _state.AllAsync<AuditEntry>())[^1];
        Assert.Equal(("bill.withdrawn", "officer"), (line.Action, line.Actor));
        Assert.Contains("\"reason\":\"twice\"", line.Detail, StringComparison.Ordinal);
        Assert.Contains(bill.Attachment, line.Detail, StringComparison.Ordinal);
        Assert.Equal(EditResult.Done, await _editor.AddBillAsync(Officer, Bill(1, 3), Token));
    }

    [Fact]
    public async Task AddBillAsync_AttachmentThatIsNone_NamesTheField()
    {
        var bill = Bill(1, 2);
        bill.Attachment = "../../state.db";

        Assert.Equal(new EditResult(EditOutcome.Invalid, "Attachment"), await _editor.AddBillAsync(Officer, bill, Token));
    }

    [Fact]
    public async Task RegisterMeterAsync_NewMeter_TheDirectoryKnowsIt()
    {
        var result = await _editor.RegisterMeterAsync(Officer, Some.Meter("new", Some.CodeA, parent: "m"), Token);

        Assert.Equal(EditResult.Done, result);
        Assert.NotNull(_directory.Find("new"));
        Assert.Equal(EditOutcome.Conflict, (await _editor.RegisterMeterAsync(Officer, Some.Meter("m", Some.CodeA), Token)).Outcome);
        Assert.Equal(EditOutcome.NotFound, (await _editor.RegisterMeterAsync(Officer, Some.Meter("x", Some.CodeB), Token)).Outcome);
        Assert.Equal(EditOutcome.NotFound, (await _editor.RegisterMeterAsync(Officer, Some.Meter("x", Some.CodeA, parent: "other"), Token)).Outcome);
    }

    private Task<EditResult> EnterAsync(RegisterEvent entered) => _editor.EnterEventAsync(Officer, new EventEntry(Register, entered, "form"), Token);

    private static Bill Bill(int fromMonth, int toMonth) => new()
    {
        MeterCode = "m",
        From = new DateOnly(2026, fromMonth, 1),
        To = new DateOnly(2026, toMonth, 1),
        Quantity = 5m,
        Document = $"B{fromMonth}-{toMonth}",
        EnteredBy = "",
        EnteredAt = default,
    };
}
