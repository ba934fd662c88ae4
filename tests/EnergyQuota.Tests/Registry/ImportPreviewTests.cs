using System.IO.Compression;
using CsCheck;
using EnergyQuota.Registry.Access;
using EnergyQuota.Registry.Audit;
using EnergyQuota.Registry.Import;
using EnergyQuota.Registry.Institutions;
using EnergyQuota.Registry.Meters;
using EnergyQuota.Tests.Servers;
using Microsoft.Extensions.Time.Testing;

namespace EnergyQuota.Tests.Registry;

/// <summary>A preview tells what importing does, and does none of it.</summary>
public sealed class ImportPreviewTests : IDisposable
{
    private static readonly Scope System = Scope.System("import");
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void PreviewAsync_AnyFiles_TellsWhatImportingThenDoesAndChangesNothing() =>
        Gen.Select(RegistryFiles.Gen, RegistryFiles.Gen).Sample((first, second) => CheckAsync(first, second).GetAwaiter().GetResult(), iter: 6, threads: 1);

    [Fact]
    public async Task PreviewAsync_SomebodyWhoMayNotImport_IsRefused()
    {
        using var world = new World();
        Write("regions", "code,name_zh\n37,山东省\n");

        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => world.Importer.PreviewAsync(new Scope("a", Role.Administrator, "37"), _folder.Path, Token));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => world.Importer.PreviewAsync(new Scope("a", Role.Officer, "") { SeesClassified = true }, _folder.Path, Token));
    }

    [Fact]
    public async Task PreviewAsync_ChangedRow_TellsWhatItWasAndWhatItBecomes()
    {
        using var world = new World();
        Write("regions", "code,name_zh\n37,山东省\n");
        await world.Importer.ImportAsync(System, _folder.Path, Token);
        Write("regions", "code,name_zh\n37,山东\n3701,济南市\nx,\n");

        var preview = await world.Importer.PreviewAsync(System, _folder.Path, Token);

        Assert.Equal(["import.changed", "import.added"], preview.Lines.Select(line => line.Action));
        Assert.Equal((1, 1, 1), (preview.Files[0].Added, preview.Files[0].Changed, preview.Files[0].Rejected));
        Assert.Equal("山东省", Assert.Single(await world.State.AllAsync<Region>()).NameZh);
    }

    [Fact]
    public void Write_WorkbookWithDaysNumbersAndTexts_GivesTheFilesThatWouldBeTyped()
    {
        using var workbook = Workbook("""
            <row r="1"><c r="A1" t="inlineStr"><is><t>code</t></is></c><c r="B1" t="inlineStr"><is><t>from</t></is></c><c r="C1" t="inlineStr"><is><t>value</t></is></c><c r="D1" t="inlineStr"><is><t>note</t></is></c></row>
            <row r="2"><c r="A2" t="inlineStr"><is><t>11370000MB2848001A</t></is></c><c r="B2" s="1"><v>46023</v></c><c r="C2"><v>1250.5</v></c><c r="D2" t="inlineStr"><is><t>a, "b"</t></is></c></row>
            """);

        Assert.Equal(["facts"], WorkbookSheets.Write(workbook, _folder.Path));

        Assert.Equal(
            "code,from,value,note\n11370000MB2848001A,2026-01-01,1250.5,\"a, \"\"b\"\"\"\n",
            File.ReadAllText(Path.Combine(_folder.Path, "facts.csv")).ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Write_SomethingElseThanAWorkbook_SaysSo()
    {
        using var text = new MemoryStream("code,name_zh"u8.ToArray());

        Assert.Throws<InvalidDataException>(() => WorkbookSheets.Write(text, _folder.Path));
    }

    private async Task CheckAsync(IReadOnlyDictionary<string, string> first, IReadOnlyDictionary<string, string> second)
    {
        using var world = new World();
        foreach (var files in new[] { first, second, second })
        {
            foreach (var (name, content) in files)
            {
                Write(name, content);
            }

            var before = await world.ContentAsync();
            var preview = await world.Importer.PreviewAsync(System, _folder.Path, Token);
            Assert.Equal(before, await world.ContentAsync());
            Assert.Equal(preview.Digest, (await world.Importer.PreviewAsync(System, _folder.Path, Token)).Digest);
            var taken = await world.Importer.ImportAsync(System, _folder.Path, Token);
            Assert.Equal(preview.Files.Select(Counts), taken.Select(Counts));
            Assert.Equal(before.Audit + preview.LineCount, (await world.ContentAsync()).Audit);
        }
    }

    private static (string, int, int, int, int, long) Counts(ImportedFile file) => (file.File, file.Added, file.Changed, file.Unchanged, file.Rejected, file.ErrorCount);

    private void Write(string name, string content) => File.WriteAllText(Path.Combine(_folder.Path, name + ".csv"), content);

    private static MemoryStream Workbook(string rows)
    {
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "[Content_Types].xml", """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>""");
            Add(zip, "_rels/.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
            Add(zip, "xl/_rels/workbook.xml.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>""");
            Add(zip, "xl/workbook.xml", """<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="facts" sheetId="1" r:id="r1"/></sheets></workbook>""");
            Add(zip, "xl/styles.xml", """<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>""");
            Add(zip, "xl/worksheets/sheet1.xml", $"""<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>""");
        }

        stream.Position = 0;
        return stream;
    }

    private static void Add(ZipArchive zip, string name, string content)
    {
        using var writer = new StreamWriter(zip.CreateEntry(name).Open());
        writer.Write(content);
    }

    private sealed class World : IDisposable
    {
        private readonly AuditLog _audit;

        public World()
        {
            var time = new FakeTimeProvider(Some.Noon);
            _audit = new AuditLog(State, time);
            Importer = new Importer(_audit, new SettlementMarks(State, time), new MeterDirectory(State, Some.Site), time);
        }

        public TestState State { get; } = new();

        public Importer Importer { get; }

        public async Task<(int Regions, int Institutions, int Meters, int Terms, int Facts, int Bills, int Marks, long Audit)> ContentAsync() => (
            (await State.AllAsync<Region>()).Count, (await State.AllAsync<Institution>()).Count, (await State.AllAsync<Meter>()).Count, (await State.AllAsync<BoundaryTerm>()).Count,
            (await State.AllAsync<InstitutionFact>()).Count, (await State.AllAsync<Bill>()).Count, (await State.AllAsync<SettlementMarkRow>()).Count, (await State.AllAsync<AuditEntry>()).Count);

        public void Dispose()
        {
            _audit.Dispose();
            State.Dispose();
        }
    }
}
