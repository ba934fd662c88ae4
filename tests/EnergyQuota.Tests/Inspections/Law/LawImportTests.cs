using EnergyQuota.Inspections.Calendars;
using EnergyQuota.Inspections.Law;
using EnergyQuota.Registry.Audit;
using static EnergyQuota.Tests.Inspections.LawWorld;

namespace EnergyQuota.Tests.Inspections.Law;

public sealed class LawImportTests : IDisposable
{
    private readonly LawWorld _law = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private LawBook Book => new(_law.State);

    public void Dispose() => _law.Dispose();

    [Fact]
    public async Task ImportAsync_ShippedCalendar_IsWholeAndOnceOnly()
    {
        var yaml = Repository.Read("config/calendars/2026.yaml");

        var first = await _law.Import.ImportAsync(Administrator, "2026.yaml", yaml, Token);
        var again = await _law.Import.ImportAsync(Administrator, "2026.yaml", yaml, Token);

        Assert.Equal((1, 1, 0, 0), (first.Taken, first.Changed, first.Errors.Count, again.Changed));
        var year = Assert.Single(await Book.CalendarsAsync(Officer, Token));

        // 33 days off as the notice counts them, and six make-up days.
        Assert.Equal((33, 6), (year.Days.Count(day => !day.Worked), year.Days.Count(day => day.Worked)));
        var calendar = new WorkCalendar([year]);
        Assert.Equal(248, Enumerable.Range(0, 365).Select(new DateOnly(2026, 1, 1).AddDays).Count(calendar.IsWorkingDay));
        Assert.Equal(1, _law.State.Count<AuditEntry>());
    }

    [Fact]
    public async Task ImportAsync_CorrectedCalendar_ReplacesTheYearAndSaysWhatChanged()
    {
        await _law.Import.ImportAsync(Administrator, "a", Calendar("2027-01-01", "2027-01-03"), Token);
        await _law.Import.ImportAsync(Administrator, "a", Calendar("2027-01-01", "2027-01-02"), Token);

        Assert.Equal(2, (await Book.CalendarsAsync(Officer, Token)).Single().Days.Count);
        var line = _law.State.CreateDbContext().Set<AuditEntry>().OrderByDescending(entry => entry.Id).First();
        Assert.Equal("calendar:2027", line.Subject);
        Assert.Contains("2027-01-03 holiday", line.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2027-01-03", "2027-01-01", "holidays")] // ends before it begins
    [InlineData("2026-12-31", "2027-01-01", "holidays")] // another year
    [InlineData("2027-1-1", "2027-01-01", "holidays")]
    public async Task ImportAsync_FaultyDay_TakesNothingOfTheCalendar(string from, string to, string field)
    {
        var report = await _law.Import.ImportAsync(Administrator, "a", Calendar(from, to), Token);

        Assert.Contains(report.Errors, error => error.Field == field);
        Assert.Empty(await Book.CalendarsAsync(Officer, Token));
    }

    [Fact]
    public async Task ImportAsync_MakeUpDayInTheWeekOrDayTwice_IsRefused()
    {
        var report = await _law.Import.ImportAsync(Administrator, "a", Calendar("2027-01-01", "2027-01-03") + "    make_up_days:\n      - { from: 2027-01-06, name_zh: x }\n      - { from: 2027-01-02, name_zh: x }\n", Token);

        Assert.Equal(["2027-01-06 is no weekend, so it is worked anyhow", "2027-01-02 stands twice"], report.Errors.Select(error => error.Reason));
    }

    [Fact]
    public async Task ImportAsync_ShippedLocalRule_AddsItsStep()
    {
        var report = await _law.Import.ImportAsync(Administrator, "31.yaml", Repository.Read("config/law/31-shanghai.yaml"), Token);

        Assert.Empty(report.Errors);
        var rule = Assert.Single(await Book.RulesAsync(Officer, Token));
        Assert.Equal(("31", new DateOnly(2009, 7, 1), null), (rule.RegionPrefix, rule.From, rule.Days));
        Assert.Equal([CaseState.NotAccepted], rule.After);
    }

    [Theory]
    [InlineData("Referred")]
    [InlineData("OrderServed")]
    [InlineData("5")]
    [InlineData("")]
    public async Task ImportAsync_LocalRuleElsewhereInTheLadder_IsRefused(string after)
    {
        var report = await _law.Import.ImportAsync(
            Administrator, "a", $"local_rules:\n  - id: x\n    title_zh: x\n    region: \"37\"\n    from: 2020-01-01\n    source: x\n    after: [{after}]\n", Token);

        Assert.Equal(["after"], report.Errors.Select(error => error.Field));
        Assert.Empty(await Book.RulesAsync(Officer, Token));
    }

    [Fact]
    public async Task ImportAsync_FileThatIsNoYaml_NamesTheLine() =>
        Assert.Equal("line 2", Assert.Single((await _law.Import.ImportAsync(Administrator, "a", "calendars:\n - [", Token)).Errors).Place);

    [Fact]
    public async Task ImportAsync_WhoMayNot_IsABrokenPromise()
    {
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => _law.Import.ImportAsync(Officer, "a", "", Token));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => _law.Import.ImportAsync(Administrator with { RegionPrefix = "37" }, "a", "", Token));
    }

    [Fact]
    public void IsLaw_ByTheFirstLevel_TellsItFromAStandard()
    {
        Assert.All(Repository.Files("config", "*.yaml").Where(file => file.Contains("standards", StringComparison.Ordinal)), file => Assert.False(LawImport.IsLaw(Repository.Read(file))));
        Assert.All(Repository.Files("config/calendars", "*.yaml").Concat(Repository.Files("config/law", "*.yaml")), file => Assert.True(LawImport.IsLaw(Repository.Read(file))));
    }

    private static string Calendar(string from, string to) =>
        $"calendars:\n  - year: 2027\n    source: made\n    holidays:\n      - {{ from: {from}, to: {to}, name_zh: 元旦 }}\n";
}
