using EnergyQuota.Inspections.Papers;
using EnergyQuota.Server.Commands;
using EnergyQuota.Tests.Documents;
using EnergyQuota.Tests.Servers;

namespace EnergyQuota.Tests.Server.Commands;

public sealed class PapersCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Check_OwnTemplates_EndsWithOneWhereAnyIsFaulty()
    {
        Assert.Equal(0, await RunAsync("check", "--templates", _folder.Path));
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "circular.txt"), "@标题 x", Token);
        Assert.Equal(1, await RunAsync("check", "--templates", _folder.Path));
    }

    [Fact]
    public async Task Sample_ShippedTemplates_WritesEveryKindAsWordAndPdf()
    {
        Assert.Equal(0, await RunAsync("sample", _folder.Path));

        Assert.All(PaperKinds.All, kind =>
        {
            Assert.NotEmpty(WordFile.TextOf(File.ReadAllBytes(Path.Combine(_folder.Path, $"{kind.Slug()}.docx"))));
            Assert.NotEmpty(Poppler.TextOf(File.ReadAllBytes(Path.Combine(_folder.Path, $"{kind.Slug()}.pdf"))));
        });
    }

    private static Task<int> RunAsync(params string[] arguments) => PapersCommand.Create().Parse(arguments).InvokeAsync(cancellationToken: Token);
}
