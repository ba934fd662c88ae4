using EnergyQuota.Metering;
using EnergyQuota.Metering.Stores;
using EnergyQuota.Metering.Stores.DuckDb;
using EnergyQuota.Tests.Servers;

namespace EnergyQuota.Tests.Metering.Stores;

public sealed class DuckDbReadingStoreTests : ReadingStoreConformance
{
    private readonly TemporaryFolder _folder = new();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task OpenAsync_FolderIsAFile_SaysWhatToDo()
    {
        var path = Path.Combine(_folder.Path, "taken");
        await File.WriteAllTextAsync(path, "", Cancel);
        await using var store = new DuckDbReadingStore(path, new DuckDbOptions(), TimeProvider.System);

        var refused = await Assert.ThrowsAsync<StoreUnavailableException>(() => store.OpenAsync(Cancel));
        Assert.Contains("Data:Folder", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OpenAsync_FileIsNoDatabase_IsUnavailable()
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder.Path, "other")).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "readings.duckdb"), new string('x', 20_000), Cancel);
        await using var store = new DuckDbReadingStore(folder, new DuckDbOptions(), TimeProvider.System);

        var refused = await Assert.ThrowsAsync<StoreUnavailableException>(() => store.OpenAsync(Cancel));
        Assert.Contains(folder, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OpenAsync_CopyOfTheFilesWhileOpen_HasEveryConfirmedBatch()
    {
        var register = new RegisterId("M1");
        for (var i = 0; i < 50; i++)
        {
            await Store.AppendAsync([At(register, i, i)], Cancel);
        }

        // What lies on disk now is what a killed process leaves behind: the file and its write-ahead log.
        var copy = Directory.CreateDirectory(Path.Combine(_folder.Path, "copy")).FullName;
        foreach (var file in Directory.GetFiles(_folder.Path))
        {
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        }

        await using var store = new DuckDbReadingStore(copy, new DuckDbOptions(), TimeProvider.System);
        await store.OpenAsync(Cancel);
        Assert.Equal(50, await store.CountAsync(Job, [register], Noon, Noon.AddDays(1), Cancel));
    }

    protected override IReadingStore Create() => new DuckDbReadingStore(_folder.Path, new DuckDbOptions { MemoryLimitMegabytes = 256 }, TimeProvider.System);
}
