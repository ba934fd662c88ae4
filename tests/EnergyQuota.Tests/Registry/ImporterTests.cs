using System.Text;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Audit;
using EnergyQuota.Registry.Import;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.Meters;
using EnergyQuota.Tests.Servers;
using Microsoft.Extensions.Time.Testing;

namespace EnergyQuota.Tests.Registry;

public sealed class ImporterTests : IDisposable
{
    private const string Regions = "code,name_zh,name_en\n37,山东省,Shandong\n3701,济南市,Jinan\n";
    private const string Institutions =
        "code,name_zh,region,class,from\n" + Some.CodeA + ",市政府,3701,government,2020-01-01\n" + Some.CodeB + ",第一医院,3701,medical,2020-01-01\n";
    private const string Meters =
        "code,register,institution,energy,role,parent,unit,removed\nE1,total," + Some.CodeA + ",Electricity,Main,,kWh,2026-12-31T00:00:00+08:00\n"
        + "E2,peak," + Some.CodeA + ",Electricity,Sub,E1,kWh,\nE2,valley," + Some.CodeA + ",Electricity,Sub,E1,kWh,\n"
        + "C1,," + Some.CodeA + ",Electricity,Check,,kWh,\nG1,," + Some.CodeB + ",NaturalGas,Main,,m3,\n";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static readonly Scope System = Scope.System("import");
    private readonly TestState _state = new();
    private readonly TemporaryFolder _folder = new();
    private readonly AuditLog _audit;
    private readonly SettlementMarks _marks;
    private readonly Importer _importer;

    public ImporterTests()
    {
        var time = new FakeTimeProvider(Some.Noon);
        _audit = new AuditLog(_state, time);
        _marks = new SettlementMarks(_state, time);
        _importer = new Importer(_audit, _marks, new MeterDirectory(_state, Some.Site), time);
    }

    public void Dispose()
    {
        _audit.Dispose();
        _state.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("0001-01-01,0001-02-01", "from")]
    [InlineData("2026-01-01,9999-12-31", "to")]
    [InlineData("9999-01-01,9999-12-31", "to")]
    public async Task ImportAsync_BillBeyondBelief_IsAFaultOfItsLineAndTheNextIsTaken(string days, string column)
    {
        WriteAll();
        Write("bills", $"meter,from,to,quantity,document\nG1,{days},5,B8\nG1,2026-01-01,2026-02-01,5,B9\n");

        var bills = (await ImportAsync()).Single(file => file.File.EndsWith("bills.csv", StringComparison.Ordinal));

        Assert.Equal((2, column), (Assert.Single(bills.Errors).Row, bills.Errors[0].Column));
        Assert.Contains(await _state.AllAsync<Bill>(), bill => bill.Document == "B9");
    }

    [Theory]
    [InlineData("G1,2026-01-01,2026-02-01,5,B9\nG1,2026-02-01,2026-03-01,5,\"B1\nG1,2026-03-01,2026-04-01,5,B2\n")]
    [InlineData("G1,2026-01-01,2026-02-01,5,B9\r\nG1,2026-02-01,2026-03-01,5,\"B1\r\nG1,2026-03-01,2026-04-01,5,\"B2\"\r\n")]
    [InlineData("G1,2026-01-01,2026-02-01,5,B9\n\n\nG1,2026-02-01,2026-03-01,5,\"B1\nG1,2026-03-01,2026-04-01,5,B2", 5)]
    public async Task ImportAsync_QuotationMarkNotClosed_NamesTheLineWhereItOpens(string rows, int line = 3)
    {
        WriteAll();
        Write("bills", "meter,from,to,quantity,document\n" + rows);

        var bills = (await ImportAsync()).Single(file => file.File.EndsWith("bills.csv", StringComparison.Ordinal));

        Assert.Equal((1, line), (bills.Added, Assert.Single(bills.Errors).Row));
        Assert.Equal("G1,2026-02-01,2026-03-01,5,\"B1", bills.Errors[0].Original);
    }

    [Fact]
    public async Task ImportAsync_AllFilesTwice_TheSecondTimeChangesNothing()
    {
        WriteAll();

        var first = await ImportAsync();
        var lines = (await _state.AllAsync<AuditEntry>()).Count;
        var second = await ImportAsync();

        Assert.All(first, file => Assert.Equal((0, 0), (file.Rejected, file.Changed)));
        Assert.Equal([2, 2, 5, 2, 1, 1, 1], first.Select(file => file.Added));
        Assert.All(second, file => Assert.Equal((0, 0, 0), (file.Added, file.Changed, file.Rejected)));
        Assert.Equal(first.Select(file => file.Added), second.Select(file => file.Unchanged));
        Assert.Equal(lines, (await _state.AllAsync<AuditEntry>()).Count);
        Assert.Null(await _audit.FindBrokenLineAsync(Token));
        Assert.NotNull((await _state.AllAsync<Meter>()).Single(meter => meter.Code == "E1").RemovedAt);
    }

    [Fact]
    public async Task ImportAsync_OneRowChanged_ChangesItAndMarksTheRegister()
    {
        WriteAll();
        await ImportAsync();
        await _marks.ClearAsync(await _marks.ListAsync(100, Token), Token);
        Write("events", "meter,kind,at,factor,source\nE1,MultiplierChange,2026-02-01T00:00:00+08:00,60,changed\n");

        var events = (await ImportAsync()).Single(file => file.File.EndsWith("events.csv", StringComparison.Ordinal));

        Assert.Equal((0, 1, 0), (events.Added, events.Changed, events.Unchanged));
        Assert.Equal("E1", Assert.Single(await _marks.ListAsync(100, Token)).Range.Register.Meter);
        Assert.Equal(60m, Assert.Single(await _state.AllAsync<RegisterEventRecord>()).Factor);
    }

    [Fact]
    public async Task ImportAsync_MeterChangedInOneRow_MarksAllItsRegisters()
    {
        WriteAll();
        await ImportAsync();
        await _marks.ClearAsync(await _marks.ListAsync(100, Token), Token);
        Write("meters", "code,register,institution,energy,role,parent,unit,zone\nE2,peak," + Some.CodeA + ",Electricity,Sub,E1,kWh,+09:00\n");

        await ImportAsync();

        Assert.Equal(["E2/peak", "E2/valley"], (await _marks.ListAsync(100, Token)).Select(mark => mark.Range.Register.ToString()));
    }

    [Fact]
    public async Task ImportAsync_FactCorrected_KeepsTheEarlierOne()
    {
        WriteAll();
        await ImportAsync();
        Write("facts", "institution,kind,from,value,source\n" + Some.CodeA + ",FloorArea,2026-01-01,12000,survey\n");

        var corrected = (await ImportAsync()).Single(file => file.File.EndsWith("facts.csv", StringComparison.Ordinal));
        var again = (await ImportAsync()).Single(file => file.File.EndsWith("facts.csv", StringComparison.Ordinal));

        var facts = await _state.AllAsync<InstitutionFact>();
        Assert.Equal((1, 1), (corrected.Changed, again.Unchanged));
        Assert.Equal(2, facts.Count);
        Assert.Equal(12000m, FactsInForce.On(facts, InstitutionFactKind.FloorArea, new DateOnly(2026, 6, 1))!.Value);
    }

    [Theory]
    [InlineData("institutions", "code,name_zh,region,class,from", "123,甲,3701,government,2020-01-01", "code")]
    [InlineData("institutions", "code,name_zh,region,class,from", "11370000MB2848003C,甲,44,government,2020-01-01", "region")]
    [InlineData("institutions", "code,name_zh,region,class,from", "11370000MB2848003C,甲,3701,government,2020-13-01", "from")]
    [InlineData("meters", "code,institution,energy,role,unit", "N,nobody,Electricity,Main,kWh", "institution")]
    [InlineData("meters", "code,institution,energy,role,unit", "N," + Some.CodeA + ",Electricity,Main,KWH", "unit")]
    [InlineData("meters", "code,institution,energy,role,unit", "N," + Some.CodeA + ",Water,Main,kWh", "unit")]
    [InlineData("meters", "code,institution,energy,role,unit", "N," + Some.CodeA + ",Steam,Main,kWh", "energy")]
    [InlineData("meters", "code,institution,energy,role,unit,zone", "N," + Some.CodeA + ",Electricity,Main,kWh,Mars/Base", "zone")]
    [InlineData("meters", "code,institution,energy,role,unit,parent", "N," + Some.CodeA + ",Electricity,Main,kWh,nowhere", "parent")]
    [InlineData("meters", "code,institution,energy,role,unit,interval_s", "N," + Some.CodeA + ",Electricity,Main,kWh,1.5", "interval_s")]
    [InlineData("boundaries", "institution,energy,meter,from,source", Some.CodeA + ",Electricity,C1,2026-01-01,x", "meter")]
    [InlineData("boundaries", "institution,energy,meter,from,source", Some.CodeA + ",Electricity,G1,2026-01-01,x", "energy")]
    [InlineData("boundaries", "institution,energy,meter,from,source,share", Some.CodeB + ",Electricity,E1,2026-01-01,x,0.5", "share")]
    [InlineData("boundaries", "institution,energy,meter,from,source,share", Some.CodeB + ",Electricity,E1,2026-01-01,x,1.5", "share")]
    [InlineData("boundaries", "institution,energy,meter,share,from,source", Some.CodeA + ",Electricity,E1,0.2,2026-06-01,x", "meter")] // E1 counts already
    [InlineData("boundaries", "institution,energy,meter,register,share,from,source", Some.CodeA + ",Electricity,E2,valley,0.2,2026-06-01,x", "meter")] // below E1
    [InlineData("boundaries", "institution,energy,meter,sign,from,source", Some.CodeA + ",Electricity,E1,99999999999999999999,2026-01-01,x", "sign")]
    [InlineData("facts", "institution,kind,from,value,source", Some.CodeA + ",FloorArea,2026-01-01,-5,x", "value")]
    [InlineData("facts", "institution,kind,from,value,source", Some.CodeA + ",FloorArea,2026-01-01,many,x", "value")]
    [InlineData("events", "meter,kind,at,factor,source", "E1,MultiplierChange,2026-02-01 00:00,2,x", "at")]
    [InlineData("events", "meter,kind,at,factor,source", "E1,Decision,2026-02-01T00:00:00Z,2,x", "kind")]
    [InlineData("bills", "meter,from,to,quantity,document", "G1,2026-02-01,2026-02-01,5,B9", "to")]
    [InlineData("bills", "meter,from,to,quantity,document", "G1,2026-01-15,2026-02-15,5,B9", "from")]
    public async Task ImportAsync_BadRow_IsReportedWithItsColumnAndTheGoodRowsAreTaken(string kind, string header, string bad, string column)
    {
        WriteAll();
        await ImportAsync();
        Write(kind, $"{header}\n{bad}\n");

        var result = Assert.Single(await _importer.ImportAsync(System, Path.Combine(_folder.Path, $"{kind}.csv"), Token));

        var error = Assert.Single(result.Errors);
        Assert.Equal((2, column, bad, 1, 0), (error.Row, error.Column, error.Original, result.Rejected, result.Added + result.Changed));
        var list = await File.ReadAllTextAsync(Path.Combine(_folder.Path, $"{kind}.errors.csv"), Token);
        Assert.Contains(error.Reason.Split(';')[0], list, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ImportAsync_GoodAndBadRowsMixed_TakesAllGoodOnes()
    {
        Write("regions", "code,name_zh\n37,山东省\nabc,坏\n3701,济南市\n37,又是山东\n");

        var result = Assert.Single(await ImportAsync());

        Assert.Equal((2, 2), (result.Added, result.Rejected));
        Assert.Equal([3, 5], result.Errors.Select(error => error.Row));
    }

    [Fact]
    public async Task ImportAsync_ThousandsOfBadRows_CountsAndListsAllAndKeepsTheFirst()
    {
        Write("regions", "code,name_zh\n" + string.Concat(Enumerable.Range(0, 2_500).Select(i => $"x{i},\n")) + "37,山东省\n");

        var result = Assert.Single(await ImportAsync());

        Assert.Equal((1, 2_500, 5_000L), (result.Added, result.Rejected, result.ErrorCount));
        Assert.Equal(ImportedFile.ErrorsKept, result.Errors.Count);
        var list = await File.ReadAllLinesAsync(result.ErrorFile!, Token);
        Assert.Equal("File,Row,Column,Value,Reason,Original", list[0]);
        Assert.Equal(5_001, list.Length);
        Assert.StartsWith("regions.csv,2501,code,x2499,", list[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task ImportAsync_DirectoryInUse_KnowsTheNewMeters()
    {
        WriteAll();
        var (used, unused) = (new MeterDirectory(_state, Some.Site), new MeterDirectory(_state, Some.Site));
        await used.RefreshAsync(Token);

        foreach (var directory in (MeterDirectory[])[used, unused])
        {
            await new Importer(_audit, _marks, directory, new FakeTimeProvider(Some.Noon)).ImportAsync(System, _folder.Path, Token);
        }

        Assert.NotNull(used.Find("E1"));
        Assert.False(unused.IsLoaded);
    }

    [Fact]
    public async Task ImportAsync_RowsOfOneMeterDisagree_RefusesTheSecond()
    {
        Write("regions", Regions);
        Write("institutions", Institutions);
        Write("meters", "code,register,institution,energy,role,unit\nE1,a," + Some.CodeA + ",Electricity,Main,kWh\nE1,b," + Some.CodeB + ",Electricity,Main,kWh\n");

        Assert.Equal(1, (await ImportAsync())[2].Rejected);
        Assert.Equal(Some.CodeA, Assert.Single(await _state.AllAsync<Meter>()).InstitutionCode);
    }

    [Fact]
    public async Task ImportAsync_SavedByAChineseSpreadsheet_ReadsTheNames()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "regions.csv"), Regions, Encoding.GetEncoding("GB18030"), Token);

        await ImportAsync();

        Assert.Equal("山东省", (await _state.AllAsync<Region>()).Single(region => region.Code == "37").NameZh);
    }

    [Fact]
    public async Task ImportAsync_ColumnMissing_SaysWhichAndTakesNothing()
    {
        Write("regions", "code\n37\n");

        Assert.Equal("name_zh", Assert.Single(Assert.Single(await ImportAsync()).Errors).Column);
        Assert.Empty(await _state.AllAsync<Region>());
    }

    [Fact]
    public async Task ImportAsync_ErrorsMended_RemovesTheListOfErrors()
    {
        Write("regions", "code,name_zh\nabc,坏\n");
        await ImportAsync();
        Write("regions", Regions);

        await ImportAsync();

        Assert.False(File.Exists(Path.Combine(_folder.Path, "regions.errors.csv")));
    }

    [Fact]
    public async Task ImportAsync_ShareChangesInMidYear_EndsOneTermAndBeginsTheNext()
    {
        WriteAll();
        await ImportAsync();
        Write("boundaries", "institution,energy,meter,share,from,to,source\n"
            + Some.CodeA + ",Electricity,E1,0.75,2026-01-01,2026-07-01,lease\n" + Some.CodeA + ",Electricity,E1,0.5,2026-07-01,,lease 2\n");

        var result = Assert.Single(await _importer.ImportAsync(System, Path.Combine(_folder.Path, "boundaries.csv"), Token));

        Assert.Equal((1, 1, 0), (result.Added, result.Changed, result.Rejected));
    }

    [Fact]
    public async Task ImportAsync_ActorOfOneCity_IsRefused()
    {
        WriteAll();

        await Assert.ThrowsAsync<UnauthorizedAccessException>(
            () => _importer.ImportAsync(new Scope("city", Role.Administrator, "3701"), _folder.Path, Token));
        Assert.Empty(await _state.AllAsync<Region>());
    }

    private Task<IReadOnlyList<ImportedFile>> ImportAsync() => _importer.ImportAsync(System, _folder.Path, Token);

    private void WriteAll()
    {
        Write("regions", Regions);
        Write("institutions", Institutions);
        Write("meters", Meters);
        Write("boundaries", "institution,energy,meter,register,sign,share,from,to,source\n"
            + Some.CodeA + ",Electricity,E1,,1,0.75,2026-01-01,,lease\n" + Some.CodeA + ",Electricity,E2,peak,-1,0.5,2026-01-01,,lease\n");
        Write("facts", "institution,kind,from,value,source\n" + Some.CodeA + ",FloorArea,2026-01-01,12500.5,survey\n");
        Write("events", "meter,kind,at,factor,source\nE1,MultiplierChange,2026-02-01T00:00:00+08:00,40,form\n");
        Write("bills", "meter,from,to,quantity,cost_yuan,document\nG1,2026-01-01,2026-02-01,1200,4200.50,B1\n");
    }

    private void Write(string kind, string content) => File.WriteAllText(Path.Combine(_folder.Path, $"{kind}.csv"), content);
}
