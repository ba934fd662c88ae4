using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Audit;
using EnergyQuota.Registry.Import;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.Meters;
using EnergyQuota.Tests.Servers;
using Microsoft.Extensions.Time.Testing;

namespace EnergyQuota.Tests.Registry;

/// <summary><c>facts.csv</c>: what a file says is approved by it, but for what changes more than usual.</summary>
public sealed class FactRowsTests : IDisposable
{
    private const string Header = "institution,kind,subject,from,value,present,present_of,source,reason\n";
    private readonly TestState _state = new();
    private readonly TemporaryFolder _folder = new();
    private readonly AuditLog _audit;
    private readonly Importer _importer;

    public FactRowsTests()
    {
        var time = new FakeTimeProvider(Some.Noon);
        _audit = new AuditLog(_state, time);
        _importer = new Importer(_audit, new SettlementMarks(_state, time), new MeterDirectory(_state, Some.Site), time);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _audit.Dispose();
        _state.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task ImportAsync_AreaGrowsByAThird_WaitsUntilTheFileAnswers()
    {
        await _state.AddAsync(Some.Institution(Some.CodeA, "3701"));
        await TakeAsync($"{Some.CodeA},FloorArea,,2024-01-01,9000,,,产权证,", $"{Some.CodeA},FloorArea,,2026-01-01,12000,,,产权证 2,");

        Assert.Equal(9_000m, (await OnAsync(InstitutionFactKind.FloorArea))!.Value);
        Assert.Equal(9_000m, Assert.Single(await _state.AllAsync<InstitutionFact>(), f => f.State == ApprovalState.Pending).QuestionedAgainst);
        Assert.Contains("fact.questioned", (await _state.AllAsync<AuditEntry>()).Select(e => e.Action));
        Assert.Equal(2, (await TakeAsync($"{Some.CodeA},FloorArea,,2024-01-01,9000,,,产权证,", $"{Some.CodeA},FloorArea,,2026-01-01,12000,,,产权证 2,")).Unchanged);

        var answered = await TakeAsync($"{Some.CodeA},FloorArea,,2026-01-01,12000,,,产权证 2,新楼启用");

        Assert.Equal((1, 0), (answered.Changed, answered.Rejected));
        Assert.Equal((12_000m, "新楼启用"), (await OnAsync(InstitutionFactKind.FloorArea)) is { } fact ? (fact.Value, fact.DecisionReason) : default);
        Assert.Null(await _audit.FindBrokenLineAsync(Token));
    }

    [Fact]
    public async Task ImportAsync_PersonsByType_KeepTheirSubjectAndDays()
    {
        await _state.AddAsync(Some.Institution(Some.CodeA, "3701"));
        var file = await TakeAsync(
            $"{Some.CodeA},Persons,staff,2026-01-01,400,250,365,人事,", $"{Some.CodeA},Persons,interns,2026-01-01,240,8,12,人事,",
            $"{Some.CodeA},Persons,,2026-01-01,1,,,人事,", $"{Some.CodeA},FloorArea,staff,2026-01-01,1,,,人事,", $"{Some.CodeA},Beds,,2026-01-01,1,3,2,人事,");

        Assert.Equal((2, 3), (file.Added, file.Rejected));
        Assert.Equal(["subject", "subject", "present"], file.Errors.Select(e => e.Column));
        Assert.Equal((400m, 250m, 365m), (await OnAsync(InstitutionFactKind.Persons, "staff")) is { } f ? (f.Value, f.Present, f.PresentOf) : default);
    }

    /// <summary>Rows of one chunk are compared with what stands before them in it, exactly as if it had been stored.</summary>
    [Fact]
    public async Task ImportAsync_AreaIsCorrectedToHaveEnded_ALaterOneInTheSameFileIsNotComparedWithIt()
    {
        await _state.AddAsync(Some.Institution(Some.CodeA, "3701"));
        await TakeAsync($"{Some.CodeA},FloorArea,,2026-01-01,9000,,,产权证,");
        var path = Path.Combine(_folder.Path, "facts.csv");
        await File.WriteAllTextAsync(
            path,
            "institution,kind,from,to,value,source\n"
            + $"{Some.CodeA},FloorArea,2026-01-01,2026-02-01,9000,产权证\n"
            + $"{Some.CodeA},FloorArea,2026-03-01,,20000,产权证 2\n",
            Token);

        var file = Assert.Single(await _importer.ImportAsync(Scope.System("import"), path, Token));

        Assert.Equal((1, 1), (file.Added, file.Changed));
        Assert.All(await _state.AllAsync<InstitutionFact>(), fact => Assert.Equal((ApprovalState.Approved, null), (fact.State, fact.QuestionedAgainst)));
    }

    [Fact]
    public async Task ImportAsync_RejectedAreaComesAgain_StaysRejectedAndNothingIsComparedWithIt()
    {
        await _state.AddAsync(Some.Institution(Some.CodeA, "3701"));
        var rejected = Some.Area(Some.CodeA, 9_000m);
        (rejected.State, rejected.Source) = (ApprovalState.Rejected, "产权证");
        await _state.AddAsync(rejected);

        var file = await TakeAsync($"{Some.CodeA},FloorArea,,2026-01-01,9000,,,产权证,", $"{Some.CodeA},FloorArea,,2026-03-01,20000,,,产权证 2,");

        Assert.Equal((1, 0, 1), (file.Added, file.Changed, file.Unchanged));
        Assert.Equal(
            [(9_000m, ApprovalState.Rejected, null), (20_000m, ApprovalState.Approved, (decimal?)null)],
            (await _state.AllAsync<InstitutionFact>()).Select(fact => (fact.Value, fact.State, fact.QuestionedAgainst)));
    }

    private async Task<InstitutionFact?> OnAsync(InstitutionFactKind kind, string subject = "") =>
        FactsInForce.On(await _state.AllAsync<InstitutionFact>(), kind, new DateOnly(2026, 6, 1), subject);

    private async Task<ImportedFile> TakeAsync(params string[] rows)
    {
        var path = Path.Combine(_folder.Path, "facts.csv");
        await File.WriteAllTextAsync(path, Header + string.Join('\n', rows) + "\n", Token);
        return Assert.Single(await _importer.ImportAsync(Scope.System("import"), path, Token));
    }
}
