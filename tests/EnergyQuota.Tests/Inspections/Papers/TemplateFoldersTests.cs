using EnergyQuota.Inspections.Papers;
using EnergyQuota.Inspections.Papers.Templates;
using EnergyQuota.Tests.Servers;

namespace EnergyQuota.Tests.Inspections.Papers;

public sealed class TemplateFoldersTests : IDisposable
{
    private const string Name = "circular.txt";

    private readonly TemporaryFolder _own = new();
    private readonly List<TemplateFault> _faults = [];

    private TemplateFolders Folders => new(TemplateFolders.Shipped, _own.Path);

    public void Dispose() => _own.Dispose();

    [Fact]
    public void Find_OwnOfTheRegion_GoesBeforeOwnOfAllAndShipped()
    {
        Assert.Equal("config/papers/circular.txt", Find("37"));
        Put(Name);
        Assert.Equal(Name, Find("37"));
        Put($"37/{Name}");
        Assert.Equal(($"37/{Name}", Name, Name), (Find("37"), Find("3701"), Find("")));
        Assert.Empty(_faults);
    }

    [Fact]
    public void Find_OwnFaulty_IsRefusedAndNotPassedOver()
    {
        Write(Name, "@标题 x");

        Assert.Null(Folders.Find(PaperKind.Circular, "", _faults));
        Assert.All(_faults, fault => Assert.Equal(Name, fault.File));
        Assert.NotEmpty(_faults);
    }

    [Fact]
    public void Check_StrayNames_AreTold()
    {
        Put(Name);
        Write("circulars.txt", "");
        Write("north/circular.txt", "@标题 x");

        Assert.Contains(Folders.Check(_faults), template => template.File == Name);
        Assert.Contains(_faults, fault => fault is { File: "circulars.txt", Line: 0 });
        Assert.Contains(_faults, fault => fault is { File: "north", Line: 0 });
        Assert.Contains(_faults, fault => fault.File == "north/circular.txt");
    }

    [Fact]
    public void Check_NoOwn_FindsTheShippedOnesGood()
    {
        Assert.Equal(PaperKinds.All, new TemplateFolders(TemplateFolders.Shipped, Path.Combine(_own.Path, "none")).Check(_faults).Select(template => template.Kind));
        Assert.Empty(_faults);
    }

    private string? Find(string region) => Folders.Find(PaperKind.Circular, region, _faults)?.File;

    private void Put(string name) => Write(name, File.ReadAllText(Path.Combine(TemplateFolders.Shipped, Name)));

    private void Write(string name, string text)
    {
        var path = Path.Combine(_own.Path, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
