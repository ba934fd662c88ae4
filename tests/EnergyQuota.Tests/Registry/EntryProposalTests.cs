using EnergyQuota.Metering;
using EnergyQuota.Metering.Settlement;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Audit;
using EnergyQuota.Registry.Editing;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.Meters;
using Microsoft.Extensions.Time.Testing;

namespace EnergyQuota.Tests.Registry;

/// <summary>What an institution brings counts for nothing until an officer has taken it.</summary>
public sealed class EntryProposalTests : IAsyncLifetime
{
    private static readonly Scope Own = new("house", Role.Institution, null, Some.CodeA);
    private static readonly Scope Officer = new("officer", Role.Officer, "3701");
    private readonly TestState _state = new();
    private readonly AuditLog _audit;
    private readonly SettlementMarks _marks;
    private readonly RegistryEditor _editor;
    private readonly EntryProposals _proposals;

    public EntryProposalTests()
    {
        var time = new FakeTimeProvider(Some.Noon);
        _audit = new AuditLog(_state, time);
        _marks = new SettlementMarks(_state, time);
        _editor = new RegistryEditor(_audit, _marks, new MeterDirectory(_state, Some.Site), Some.Rules(time), Some.Site, time);
        _proposals = new EntryProposals(_state);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await _state.AddAsync(
        Some.Institution(Some.CodeA, "370100"), Some.Institution(Some.CodeB, "370200"), Some.Meter("m", Some.CodeA), Some.Meter("other", Some.CodeB));

    public ValueTask DisposeAsync()
    {
        _audit.Dispose();
        _state.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task ProposeAsync_Bill_CountsOnlyOnceItIsTaken()
    {
        Assert.Equal(EditResult.Done, await _editor.ProposeAsync(Own, Bill(), Token));
        Assert.Empty(await _state.AllAsync<Bill>());
        Assert.Equal(0, await _marks.CountAsync(Token));
        var id = Assert.Single(await _proposals.ListAsync(Officer, ApprovalState.Pending, 9, Token)).Id;

        Assert.Equal(EditResult.Done, await _editor.DecideProposalAsync(Officer, id, true, null, Token));

        var bill = Assert.Single(await _state.AllAsync<Bill>());
        Assert.Equal((5m, "officer", "B7"), (bill.Quantity, bill.EnteredBy, bill.Document));
        Assert.Equal(1, await _marks.CountAsync(Token));
        Assert.Equal([("entry.proposed", "house"), ("entry.taken", "officer")], (await _state.AllAsync<AuditEntry>()).Select(static line => (line.Action, line.Actor)));
        Assert.Equal(new EditResult(EditOutcome.Conflict, "State"), await _editor.DecideProposalAsync(Officer, id, true, null, Token));
        Assert.Null(await _audit.FindBrokenLineAsync(Token));
    }

    [Fact]
    public async Task DecideProposalAsync_Refused_NeedsAReasonThatTheInstitutionReads()
    {
        await _editor.ProposeAsync(Own, Reading(), Token);
        var id = Assert.Single(await _proposals.ListAsync(Own, null, 9, Token)).Id;

        Assert.Equal(new EditResult(EditOutcome.Invalid, "reason"), await _editor.DecideProposalAsync(Officer, id, false, " ", Token));
        Assert.Equal(EditResult.Done, await _editor.DecideProposalAsync(Officer, id, false, "cannot be read", Token));

        var refused = await _proposals.FindAsync(Own, id, Token);
        Assert.Equal((ApprovalState.Rejected, "cannot be read", "officer"), (refused!.State, refused.DecisionReason, refused.DecidedBy));
        Assert.Empty(await _state.AllAsync<RegisterEventRecord>());
        Assert.Equal(0, await _marks.CountAsync(Token));
    }

    [Fact]
    public async Task DecideProposalAsync_HandReadingTaken_IsAnEventOfTheRegister()
    {
        await _editor.ProposeAsync(Own, Reading(), Token);
        var id = Assert.Single(await _proposals.ListAsync(Officer, null, 9, Token)).Id;

        Assert.Equal(EditResult.Done, await _editor.DecideProposalAsync(Officer, id, true, null, Token));

        Assert.Equal((RegisterEventKind.HandReading, 12m), (await _state.AllAsync<RegisterEventRecord>()).Select(static e => (e.Kind, e.Value!.Value)).Single());
    }

    [Fact]
    public async Task DecideProposalAsync_EnteredByTheOfficerMeanwhile_IsAConflictAndStillWaits()
    {
        await _editor.ProposeAsync(Own, Bill(), Token);
        await _editor.AddBillAsync(Officer, Bill().ToBill()!, Token);
        var id = Assert.Single(await _proposals.ListAsync(Officer, null, 9, Token)).Id;

        Assert.Equal(new EditResult(EditOutcome.Conflict, "From"), await _editor.DecideProposalAsync(Officer, id, true, null, Token));
        Assert.Equal(ApprovalState.Pending, (await _proposals.FindAsync(Officer, id, Token))!.State);
    }

    [Fact]
    public async Task ProposeAsync_OutsideItsOwnMeters_IsNotFoundAndShownToNobodyElse()
    {
        var foreign = Bill();
        foreign.MeterCode = "other";
        Assert.Equal(EditOutcome.NotFound, (await _editor.ProposeAsync(Own, foreign, Token)).Outcome);
        await _editor.ProposeAsync(Own, Bill(), Token);
        var id = Assert.Single(await _proposals.ListAsync(Own, null, 9, Token)).Id;
        var other = Own with { InstitutionCode = Some.CodeB };
        var elsewhere = Officer with { RegionPrefix = "3702" };

        Assert.Empty(await _proposals.ListAsync(other, null, 9, Token));
        Assert.Null(await _proposals.FindAsync(elsewhere, id, Token));
        Assert.Equal(EditOutcome.NotFound, (await _editor.DecideProposalAsync(elsewhere, id, true, null, Token)).Outcome);
        Assert.Equal(EditOutcome.NotAllowed, (await _editor.DecideProposalAsync(Own, id, true, null, Token)).Outcome);
        Assert.Equal(EditOutcome.NotAllowed, (await _editor.ProposeAsync(Own with { Role = Role.Leader }, Bill(), Token)).Outcome);
    }

    private static EntryProposal Bill() => EntryProposal.Of(new Bill
    {
        MeterCode = "m",
        From = new DateOnly(2026, 1, 1),
        To = new DateOnly(2026, 2, 1),
        Quantity = 5m,
        Document = "B7",
        EnteredBy = "",
        EnteredAt = default,
    });

    private static EntryProposal Reading() => EntryProposal.Of(new EventEntry(new RegisterId("m"), new HandReading(Some.Noon.AddHours(-1), 12m), "sheet 7"))!;
}
