using Microsoft.Win32.SafeHandles;

namespace EnergyQuota.Tests.Ingest;

/// <summary>A disk whose flush can be held up.</summary>
internal sealed class FlushGate : IDisposable
{
    private readonly ManualResetEventSlim _open = new(true);

    public int Flushes { get; private set; }

    public void Close() => _open.Reset();

    public void Open() => _open.Set();

    public void Flush(SafeFileHandle file)
    {
        _open.Wait(TimeSpan.FromSeconds(20));
        RandomAccess.FlushToDisk(file);
        Flushes++;
    }

    public void Dispose() => _open.Dispose();
}
