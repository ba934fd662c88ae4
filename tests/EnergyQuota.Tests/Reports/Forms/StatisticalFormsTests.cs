using System.IO.Compression;
using System.Text;
using EnergyQuota.Registry.Access;
using EnergyQuota.Reports;
using EnergyQuota.Reports.Periods;
using EnergyQuota.Tests.Reports.Filing;
using static EnergyQuota.Tests.Quotas.QuotaFacts;

namespace EnergyQuota.Tests.Reports.Forms;

public sealed class StatisticalFormsTests
{
    private static readonly ReportPeriod January = ReportPeriod.Of(FilingWorld.January);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task OfRegionAsync_TwoInstitutions_ListsBothAndSumsWhatIsPrinted()
    {
        await using var world = await FilingWorld.MakeAsync();
        await world.AddRegionsAsync("3701");
        await world.AddSchoolAsync();

        var forms = await world.Forms.OfRegionAsync(FilingWorld.Officer, "3701", January, Token);

        Assert.Equal([FilingWorld.School, Code], forms!.Basics.Select(line => line.Code).Order(StringComparer.Ordinal));
        Assert.Equal(forms.Uses.Sum(line => line.Amount), Assert.Single(forms.Sums).Amount);
        Assert.Equal(2, forms.Sums[0].Institutions);
    }

    [Fact]
    public async Task OfInstitutionAsync_Printed_HoldsNumbersAsNumbersAndSaysWhatItIsNot()
    {
        await using var world = await FilingWorld.MakeAsync();

        var forms = await world.Forms.OfInstitutionAsync(FilingWorld.Officer, Code, January, Token);
        using var book = new ZipArchive(new MemoryStream(ReportForm.Find("zh", "xlsx")!.Print(forms!)));
        var sheets = book.Entries.Where(e => e.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal) && e.FullName.EndsWith(".xml", StringComparison.Ordinal)).Select(Read).ToList();

        Assert.Equal(6, sheets.Count);
        Assert.Contains(sheets, sheet => sheet.Contains("<x:v>18517.5</x:v>", StringComparison.Ordinal) || sheet.Contains("<v>18517.5</v>", StringComparison.Ordinal));
        Assert.Contains(sheets, sheet => sheet.Contains("不是国家统计调查制度的官方表式", StringComparison.Ordinal));
        Assert.All(sheets, sheet => Assert.DoesNotContain("<f>", sheet, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_OutOfScope_IsNothing()
    {
        await using var world = await FilingWorld.MakeAsync();
        await world.AddRegionsAsync("3701");
        var elsewhere = FilingWorld.Officer with { RegionPrefix = "33" };

        Assert.Null(await world.Forms.OfInstitutionAsync(elsewhere, Code, January, Token));
        Assert.Null(await world.Forms.OfRegionAsync(elsewhere, "3701", January, Token));
        Assert.Null(await world.Forms.OfRegionAsync(FilingWorld.Officer with { RegionPrefix = "370101" }, "3701", January, Token));
        Assert.Null(await world.Forms.OfInstitutionAsync(Scope.Nothing("x"), Code, January, Token));
    }

    private static string Read(ZipArchiveEntry entry)
    {
        using var reader = new StreamReader(entry.Open(), Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
