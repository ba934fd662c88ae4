using EnergyQuota.Metering;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Audit;
using EnergyQuota.Registry.Editing;
using EnergyQuota.Registry.Import;
using EnergyQuota.Registry.Meters;
using EnergyQuota.Tests.Servers;
using Microsoft.Extensions.Time.Testing;

namespace EnergyQuota.Tests.Registry;

/// <summary>Where a meter hangs and what it is for: imported and edited, never so that something counts twice.</summary>
public sealed class MeterPlaceTests : IAsyncLifetime
{
    private static readonly Scope Administrator = new("administrator", Role.Administrator, "") { SeesClassified = true };
    private readonly TestState _state = new();
    private readonly TemporaryFolder _folder = new();
    private readonly AuditLog _audit;
    private readonly RegistryEditor _editor;
    private readonly Importer _importer;

    public MeterPlaceTests()
    {
        var time = new FakeTimeProvider(Some.Noon);
        _audit = new AuditLog(_state, time);
        var (marks, directory) = (new SettlementMarks(_state, time), new MeterDirectory(_state, Some.Site));
        _editor = new RegistryEditor(_audit, marks, directory, Some.Rules(time), Some.Site, time);
        _importer = new Importer(_audit, marks, directory, time);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await _state.AddAsync(
        Some.Institution(Some.CodeA, "370100"), Some.Institution(Some.CodeB, "370200"),
        Some.Meter("main", Some.CodeA), Some.Meter("annex", Some.CodeA), Some.Meter("sub", Some.CodeA, MeterRole.Sub, "annex"), Some.Meter("other", Some.CodeB),
        Some.Term(Some.CodeA, "main"), Some.Term(Some.CodeA, "sub"));

    public ValueTask DisposeAsync()
    {
        _audit.Dispose();
        _state.Dispose();
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task MoveMeterAsync_BelowAMeterThatCountsBesideIt_IsRefusedAndNothingIsWritten()
    {
        Assert.Equal(EditOutcome.Conflict, (await MoveAsync("annex", "main")).Outcome);
        Assert.Equal(EditOutcome.Conflict, (await MoveAsync("annex", "sub")).Outcome);
        Assert.Empty(await _state.AllAsync<MeterParentChange>());
        Assert.Empty(await _state.AllAsync<AuditEntry>());
    }

    [Fact]
    public async Task MoveMeterAsync_ThatCountsNothingTwice_IsDatedAuditedAndReplacedByAnotherOfTheDay()
    {
        Assert.Equal(EditOutcome.Done, (await MoveAsync("sub", null)).Outcome);
        Assert.Equal(EditOutcome.Unchanged, (await MoveAsync("sub", null)).Outcome);
        Assert.Equal(EditOutcome.Done, (await MoveAsync("sub", "annex")).Outcome);

        var change = Assert.Single(await _state.AllAsync<MeterParentChange>());
        Assert.Equal(("sub", "annex", new DateOnly(2026, 3, 1), "administrator"), (change.MeterCode, change.ParentCode, change.From, change.EnteredBy));
        Assert.Equal(["meter.moved", "meter.moved"], (await _state.AllAsync<AuditEntry>()).Select(line => line.Action));
    }

    [Fact]
    public async Task MoveMeterAsync_MeterOutsideTheScopeOrWithoutPermission_IsRefused()
    {
        var officer = Administrator with { Role = Role.Officer };
        var elsewhere = Administrator with { RegionPrefix = "3702" };

        Assert.Equal(EditOutcome.NotFound, (await MoveAsync("sub", "nowhere")).Outcome);
        Assert.Equal(EditOutcome.NotFound, (await _editor.MoveMeterAsync(elsewhere, Some.Moved("sub", null, "2026-03-01"), Token)).Outcome);
        Assert.Equal(EditOutcome.NotAllowed, (await _editor.MoveMeterAsync(officer, Some.Moved("sub", null, "2026-03-01"), Token)).Outcome);
    }

    [Fact]
    public async Task DescribeMeterAsync_SubItemOfElectricity_IsKeptAndOfWaterRefused()
    {
        var water = Some.Meter("water", Some.CodeA);
        water.EnergyType = EnergyType.Water;
        await _state.AddAsync(water);

        Assert.Equal(EditOutcome.Done, (await _editor.DescribeMeterAsync(Administrator, "sub", SubItem.Kitchen, "东楼", true, Token)).Outcome);
        Assert.Equal(EditOutcome.Unchanged, (await _editor.DescribeMeterAsync(Administrator, "sub", SubItem.Kitchen, "东楼", true, Token)).Outcome);
        Assert.Equal(new EditResult(EditOutcome.Invalid, "SubItem"), await _editor.DescribeMeterAsync(Administrator, "water", SubItem.Power, "", false, Token));

        var sub = (await _state.AllAsync<Meter>()).Single(meter => meter.Code == "sub");
        Assert.Equal((SubItem.Kitchen, "东楼", true), (sub.SubItem, sub.Household, sub.PartlyMeteredBelow));
    }

    [Fact]
    public async Task ImportAsync_SubItems_AreTakenAndRefusedWithRowAndReason()
    {
        var file = await ImportAsync("meters", "code,institution,energy,role,unit,sub_item,household\n"
            + $"e,{Some.CodeA},Electricity,Sub,kWh,D-kitchen,食堂\nw,{Some.CodeA},Water,Main,m3,A,\nx,{Some.CodeA},Electricity,Sub,kWh,Z,\n");

        Assert.Equal([(3, "sub_item"), (4, "sub_item")], file.Errors.Select(error => (error.Row, error.Column)));
        Assert.Equal("only electricity has sub-items; this meter measures Water", file.Errors[0].Reason);
        Assert.Equal((SubItem.Kitchen, "食堂"), (await _state.AllAsync<Meter>()).Where(meter => meter.Code == "e").Select(meter => (meter.SubItem!.Value, meter.Household)).Single());
    }

    [Fact]
    public async Task ImportAsync_FileThatDoesNotSpeakOfSubItems_LeavesWhatWasEntered()
    {
        await _editor.DescribeMeterAsync(Administrator, "sub", SubItem.Lifts, "东楼", false, Token);

        await ImportAsync("meters", $"code,institution,energy,role,parent,unit\nsub,{Some.CodeA},Electricity,Branch,annex,kWh\n");
        var sub = (await _state.AllAsync<Meter>()).Single(meter => meter.Code == "sub");
        Assert.Equal((MeterRole.Branch, SubItem.Lifts, "东楼"), (sub.Role, sub.SubItem, sub.Household));

        await ImportAsync("meters", $"code,institution,energy,role,parent,unit,sub_item\nsub,{Some.CodeA},Electricity,Branch,annex,kWh,\n");
        Assert.Null((await _state.AllAsync<Meter>()).Single(meter => meter.Code == "sub").SubItem);
    }

    [Fact]
    public async Task ImportAsync_ParentsThatWouldCountTwiceOrMakeACircle_AreRefusedAndTheRestIsTaken()
    {
        var file = await ImportAsync("parents", "meter,from,parent,source\nannex,2026-03-01,main,图\nannex,2026-04-01,sub,图\nsub,2026-05-01,,图\nannex,2026-05-01,main,图\nsub,2026-06-01,nowhere,图\n");

        Assert.Equal((2, 3), (file.Added, file.Rejected));
        Assert.Equal(
            [
                (2, $"the formula of {Some.CodeA} would count main and sub twice from 2026-03-01 on; end one of its terms first"),
                (3, "the meter would lie upstream of itself from 2026-04-01 on"),
                (6, "is not another meter that was imported"),
            ],
            file.Errors.Select(error => (error.Row, error.Reason)));
        Assert.Equal([("sub", null), ("annex", "main")], (await _state.AllAsync<MeterParentChange>()).Select(change => (change.MeterCode, change.ParentCode)));
    }

    [Fact]
    public async Task ImportAsync_MetersFileThatMovesAMeter_IsProvedLikeADatedMove()
    {
        var file = await ImportAsync("meters", "code,institution,energy,role,parent,unit\n"
            + $"annex,{Some.CodeA},Electricity,Main,main,kWh\nnew,{Some.CodeA},Electricity,Sub,sub,kWh\nsub,{Some.CodeA},Electricity,Sub,new,kWh\n");

        Assert.Equal([2, 4], file.Errors.Select(error => error.Row));
        Assert.Equal("the meter would lie upstream of itself", file.Errors[1].Reason);
        Assert.Null((await _state.AllAsync<Meter>()).Single(meter => meter.Code == "annex").ParentCode);
    }

    [Fact]
    public async Task ImportAsync_TermOfAMeterThatHangsBelowACountedOneLater_IsRefused()
    {
        await _state.AddAsync(Some.Meter("late", Some.CodeA), Some.Moved("late", "main", "2027-01-01"));

        var file = await ImportAsync("boundaries", $"institution,energy,meter,from,to,source\n{Some.CodeA},Electricity,late,2026-06-01,,x\n{Some.CodeA},Electricity,late,2026-05-01,2027-01-01,x\n");

        Assert.Contains("would be counted twice from 2027-01-01 on", Assert.Single(file.Errors).Reason, StringComparison.Ordinal);
        Assert.Equal(1, file.Added);
    }

    private Task<EditResult> MoveAsync(string meter, string? parent) => _editor.MoveMeterAsync(Administrator, Some.Moved(meter, parent, "2026-03-01"), Token);

    private async Task<ImportedFile> ImportAsync(string kind, string content)
    {
        var path = Path.Combine(_folder.Path, kind + ".csv");
        await File.WriteAllTextAsync(path, content, Token);
        return Assert.Single(await _importer.ImportAsync(Administrator, path, Token));
    }
}
