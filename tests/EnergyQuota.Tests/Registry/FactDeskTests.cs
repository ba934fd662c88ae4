using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Audit;
using EnergyQuota.Registry.Editing;
using EnergyQuota.Registry.Institutions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace EnergyQuota.Tests.Registry;

/// <summary>Figures of institutions: one enters, another approves, and a large change is asked about.</summary>
public sealed class FactDeskTests : IAsyncLifetime
{
    private static readonly Scope Clerk = new("clerk", Role.Officer, "37");
    private static readonly Scope Head = new("head", Role.Officer, "37");
    private readonly TestState _state = new();
    private readonly FakeTimeProvider _time = new(Some.Noon);
    private readonly AuditLog _audit;
    private readonly FactDesk _desk;

    public FactDeskTests()
    {
        _audit = new AuditLog(_state, _time);
        _desk = new FactDesk(_state, _audit, Options.Create(new DeskOptions()), _time);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await _state.AddAsync(Some.Institution(Some.CodeA, "3701"), Some.Institution(Some.CodeB, "33"));

    public ValueTask DisposeAsync()
    {
        _audit.Dispose();
        _state.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task EnterAsync_Figure_CountsOnlyOnceAnotherPersonApprovedIt()
    {
        Assert.Equal(EditResult.Done, await _desk.EnterAsync(Clerk, Area(1_000m), Token));
        Assert.Null(await OnAsync());
        var id = Assert.Single((await _desk.PendingAsync(Head, 0, 10, Token)).Facts).Id;

        Assert.Equal(new EditResult(EditOutcome.NotAllowed, "EnteredBy"), await _desk.DecideAsync(Clerk, id, true, null, Token));
        Assert.Equal(EditResult.Done, await _desk.DecideAsync(Head, id, true, null, Token));

        Assert.Equal((1_000m, "clerk", "head"), (await OnAsync()) is { } fact ? (fact.Value, fact.EnteredBy, fact.DecidedBy) : default);
        Assert.Equal(["fact.entered", "fact.approved"], (await _state.AllAsync<AuditEntry>()).Select(e => e.Action));
        Assert.Equal(EditOutcome.Conflict, (await _desk.DecideAsync(Head, id, false, "again", Token)).Outcome);
        Assert.Null(await _audit.FindBrokenLineAsync(Token));
    }

    [Fact]
    public async Task EnterAsync_ByTheInstitutionItself_WaitsForTheAgency()
    {
        var own = new Scope("house", Role.Institution, null, Some.CodeA);
        Assert.Equal(EditResult.Done, await _desk.EnterAsync(own, Area(1_000m), Token));
        var id = Assert.Single((await _desk.PendingAsync(Head, 0, 10, Token)).Facts).Id;

        Assert.Equal(EditOutcome.NotAllowed, (await _desk.DecideAsync(own, id, true, "mine", Token)).Outcome);
        Assert.Null(await OnAsync());
        Assert.Equal(EditOutcome.NotFound, (await _desk.EnterAsync(own with { InstitutionCode = Some.CodeB }, Area(1_000m), Token)).Outcome);
    }

    [Theory]
    [InlineData(1_100, false)] // exactly a tenth
    [InlineData(1_101, true)]
    [InlineData(900, false)]
    [InlineData(899, true)]
    public async Task DecideAsync_ChangeOverATenth_IsQuestionedAndApprovedOnlyWithAReason(int next, bool questioned)
    {
        await ApprovedAsync(Area(1_000m));
        var given = Area(next);
        given.From = new DateOnly(2026, 2, 1);
        await _desk.EnterAsync(Clerk, given, Token);
        var waiting = Assert.Single((await _desk.PendingAsync(Head, 0, 10, Token)).Facts);

        Assert.Equal(questioned ? 1_000m : null, waiting.QuestionedAgainst);
        Assert.Equal(questioned ? new EditResult(EditOutcome.Invalid, "reason") : EditResult.Done, await _desk.DecideAsync(Head, waiting.Id, true, " ", Token));
        if (questioned)
        {
            Assert.Equal(1_000m, (await OnAsync())!.Value);
            Assert.Equal(EditResult.Done, await _desk.DecideAsync(Head, waiting.Id, true, "新楼启用，验收 12", Token));
        }

        Assert.Equal(next, (await OnAsync())!.Value);
    }

    [Fact]
    public async Task DecideAsync_Rejected_NeverCountsAndIsKept()
    {
        await ApprovedAsync(Area(1_000m));
        await _desk.EnterAsync(Clerk, Area(1_010m), Token);
        var id = Assert.Single((await _desk.PendingAsync(Head, 0, 10, Token)).Facts).Id;

        Assert.Equal(EditOutcome.Invalid, (await _desk.DecideAsync(Head, id, false, null, Token)).Outcome);
        Assert.Equal(EditResult.Done, await _desk.DecideAsync(Head, id, false, "无产权证", Token));

        Assert.Equal(1_000m, (await OnAsync())!.Value);
        Assert.Equal(2, (await _state.AllAsync<InstitutionFact>()).Count);
        Assert.Equal("fact.rejected", (await _state.AllAsync<AuditEntry>())[^1].Action);
    }

    [Fact]
    public async Task EnterAndDecide_OutsideTheScopeOrAsReader_DoNothing()
    {
        var other = Area(1m);
        other.InstitutionCode = Some.CodeB;
        Assert.Equal(EditOutcome.NotFound, (await _desk.EnterAsync(Clerk, other, Token)).Outcome);
        Assert.Equal(EditOutcome.NotAllowed, (await _desk.EnterAsync(Clerk with { Role = Role.Leader }, Area(1m), Token)).Outcome);
        await _desk.EnterAsync(Clerk, Area(1m), Token);

        Assert.Empty((await _desk.PendingAsync(Head with { RegionPrefix = "33" }, 0, 10, Token)).Facts);
        Assert.Equal(EditOutcome.NotFound, (await _desk.DecideAsync(Head with { RegionPrefix = "33" }, 1, true, null, Token)).Outcome);
        Assert.Equal(EditOutcome.NotAllowed, (await _desk.DecideAsync(Head with { Role = Role.Leader }, 1, true, null, Token)).Outcome);
    }

    [Theory]
    [InlineData(InstitutionFactKind.FloorArea, "staff", null, null, 1, "Subject")]
    [InlineData(InstitutionFactKind.Persons, "", null, null, 1, "Subject")]
    [InlineData(InstitutionFactKind.Persons, "staff", 250, null, 1, "Present")]
    [InlineData(InstitutionFactKind.Persons, "staff", 13, 12, 1, "Present")]
    [InlineData(InstitutionFactKind.Beds, "", 8, 12, 1, "Present")]
    [InlineData(InstitutionFactKind.BedOccupancy, "", null, null, 92, "Value")]
    [InlineData(InstitutionFactKind.Persons, "interns", 8, 12, 1, null)]
    public async Task EnterAsync_Fields_AreHeldToTheirKind(InstitutionFactKind kind, string subject, int? present, int? of, int value, string? field)
    {
        var fact = Area(value);
        (fact.Kind, fact.Subject, fact.Present, fact.PresentOf) = (kind, subject, present, of);

        var result = await _desk.EnterAsync(Clerk, fact, Token);

        Assert.Equal(field is null ? EditResult.Done : new EditResult(EditOutcome.Invalid, field), result);
    }

    private async Task ApprovedAsync(InstitutionFact fact)
    {
        await _desk.EnterAsync(Clerk, fact, Token);
        Assert.Equal(EditResult.Done, await _desk.DecideAsync(Head, (await _desk.PendingAsync(Head, 0, 10, Token)).Facts[0].Id, true, null, Token));
    }

    private async Task<InstitutionFact?> OnAsync() =>
        FactsInForce.On(await _state.AllAsync<InstitutionFact>(), InstitutionFactKind.FloorArea, new DateOnly(2026, 2, 1));

    private static InstitutionFact Area(decimal value) => new()
    {
        InstitutionCode = Some.CodeA,
        Kind = InstitutionFactKind.FloorArea,
        From = new DateOnly(2026, 1, 1),
        Value = value,
        Source = "survey",
        EnteredBy = "",
        EnteredAt = default,
    };
}
